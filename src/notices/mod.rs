//! What people and programs are told: webhooks as Standard Webhooks defines them, Slack, mail. Events come from what
//! happened; digests say what waits. Nothing here decides anything: no message carries a way to say yes.
//!
//! `step` does one thing that is due; [`Messenger`] is the thread that calls it. A message may arrive twice, with the same
//! id; none is lost before its day of tries is over.

mod digest;
mod endpoint;
mod events;
mod mail;
mod post;
mod schedule;
mod sign;
mod step;

pub use digest::{RHYTHMS, rhythm_of};
pub use endpoint::{ChangeEndpoint, CreateEndpoint, RemoveEndpoint, ResendDelivery, RotateSecret, SendTest};
pub use events::{CHANNELS, EVENTS, Event, fits};
pub use mail::MailServer;
pub use schedule::{TRIES, delay_secs};
pub use sign::{read_secret, show_secret, sign};
pub use step::{Messenger, announce, step};

use crate::domain::Targets;

/// What the operator allows this server to send, and how people reach it.
#[derive(Debug, Clone, Default)]
pub struct Outgoing {
    /// What webhooks may reach.
    pub targets: Targets,
    /// Where mail is handed over; none: no mail.
    pub mail: Option<MailServer>,
    /// The address people type, without a slash at its end, for links to pages that ask for a sign-in.
    pub url: String,
}
