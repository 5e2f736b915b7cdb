//! What people and programs are told: signed webhooks and digests by SLA class, never one message per item.
