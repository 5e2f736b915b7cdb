//! The oversight document of a workflow, written from the running system and checked against it.
