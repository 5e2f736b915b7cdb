//! What stands around the pages of one project: its name, where one is, and where one may go.

use crate::http::Me;
use crate::http::speech::told;
use crate::people::{LABEL, LEAD, RUN};
use crate::reviews::practice_said;
use crate::store::ProjectRow;
use serde::{Deserialize, Serialize};

/// The frame of a project's page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Frame {
    pub slug: String,
    pub title: String,
    /// The tab one is in.
    pub here: &'static str,
    pub is_demo: bool,
    pub can_label: bool,
    pub can_look: bool,
    pub can_run: bool,
    /// Since which day it is archived.
    pub archived: Option<String>,
    /// What was just done, in words.
    pub done: Option<String>,
}

impl Frame {
    pub fn new(project: &ProjectRow, me: &Me, here: &'static str, done: &Done) -> Frame {
        Frame {
            slug: project.slug.clone(),
            title: project.title.clone(),
            here,
            is_demo: project.is_demo,
            can_label: project.archived.is_none() && me.may(LABEL, project.id),
            can_look: me.may(LEAD, project.id),
            can_run: me.may(RUN, project.id),
            archived: project.archived.map(|at| at.to_rfc3339().chars().take(10).collect()),
            done: done.text(),
        }
    }
}

/// `?done=saved` behind a redirect: a word of ours, never a text from outside.
#[derive(Debug, Default, Deserialize)]
pub struct Done {
    done: Option<String>,
}

impl Done {
    /// One of the words below.
    pub(super) fn of(word: &str) -> Done {
        Done { done: Some(word.to_owned()) }
    }

    pub(super) fn text(&self) -> Option<String> {
        self.english().map(told)
    }

    fn english(&self) -> Option<&'static str> {
        Some(match self.done.as_deref()? {
            "saved" => "Saved.",
            "unarchived" => "Brought back as it was.",
            "cloned" => {
                "The new project is made. Items that come along are on their way; reload this page to see how many are there."
            }
            "deleted" => "The project is deleted. Its rows and files are being removed.",
            "erased" => "The item is deleted.",
            "erased-many" => "The items are deleted.",
            "created" => "The project is ready. Import some items next.",
            "created-with-items" => "The project is made. This is what became of the file:",
            "changed" => "Your answer was changed.",
            "undone" => "Your answer was taken back. Here is the item again.",
            "late" => {
                "That item had gone to somebody else by then. Your answer was kept as late and does not count as a label."
            }
            "keys" => "From now on every page has these keys.",
            "language" => "From now on your pages are in this language.",
            "to-lead" => "Escalated. A lead decides about it; here is the next one.",
            "skipped" => "Skipped. Somebody else will be asked about it.",
            "gone" => "That item is not yours any more, so nothing was stored. Here is the next one.",
            "started" => "A round is in line. It starts in a moment.",
            "accepted" => "Accepted. People will be asked to check some of it.",
            "withdrawn" => "Withdrawn. Its items can be asked about again.",
            "cancelled" => "The round is being cancelled.",
            "rolled-back" => "That model suggests and orders the queue again.",
            "no-test-set" => "The test set was removed. Rounds that were scored on it keep their numbers.",
            "role" => "The role was changed.",
            "removed" => "That person has no role here any more.",
            "closed" => "The account is closed, its sessions and tokens have ended.",
            "opened" => "The account is open again.",
            "revoked" => "The token was revoked.",
            "ended" => "The session was ended.",
            "searched" => "Searched again.",
            "decided" => "Decided. What people answered stays on record.",
            "excluded" => {
                "Excluded: nobody is asked about it, and exports leave it out. The table of items takes it back."
            }
            "handed-back" => "Settled. Others are asked about it.",
            "undecided" => "Taken back. Here is the item again.",
            "asked-again" => "Another person is asked.",
            "nobody-left" => "Everybody with a role here has answered or skipped it: nobody is left to ask.",
            "nothing-to-ask" => "Nothing to ask: it waits for another person already, or the list is empty.",
            "nothing-ticked" => "Tick some rows first, or choose all that fit.",
            "nothing-listed" => {
                "Nothing here needs an answer from you: labeled, held by others, excluded, or in the holdout."
            }
            "list-stopped" => "The list is put away. The queue chooses what you label next.",
            "tested" => "The test is in line; it goes out in a moment. Look again to see what became of it.",
            "resent" => "It is in line again, with the same id.",
            "gone-endpoint" => "Removed. Nothing goes there any more.",
            "password" => "Your password was changed.",
            "approved" => "Approved. Its caller may act on it, once.",
            "edited" => "Approved with your edit. Its caller may run exactly that, once.",
            "rejected" => "Rejected. Its caller may not act on it.",
            "escalated" => "Sent to the second tier.",
            "over-authority" => {
                "Your edit raises the amount above what a first reviewer may give, so the second tier decides."
            }
            "put-off" => "Put off. It comes back on that day, and is not executed until then.",
            "confirmed" => "Confirmed: it was rightly done.",
            "overturned" => "Overturned: it should not have been done like that.",
            "unsure" => "Sent to the second tier for another look.",
            "share" => "The share was set. The draw counts anew from here.",
            "retired" => "Out of the stock. What people made of it stays on record.",
            "passed" => "Passed on. Somebody else is asked; it does not come back to you.",
            "put-back" => "Put back. Anybody may take it.",
            "enough" => "You have decided as many today as one person should. Go on tomorrow.",
            "started-workflow" => "The workflow is ready. Its policy is active.",
            "started-careful" => {
                "The workflow is ready and asks people about everything. The policy that lets it act alone runs in the shadow until another person activates it."
            }
            "started-own" => {
                "The workflow is ready. Everything in it waits for people until its policy says otherwise."
            }
            "samples" => "The samples are loaded, as if a program had asked.",
            "swept" => "Done: what stayed is approved, what you pulled out waits in the queue.",
            "halted" => "Stopped. Nothing new acts, and unused permissions are revoked.",
            "resumed" => "It goes on. What was halted stays halted: its caller asks again.",
            "looked" => "Looked at the verdicts there are. What came of it stands here.",
            "new-version" => "Proposed. It routes nothing until it is activated.",
            "activated" => "Activated. It routes every new decision from now on.",
            "in-shadow" => "It runs in the shadow: its route is written beside the live one, and nothing acts on it.",
            "no-shadow" => "Nothing runs in the shadow any more.",
            "proposed" => "Proposed. It runs in the shadow from now on, and another person activates it.",
            "extended" => "Extended until the day ends.",
            "stopped" => "Stopped before it left the outbox.",
            word => return practice_said(word),
        })
    }
}
