# The words of the pages in English, the original. How to write and add languages: docs/languages.md.

# The language itself: the plural form of a number, for scripts
plural-form =
    { $n ->
        [one] one
       *[other] other
    }

# templates/layout.html
nav-skip = To the content
nav-projects = Projects
nav-decisions = Decisions
nav-account = Your account
nav-people = People
nav-audit = Audit
nav-notices = Notices
nav-help = Help
nav-sign-out = Sign out

# templates/project_layout.html
tabs-project = Project
tab-overview = Overview
tab-label = Label
tab-items = Items
tab-agreement = Agreement
tab-suspects = Suspicious labels
tab-import = Import
tab-export = Export
tab-people = People
tab-settings = Settings

# templates/workflow_layout.html
tabs-workflow = Workflow
tab-queue = Queue
tab-sweep = Sweep
tab-own-reviews = Your reviews
tab-workflow = Workflow
tab-metrics = Metrics
tab-policy = Policy
tab-reconciliation = Executed and approved
tab-oversight = Oversight
tab-notices = Notices
tab-workflows = All workflows

# templates/workflow_layout.html
workflow-solo = <b>Solo mode.</b> One person may ask and decide here. No second person checks them, and every verdict says so.
undo = Undo

# Times and numbers
when-moment = { $day }, { $time } UTC
when-month-1 = { $day } Jan { $year }
when-month-2 = { $day } Feb { $year }
when-month-3 = { $day } Mar { $year }
when-month-4 = { $day } Apr { $year }
when-month-5 = { $day } May { $year }
when-month-6 = { $day } Jun { $year }
when-month-7 = { $day } Jul { $year }
when-month-8 = { $day } Aug { $year }
when-month-9 = { $day } Sep { $year }
when-month-10 = { $day } Oct { $year }
when-month-11 = { $day } Nov { $year }
when-month-12 = { $day } Dec { $year }
when-now = just now
when-minutes =
    { $n ->
        [one] { $n } minute ago
       *[other] { $n } minutes ago
    }
when-hours =
    { $n ->
        [one] { $n } hour ago
       *[other] { $n } hours ago
    }
when-days =
    { $n ->
        [one] { $n } day ago
       *[other] { $n } days ago
    }
when-secs = { $n } s
when-mins-secs = { $min } min { $secs } s
sure-very = very sure
sure = sure
sure-fairly = fairly sure
sure-not = not sure
sure-guessing = guessing
source-random = random draw
source-holdout = holdout
source-audit = check of an accepted item
source-coverage = covers the pool
source-suspect = suspicious label
source-strange = far from everything labeled
source-relabel = second opinion
source-tie = answers that differ
source-list = chosen on the table of items
source-assigned = assigned to this person

# templates/sign_in/form.html
sign-in = Sign in
sign-in-nobody = Nobody has an account yet. The server printed a one-time link when it started: open that.
sign-in-name = Name
sign-in-password = Password
sign-in-forgotten = No password, or forgotten? Ask an admin for a sign-in link.

# templates/sign_in/link.html
welcome-name = Welcome, { $name }
welcome = Welcome to qualm
sign-in-first = You are the first here. You become the admin, who invites everybody else.
sign-in-your-name = Your name
sign-in-new-password = A new password
sign-in-a-password = A password
sign-in-may-be-empty = (may stay empty)
sign-in-password-hint = 12 characters or more. Without one you come in by a new link each time.
sign-in-button = Sign in
sign-in-once = This link works once.

# templates/error.html
error-to-workflows = To the workflows
error-to-workflow = Back to the workflow
error-to-projects = To the projects

# Statuses, on the error page
status-400 = Bad Request
status-401 = Unauthorized
status-403 = Forbidden
status-404 = Not Found
status-405 = Method Not Allowed
status-409 = Conflict
status-410 = Gone
status-412 = Precondition Failed
status-413 = Payload Too Large
status-422 = Unprocessable Entity
status-423 = Locked
status-429 = Too Many Requests
status-500 = Internal Server Error
status-503 = Service Unavailable

# templates/account.html
account = Your account
account-new-token = Your token
account-copy-token = Copy it now: it is not shown again.
account-keys = Keys
account-keys-used-to = The keys you are used to
account-keys-hint = What each key does stands on its button, in the help and under <kbd>?</kbd>. <a href="/help#keys">All keys</a>
save = Save
account-password = Password
account-present-password = Present password
account-new-password = New password
account-password-hint = 12 characters or more. You are signed out everywhere and sign in with it.
account-set-password = Set the password
account-tokens = API tokens
account-tokens-table = Tokens
account-token-name = Name
account-token-may = May
account-token-made = Made
account-token-used = Used
account-never = never
account-token-until = until { $text }
account-revoke = Revoke
account-token-example = nightly export
account-token-days = Works for how many days
account-until-revoked = until revoked
account-it-may = It may
account-make-token = Make a token
account-token-hint = A token never does more than you may. Scripts send it as <code>Authorization: Bearer …</code>
account-sessions = Where you are signed in
account-since = Since
account-last-seen = Last seen
account-this-one = this one
account-end-session = End
account-language = Language
account-language-pages = The language of the pages
account-language-browser = as the browser says
account-language-hint = Class names, guides and items stay as your team wrote them.

# What a token may do, and what became of it
account-token-revoked = revoked
account-token-over = has run out
room-scope-read = look at projects, items and rounds
room-scope-label = claim items and answer them
room-scope-import = add items
room-scope-export = download datasets
room-scope-train = start, cancel and roll back rounds
room-scope-route = post decisions of models, call them off
room-scope-effect = see grants and report what was done
room-scope-decide = review decisions; never together with route or effect
room-scope-admin = projects, accounts, roles, tokens, settings

# Roles, as they are shown
room-role-labeler = labeler
room-role-reviewer = reviewer
room-role-lead = lead
room-role-engineer = engineer
room-role-admin = admin
room-role-agent = agent

# templates/projects/throughput.html
throughput = Work by day
throughput-span = How far back
throughput-days =
    { $n ->
        [one] Today
       *[other] Last { $n } days
    }
throughput-by-project = By project
throughput-project = Project
throughput-answers = Answers
throughput-people = People
throughput-hours = Hours
throughput-an-hour = Answers an hour
throughput-hint = Hours run from each person’s answer to their next one; pauses of more than 5 minutes count nothing. Answers that stand, days in UTC.
throughput-by-day = By day
throughput-day = Day
throughput-csv = As CSV
throughput-none = Nobody answered in this time.
throughput-no-projects = No project to look at
throughput-no-projects-text = Work by day is for leads, engineers and admins of a project.

# templates/projects/list.html
projects = Projects
projects-new = New project
projects-demo = A demo: its tickets and its three labelers are made up.
projects-role = { $model_text } · you are { $role } here
projects-label = Label
projects-overview = Overview
projects-export = Export
projects-none = There is no project yet
projects-none-text = A project has items, such as tickets or table rows, and the classes they may get. Bring a CSV or JSONL file; its columns are looked at for you.
projects-make = Make a project
projects-in-none = You are in no project yet
projects-in-none-text = Ask an admin, or whoever runs a project, to add you to it. Then reload this page.
items-delete = Delete
projects-archived = Archived
projects-archived-hint = They can be read and exported, and nothing in them changes.
projects-archived-by = archived by { $by } on { $day }
projects-archived-on = archived on { $day }
projects-bring-back = Bring it back
project-archived = Archived since { $day }: everything can be read and exported, and nothing in it changes.
projects-no-items = no items yet
projects-labeled =
    { $labeled } of { $n ->
        [one] { $n } item
       *[other] { $n } items
    } labeled ({ $share })
projects-model =
    a model from { $n ->
        [one] { $n } round
       *[other] { $n } rounds
    }
projects-no-round = no round yet
projects-no-model =
    { $n ->
        [one] { $n } round
       *[other] { $n } rounds
    }, no model yet

# templates/_invite.html
invite = Give this link to <b>{ $name }</b>. It signs them in once, within 7 days, and is not shown again.

# templates/label/_past.html
past-flagged = flagged
past-note = note
js-label-model-said = the model said { $said }
past-another = Another class for this answer
past-change = Change
past-take-back = Take back

# templates/label/mine.html
mine = My answers
mine-today =
    <b>{ $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }</b> today
mine-pace = , <b>{ $pace }</b> an hour while you work
mine-go-on = Go on labeling
mine-pace-hint = Pauses of more than five minutes do not count. Only you see this page, and nobody is ranked.
mine-no-pace-hint = Your pace stands here from ten answers a day on. Only you see this page, and nobody is ranked.
mine-search = Search
mine-search-in = Text, id or note
mine-class = Class
mine-any = Any
mine-flagged = Flagged only
mine-show = Show
mine-nothing = Nothing fits. Clear the search, or label something first.
mine-found =
    { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }
mine-newest = the newest { $shown } of { $found }
mine-title = My answers · { $project }

# templates/label/next.html
label-heading = Label: { $project }
label-mine = My answers
label-share = Share of items labeled
label-refused = Answers that were not taken
label-guide-new = The guide changed since your last answer.
label-guide-opens = <kbd class="optional">{ $key_name }</kbd> opens it.
label-guide = Guide
label-guide-version = version { $n }
label-the-guide = The guide
label-look-again = Look again
label-import = Import items
label-export = Export the labels
label-item = The item
label-item-text = The item's text
js-label-suggests = The model suggests <b>{ $label }</b>
label-take-it = Take it
label-skip = Skip
label-undo = Undo
label-flag = Flag
label-note = Note
label-escalate = Escalate
label-keys = Keys
label-note-goes = goes with the answer
label-last-answers = Your last answers
label-undo-hint = takes the last one back
label-none-yet = None yet.
label-hint-typing = There are many classes here: just type to find one, and press letters with Alt for everything else.
label-hint-saved = An answer is sent at once. “Saved” stands there only after the server has it on disk.
label-demo = This is the demo: its tickets and its three labelers are made up. Your answers are real.

# templates/widgets/_filter.html
filter-find = Find a class
filter-type = Type to find a class

# templates/widgets/choice.html
widget-classes = Classes

# templates/widgets/choices.html
widget-set-classes = Classes
widget-answer = Answer
widget-nothing-ticked = Nothing ticked: none of them applies.

# templates/widgets/rating.html
widget-scale = Scale

# templates/widgets/pairs.html
widget-which-better = Which is better?
widget-side-better = { $name } is better
widget-neither = Neither is better

# templates/widgets/_pairs_item.html
js-pairs-text = Text { $name }

# templates/widgets/spans.html
widget-span-labels = Labels for what is selected
widget-spans = Spans
widget-spans-hint = A span starts before a character and ends before another, counted from 0. Rows without numbers are left out.
widget-span-start = Start
widget-span-end = End
widget-span-label = Label
widget-start-of = Start of span { $n }
widget-end-of = End of span { $n }
widget-label-of = Label of span { $n }
widget-spans-answer = Answer
widget-no-spans = Nothing marked: no spans.
widget-more-rows = More rows
widget-where-words = Where each word stands

# templates/widgets/fields.html
field-required = required
field-yes = yes
field-no = no
field-no-answer = no answer
field-answer = Answer
field-from-to = from { $min } to { $max }
field-at-least = at least { $min }
field-at-most = at most { $max }

# templates/components/keys.html
keys-digits = <kbd>1</kbd> to <kbd>9</kbd>, <kbd>0</kbd>
keys = Keys
keys-inert = Keys do nothing while you type; <kbd>Esc</kbd> leaves a text. Other keys, for people coming from Prodigy, Label Studio or Argilla: <a href="/account">your account</a>.
close = Close

# The label page, as it is made in Rust
label-title = Label · { $project }
label-none-of-these = None of these
label-tie = tie
label-example = Example: { $example }
label-escalated-to-you =
    { $n ->
        [one] { $n } item escalated to you: it comes next
       *[other] { $n } items escalated to you: they come next
    }
label-escalated-by = { $who } escalated this.
label-escalated-why = { $who } escalated this: { $note }
label-choose-one = Choose one.
label-tick = Tick what applies.
label-choose-step = Choose a step of the scale.
label-which-better = Which is better?
label-select-text = Select some text, then press a label.
label-fill-in = Fill in the form.
label-digits-choice = answer with the class beside the key; with Shift the next ten
label-digits-choices = tick the class beside the key, or take the tick away; with Shift the next ten
label-digits-rating = answer with the step beside the key
label-digits-pairs = 1 for A, 2 for B, as the left and right arrow do; 3 for neither
label-digits-spans = label what is selected, or the word at the caret; the same again takes it away. In the text: arrows move, with Ctrl by words, Shift selects, Delete removes, Tab goes to the next span
label-digits-fields = are typed; Ctrl+Enter answers from anywhere, Esc leaves a field
label-mine-today = { $n } by you today
label-of-labeled = { $labeled } of { $items } labeled
label-on-list = { $n } more on your list
label-learning = the model is learning now
label-learns-soon = the model learns again in a moment
label-learns-in =
    the model learns again in { $n ->
        [one] { $n } label
       *[other] { $n } labels
    }
label-learns-every =
    the model learns every { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    } when there are new labels
empty-no-items = There is nothing to label yet
empty-no-items-text = This project has no items. Somebody who runs it can import some; they appear here by themselves.
empty-waiting = Nothing for you right now
empty-done = All done
empty-done-text =
    All { $n ->
        [one] { $n } item
       *[other] { $n } items
    } that should be asked have their answers. Thank you!
empty-done-next = Next: { $text }.
empty-done-new = New items appear here as soon as they are imported.
empty-with-others =
    { $n ->
        [one] { $n } item is in somebody else's hands
       *[other] { $n } items are in other people's hands
    }.
empty-comes-back = What is not answered comes back, the first at { $at }.
empty-second-opinions =
    { $n ->
        [one] { $n } item waits for a person who has not seen it
       *[other] { $n } items wait for people who have not seen them
    }.
empty-escalated =
    { $n ->
        [one] { $n } item waits for a lead
       *[other] { $n } items wait for a lead
    }.
empty-looks-again = This page looks again by itself.

# Values of items, as they are shown
item-vector =
    a vector of { $n ->
        [one] { $n } number
       *[other] { $n } numbers
    }
item-a-vector = a vector
item-yes = yes
item-no = no
item-more =
    { $n ->
        [one] { $n } more characters
       *[other] { $n } more characters
    }
item-zero-width = zero-width space
item-override = right-to-left override
item-bom = byte order mark
item-soft-hyphen = soft hyphen

# What the label page's script says
js-label-waiting = Waiting for the next item
js-label-unreachable = The server cannot be reached. Your answers are kept here and sent as soon as it is back: leave this page open.
js-label-kept =
    { $n ->
        [one] { $n } answer is
       *[other] { $n } answers are
    } kept here and will be sent: the server cannot be reached.
js-label-saving = Saving …
js-label-assignment = Assignment { $id }
js-label-named = { $item }, “{ $label }”: { $text }
js-label-none = none of them
js-label-nothing-ticked = Nothing is ticked and nothing suggested.
js-label-no-suggestion = The model suggests nothing here. Choose a class.
js-label-saved = Saved: { $label }.
js-label-saved-said = Saved: { $label }. The model said { $said }.
js-label-late = your hold ran out and somebody else has the item now. Your answer was kept as late and does not count.
js-label-refused = the server refused it ({ $status }).
js-label-signed-out = You are signed out, or may not label here any more. Sign in again, then reload this page: what is not saved is kept here and sent then.
js-label-answered = The server answered { $status }.
js-label-skipped = Skipped. Somebody else will be asked.
js-label-skip-failed = The skip did not get through; the item comes back by itself.
js-label-escalates-to-you = What people escalate comes to you. Answer it, or skip it for another lead.
js-label-escalated = Escalated. A lead decides about it.
js-label-escalate-failed = The server cannot be reached, so it was not escalated; it comes next again.
js-label-taken-back-said = Taken back. You had said { $label }.
js-label-still-saving = The last answer is still being saved. It comes back as soon as it is.
js-label-nothing-to-undo = There is nothing to take back.
js-label-try-again = The server cannot be reached. Try again.
js-label-taken-back = Taken back.
js-label-changed = Changed to { $label }.
js-label-change-failed = The change did not get through. Try again.
js-label-lost = That item went to somebody else meanwhile. Here is the next one.
js-label-no-guide = This project has no guide.
js-label-found =
    { $n ->
        [one] { $n } found; Enter takes { $name }
       *[other] { $n } found; Enter takes { $name }
    }
js-label-not-found = No class has that in its name
js-fields-nothing = nothing filled in
js-spans-quoted = “{ $text }”
js-spans-remove = Remove
js-spans-remove-this = Remove { $label } { $quoted }
js-spans-removed = { $label } { $quoted } removed.
js-spans-select-first = Select some text first.
js-spans-overlaps = This overlaps { $label } { $quoted }. Remove that one first.
js-spans-is = { $quoted } is { $label }.
js-spans-selected = { $quoted } selected.
js-spans-none-here = There is no span here.
js-spans-the-text = The text. Arrows move, with Control by words, Shift selects, digits label, Delete removes, Tab goes to the next span.
js-spans-no-spans = no spans

# templates/help.html
help = Help
help-how = How it works
help-loop = The loop
help-loop-import = <b>Import</b> items. A random part, the holdout, is kept apart.
help-loop-label = <b>Label</b> what the queue hands out. Before the first model, items are chosen so that they cover the pool.
help-loop-round = After some labels a <b>round</b> runs: the model learns, is calibrated and measured on the holdout, and scores every item.
help-loop-queue = The queue now asks about the items that help most. Every so often one comes from the holdout, without a suggestion.
help-loop-export = <b>Export</b> the labels at any time, each with where it came from.
help-labeling = Labeling
help-labeling-sent = An answer is sent at once; where several classes may apply, keys tick boxes and <kbd>Enter</kbd> sends. “Saved” appears only when the server has the answer on disk. When the connection is gone, you go on with the items that are loaded already: the page counts the answers it keeps and sends them, in order, as soon as it can, also after a reload. What was typed as a note is only on the page.
help-labeling-guide = The <b>guide</b> is one key away. When it changes, the page says so once, and every answer remembers the version it was given under. Under <b>My answers</b> you find what you said and change it in place.
help-labeling-suggestion = What the model suggests is shown before you answer, after it, or never, as the project wants. Even where it is shown, it stays away for some answers by lot: comparing them tells whether suggestions sway people.
help-keys = Keys
help-keys-map = One map for everything. Yours are those of <b>{ $preset }</b>; choose others under <a href="/account">your account</a>. On the label page <kbd>1</kbd> to <kbd>9</kbd> and <kbd>0</kbd> choose a class, with <kbd>Shift</kbd> the next ten. With more than 20 classes just type to find one; letters are then pressed with <kbd>Alt</kbd> for everything else. While you type in a text, keys are only letters.
help-decisions = Decisions of models
help-decisions-text = A program asks before it acts. What its policy does not let act alone waits in the queue of its workflow, most due first. Opening an item claims it: nobody else gets it while you hold it. An approval is a permission for exactly what you saw, used once. Nothing is ever approved by waiting, and nobody decides what they asked for themselves. What you typed is kept with the item.
help-badge = The badge says how sure the model was and what the policy makes of that: high acts alone, medium asks a person, low goes back to its caller. Hatched, with words, it is not calibrated: then the number is a claim.
help-words = Words
help-item = Item
help-item-text = One thing a person may be asked about.
help-pool = Pool and holdout
help-pool-text = The pool trains, the holdout measures. An item is in one of the two for good.
help-annotation = Annotation, label
help-annotation-text = What one person said; what the project takes as true.
help-round = Round
help-round-text = Learn, measure, choose what to ask next.
help-strategy = Strategy
help-strategy-text = The rule that says how much one more label would help.
help-calibrator = Calibrator
help-calibrator-text = What makes “80% sure” mean right in 8 of 10 cases.
help-programs = For programs
help-programs-text = Everything here can be done over REST with a token from <a href="/account">your account</a>. The description is at <a href="/api/openapi.json">/api/openapi.json</a>.
help-place-label = The label page
help-place-review = An item of a review
help-place-queue = The queue of a workflow
help-place-sweep = A sweep
help-place-curate = Answers that differ

# What keys do
room-key-accept = take what the model suggests, or send what is ticked
room-key-accept-review = approve; in an audit: it was right
room-key-accept-curate = take the consensus
room-key-reject = none of these, where the project has that answer; else leave the item to others
room-key-reject-review = reject, then a digit for the reason
room-key-reject-sweep = choose a reason to pull this row out
room-key-reject-curate = none of these, where the project has that answer
room-key-submit = send what is ticked; with one class: take the marked one
room-key-submit-curate = send what is ticked, or the reason
room-key-skip = skip: somebody else is asked
room-key-skip-curate = leave it for later: the next one
room-key-undo = take the last answer back: item and answer return as they were
room-key-undo-review = take your last verdict back, while its window is open
room-key-undo-curate = take your last decision back
room-key-keep = the same as Backspace
room-key-keep-sweep = leave this row in after all
room-key-escalate = escalate: the item goes to a lead, with the note
room-key-escalate-review = to the second tier, then a digit for the reason
room-key-flag = flag the answer for a second look
room-key-note = write a note; Esc leaves it
room-key-note-curate = write a note beside the reason; Esc leaves it
room-key-guide = open or close the guide
room-key-filter = find a class by typing; Enter takes the first
room-key-edit = edit what may run
room-key-defer = put off (second tier)
room-key-evidence = open the evidence of a red item
room-key-release = put back
room-key-pass = pass on to somebody else
room-key-ask = ask another person
room-key-down = down
room-key-down-sweep = to the next row
room-key-up = up
room-key-up-sweep = to the row before
room-key-open = open what is marked
room-key-help = this help

# What was just done
room-done-saved = Saved.
room-done-created = The project is ready. Import some items next.
room-done-created-with-items = The project is made. This is what became of the file:
room-done-changed = Your answer was changed.
room-done-undone = Your answer was taken back. Here is the item again.
room-done-late = That item had gone to somebody else by then. Your answer was kept as late and does not count as a label.
room-done-keys = From now on every page has these keys.
room-done-language = From now on your pages are in this language.
room-done-to-lead = Escalated. A lead decides about it; here is the next one.
room-done-skipped = Skipped. Somebody else will be asked about it.
room-done-gone = That item is not yours any more, so nothing was stored. Here is the next one.
room-done-started = A round is in line. It starts in a moment.
room-done-accepted = Accepted. People will be asked to check some of it.
room-done-withdrawn = Withdrawn. Its items can be asked about again.
room-done-cancelled = The round is being cancelled.
room-done-rolled-back = That model suggests and orders the queue again.
room-done-no-test-set = The test set was removed. Rounds that were scored on it keep their numbers.
room-done-role = The role was changed.
room-done-removed = That person has no role here any more.
room-done-closed = The account is closed, its sessions and tokens have ended.
room-done-opened = The account is open again.
room-done-revoked = The token was revoked.
room-done-ended = The session was ended.
room-done-searched = Searched again.
room-done-decided = Decided. What people answered stays on record.
room-done-excluded = Excluded: nobody is asked about it, and exports leave it out. The table of items takes it back.
room-done-undecided = Taken back. Here is the item again.
room-done-asked-again = Another person is asked.
room-done-nobody-left = Everybody with a role here has answered or skipped it: nobody is left to ask.
room-done-nothing-to-ask = Nothing to ask: it waits for another person already, or the list is empty.
room-done-nothing-ticked = Tick some rows first, or choose all that fit.
room-done-nothing-listed = Nothing here needs an answer from you: labeled, held by others, excluded, or in the holdout.
room-done-list-stopped = The list is put away. The queue chooses what you label next.
room-done-tested = The test is in line; it goes out in a moment. Look again to see what became of it.
room-done-resent = It is in line again, with the same id.
room-done-gone-endpoint = Removed. Nothing goes there any more.
room-done-password = Your password was changed.
room-done-approved = Approved. Its caller may act on it, once.
room-done-edited = Approved with your edit. Its caller may run exactly that, once.
room-done-rejected = Rejected. Its caller may not act on it.
room-done-escalated = Sent to the second tier.
room-done-over-authority = Your edit raises the amount above what a first reviewer may give, so the second tier decides.
room-done-put-off = Put off. It comes back on that day, and is not executed until then.
room-done-confirmed = Confirmed: it was rightly done.
room-done-overturned = Overturned: it should not have been done like that.
room-done-unsure = Sent to the second tier for another look.
room-done-share = The share was set. The draw counts anew from here.
room-done-retired = Out of the stock. What people made of it stays on record.
room-done-passed = Passed on. Somebody else is asked; it does not come back to you.
room-done-put-back = Put back. Anybody may take it.
room-done-enough = You have decided as many today as one person should. Go on tomorrow.
room-done-started-workflow = The workflow is ready. Its policy is active.
room-done-started-careful = The workflow is ready and asks people about everything. The policy that lets it act alone runs in the shadow until another person activates it.
room-done-samples = The samples are loaded, as if a program had asked.
room-done-swept = Done: what stayed is approved, what you pulled out waits in the queue.
room-done-halted = Stopped. Nothing new acts, and unused permissions are revoked.
room-done-resumed = It goes on. What was halted stays halted: its caller asks again.
room-done-looked = Looked at the verdicts there are. What came of it stands here.
room-done-activated = Activated. It routes every new decision from now on.
room-done-in-shadow = It runs in the shadow: its route is written beside the live one, and nothing acts on it.
room-done-no-shadow = Nothing runs in the shadow any more.
room-done-proposed = Proposed. It runs in the shadow from now on, and another person activates it.
room-done-extended = Extended until the day ends.
room-done-stopped = Stopped before it left the outbox.

# Practice items
room-practice-caught = That was a practice item, planted with an error, and you did not let it pass. Nothing was sent.
room-practice-right = That was a practice item, planted as right, and you approved it. Nothing was sent.

# What other rooms refuse
room-refuse-sign-in = that name and password do not match an open account
room-refuse-many = too many people are signing in at this moment; try again in a few seconds
room-refuse-password-short = this password has { $length } characters; use at least { $shortest }. A few words in a row are easy to remember
room-refuse-password-long = this password is longer than { $bytes } bytes
room-refuse-password-common = this password is among the first that others would try (a common one, repeated signs, or made of your name or ours); choose another
room-refuse-password-changed = the password was changed meanwhile; try again
room-refuse-token-scope = a token needs at least one scope: { $all }
room-refuse-token-name = the token's name is longer than 100 characters
room-refuse-token-days = `{ $days }` days: use a whole number from 1 to 3650, or nothing
room-refuse-link = this sign-in link has been used or has run out. Ask for a new one: `qualm user link NAME`, or an admin
room-refuse-closed = this account is closed; open it again first
room-refuse-not-here = there is nothing at this address
room-refuse-no-project = there is no project `{ $name }`
room-refuse-no-workflow = there is no workflow `{ $name }`
room-refuse-admins = only admins may do this
room-refuse-own-page = this change does not come from one of this server's own pages. Scripts use an API token
room-refuse-sign-in-first = sign in first, or send `Authorization: Bearer` with an API token
room-refuse-note = the note has { $length } characters; 2000 is the most
room-refuse-escalate-lead = what people escalate comes to you: answer this item, or skip it for another lead
room-refuse-assignment-over = assignment { $id } is { $state } by now; ask for the next item
room-refuse-assignment-state = assignment { $id } is { $was } by now, so it cannot be { $state }
room-refuse-assignment = there is no assignment { $id } of yours
room-refuse-annotation = there is no annotation { $id } of yours
room-refuse-no-assignment = there is no assignment { $id }
room-refuse-no-annotation = there is no annotation { $id }
room-refuse-late = assignment { $id } had run out and somebody else has its place; your answer was kept as late
room-refuse-answered = assignment { $id } was answered already, with something else; to change an answer, edit its annotation
room-refuse-answer-back = the answer to assignment { $id } was taken back
room-refuse-annotation-back = annotation { $id } was taken back
room-refuse-version = annotation { $id } is at version { $version } (`{ $label }`) and you saw version { $seen }; look again before you change it to `{ $wanted }`
room-refuse-imported = annotation { $id } came with an import; label the item instead of changing it
room-refuse-none-of-set = the label is empty: send [] for none of the classes
room-refuse-at-least = an answer names at least { $min } of the classes, and this one names { $named }
room-refuse-retired = the class `{ $name }` was retired in this project, so it is no answer any more; use one of the others
room-refuse-field-missing = the field `{ $name }` is required
room-refuse-span-twice = the span { $span } stands twice
room-refuse-spans-overlap = the spans { $before } and { $span } overlap, which this project does not allow
room-refuse-role = your role here is { $role }; this takes { $roles }

# templates/workflow_layout.html
workflow-stopped = <b>This workflow is stopped.</b> { $by } stopped it { $ago }: { $reason }. Nothing new acts, and nothing can be approved.

# templates/reviews/queue.html
queue = Queue
queue-keys = Keys
queue-open-first = Open what is due first
queue-waiting = <b>{ $n }</b> waiting
queue-median = median age
queue-oldest = oldest
queue-table = What waits, most due first
queue-what = What
queue-sure = How sure
queue-age = Age
queue-due = Due
queue-tier = Tier
queue-in-hand = In hand
queue-hidden = hidden: a second look is blind
queue-age-narrow = age
queue-due-narrow = due
queue-tier-narrow = tier
queue-you = you
queue-nobody = nobody
queue-more = { $n } more wait behind these.
queue-nothing = Nothing waits
queue-look-again = Look again

# The queue, as it is made in Rust
queue-title = Queue: { $workflow }
queue-in-hands = { $n } in people's hands
due-in = in { $span }
due-late = { $span } late
span-seconds =
    { $n ->
        [one] { $n } second
       *[other] { $n } seconds
    }
span-minutes =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
span-hours =
    { $n ->
        [one] { $n } hour
       *[other] { $n } hours
    }
span-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
queue-past-promise =
    { $n ->
        [one] One item is
       *[other] { $n } items are
    } past the promised time. Being late never approves anything: it waits until somebody decides.
queue-put-off =
    { $n ->
        [one] One decision was
       *[other] { $n } decisions were
    } put off; the first comes back { $due }.
queue-empty-last = Nothing waits because everything that was asked is decided. The last question came { $ago }.
room-queue-stopped = Nothing waits because this workflow is stopped: whatever is posted now is halted.
room-queue-nobody-asked = Nothing waits because no program has asked yet. Programs ask with POST /api/v1/decisions.
room-queue-alone = The policy lets the model act alone where it is sure; what it is less sure of comes here.
room-kind-second-look = second look
room-kind-escalated = escalated
room-practice-announced = Practice items are among the queue: cases with a known answer, at most { $share } in 100. They cause nothing, and you are told right after your verdict.
held-undo = { $what }: you { $did }. It counts in { $span }.

# templates/reviews/item.html
item-note = Note
item-lean = What would you have said?
item-lean-hint = optional; the second tier sees it once it has decided
item-why = Why?
item-choose-reason = Choose a reason
item-draft = Here is what you had typed.
item-due = due { $due }
item-yours-until = yours until { $until }
item-was-done = What was done
item-would-happen = What would happen
item-no-arguments = No arguments.
item-marked = Marked: where the model itself was less sure than the threshold.
item-signals = Signals
item-together = Together { $score } risk: <b>{ $what }</b>.
item-checks = What each check said
item-check = Check
item-said = Said
item-weight = Weight
item-adds = Adds
item-accepting = Accepting
item-weight-narrow = weight
item-adds-narrow = adds
item-bars = bars it alone
item-in-sum = in the sum
item-read-each = Read each field
item-fields-to-read = Fields to read
item-fields-sure = Every field is sure enough
item-on-page = { $name } on page { $page }
item-field-sure-means = { $sure } sure, { $means }
item-filled = Filled by themselves: { $n }
item-field-sure = { $sure } sure
item-correct-why = If you correct something, why?
item-fields-read-so = The fields read like this
item-accept-document = Accept the document with these fields
item-page-whole = Page { $n }, whole
item-page-of = Page { $n } of the document
item-checks-failed = These checks could not be run:
item-evidence = Evidence
item-red = This decision is red. Look at the evidence first: the model's own reasons open with it.
item-open-evidence = Open the evidence
item-why-model = Why the model wants it
item-why-folded = Why the model wants it is folded until the evidence was opened.
item-history = History
item-revision = Revision { $n }: { $status }
item-was-it-right = Was it right?
item-your-verdict = Your verdict
item-blind = A blind second look: neither how sure the model was nor what anybody said before is shown.
item-right-or-corrected = It was right, or as corrected
item-accept-as-read = Accept as read
item-approve = Approve
item-it-was-right = It was right
item-reject = Reject
item-goes-to-caller = goes to the caller
item-it-was-wrong = It was wrong
item-should-have-been = what it should have been
item-for-second-tier = for the second tier
item-escalate = Escalate
item-not-sure = Not sure
item-edit = Edit
item-may-run = What may run instead
item-json = JSON, whole
item-approve-edited = Approve as edited
item-put-off = Put off
item-rationale = Rationale
item-40-characters = at least 40 characters
item-comes-back = Comes back on
item-put-off-hint = It is not executed until then, and it can be put off only so often.
item-put-back = Put back
item-pass-on = Pass on
item-keys = Keys
item-how-sure = How sure the model was
item-doubt = The number is { $doubt }: it says what the model claims, not how often it is right.
item-because = A person is asked because { $reason }.
item-reds = Red
item-policy = The policy, version { $n }
item-cannot = What the model cannot do
item-key = Key
item-about = About
item-requested-by = Requested by
item-tier = Tier
item-second = second
item-first = first

# A review item, as it is made in Rust
item-nothing-else = Nothing else waits.
item-more-in-queue =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } more in this queue.
item-what-changes = What changes against what is there now
item-would-change = What { $who } would change
item-since-revision = What changed since revision { $n }, which is { $status }
item-model-saw = What the model saw
item-value = value
item-moves = moves { $usd } USD
item-can-be-undone = can be undone
item-cannot-be-undone = cannot be undone
item-regulated = regulated: { $what }
item-hurt = somebody could be hurt
item-scores = { $own } of 100 by this job's own weights, { $default } by the default ones
item-score = { $score } of 100
badge-own-weights = A score by this job's own weights, from what its people decided.
badge-sent = A score that was sent, under the policy's default weights.
badge-least-field = How sure the reader was of the field it was least sure of.
badge-fields-from = fields from { $share }
badge-no-number = no usable number
badge-no-confidence = The caller sent no confidence between 0 and 1, so a person is asked.
badge-high = At least the threshold of { $auto }.
badge-medium = Between the floor of { $floor } and the threshold of { $auto }.
badge-low = Below the floor of { $floor }.
badge-uncalibrated = uncalibrated
badge-weak = weakly calibrated
badge-stale = calibration too old
badge-not-enough = Not enough evidence yet at { $from } to { $to }: people decided { $reviewed } of the { $enough } this needs.
badge-past = Of the last { $reviewed } at { $from } to { $to }, people approved { $agreed } unchanged ({ $low } to { $high }).
doc-no-page = Its page did not come with the evidence.
doc-whole-page = The reader named no place, so here is the whole page.
doc-bad-place = The place the reader named is none on a page, so here is all of it.
doc-at-least = at least { $share }
doc-less-than = less than { $share }
signal-not-made = was not made
signal-passed = passed
signal-failed = failed
signal-error = could not be made: { $why }
signal-risk = risk { $share }
signal-reading = reading
signal-other-sources = other sources
signal-behaviour = behaviour
signal-accept = accept
signal-person = a person decides
signal-turn-away = turn away, with a chance to try again
signal-turned-away =
    Turned away by its signals { $n ->
        [one] { $n } time
       *[other] { $n } times
    } before.

# Verdicts and statuses in words
room-did-approve = approved it
room-did-edit = approved it with an edit
room-did-reject = rejected it
room-did-escalate = sent it to the second tier
room-did-defer = put it off
room-did-confirm = confirmed it
room-did-overturn = overturned it
room-did-unsure = was unsure about it
room-were-unsure = were unsure about it
room-status-alone = acts alone
room-status-waits = waits for a person
room-status-outbox = in the outbox
room-status-approved = approved
room-status-edited = approved as edited
room-status-rejected = rejected
room-status-put-off = put off
room-status-below = below the floor
room-status-expired = expired, not approved
room-status-called-off = called off
room-status-superseded = superseded by a newer revision
room-status-halted = halted
room-lean-approve = Would have approved it.
room-lean-edit = Would have edited it.
room-lean-reject = Would have rejected it.
room-purpose-second-tier = second tier
room-purpose-first-tier = first tier

# Why a person is asked
room-because-kill = the kill switch is on
room-because-hold-all = the policy holds everything for people
room-because-two-red = two properties of this decision are red
room-because-not-green = this decision is not green, and the workflow has nobody watching
room-because-regulated = it is regulated, and too uncertain to be left unanswered
room-because-recent-reject = a person rejected the last one about the same subject
room-because-caller = its caller asked for a person
room-because-signal = a check could not be run
room-because-field = a field is less sure than its threshold
room-because-gated = this action always takes a person
room-because-staged = the score is low, and this job prepares rejections for the daily sweep
room-because-band = the score is in the band that people review
room-because-signals = its signals do not add up to accept
room-because-soft-reject = its signals say to turn it away, with a chance to try again
room-because-gate-all = the policy asks about everything
room-because-invalid = the confidence is missing, no number, or outside 0 to 1
room-because-uncalibrated = the confidence is not calibrated, so it may not act alone
room-because-uncalibrated-drawn = the confidence is not calibrated; drawn for a person
room-because-uncalibrated-not-drawn = the confidence is not calibrated; not drawn for a person
room-because-judge-missing = no second model gave its opinion
room-because-judge-disagrees = the second model would do something else
room-because-judge-unsure = the second model agrees and is not sure enough
room-because-judge-agrees = the second model agrees
room-because-at-least = it is at least as sure as the threshold
room-because-between = it is surer than the floor and less sure than the threshold
room-because-below = it is less sure than the floor
room-because-drawn = drawn for a person
room-because-not-drawn = not drawn for a person
room-because-post-hoc = the policy acts first and looks afterwards
room-because-out = the policy acts and shows aggregates

# What is red
room-done-started-own = The workflow is ready. Everything in it waits for people until its policy says otherwise.
room-done-new-version = Proposed. It routes nothing until it is activated.
room-propose-alone = What acts alone
room-propose-again = What is looked at again
room-propose-matrix = Decision matrix
room-propose-time = Time
room-propose-beside = Beside every item
room-propose-mode = What happens
room-propose-mode-help = Two red properties below demand that a person decides.
room-propose-threshold = Acts alone when at least this sure
room-propose-threshold-help = 0 to 1, usually 0.85; 0.97 for money, health and law.
room-propose-floor = Asks a person when at least this sure
room-propose-floor-help = 0 to 1, usually 0.6. Below it is not executed and goes back to its caller.
room-propose-rate = Share that is asked about
room-propose-rate-help = 0 to 1. For a random share, and while the confidence is not calibrated.
room-propose-audit = Of what acted alone
room-propose-audit-help = 0 to 1, usually 0.05. Without it nobody knows how often the model errs alone.
room-propose-near = Of what was only just sure enough
room-propose-near-help = 0 to 1, usually 0.15. It tells most about the threshold.
room-propose-approvals = Of people’s approvals
room-propose-approvals-help = 0 to 1, usually 0.05, by a second person who does not see the first verdict.
room-propose-below = Of what fell below the floor
room-propose-below-help = 0 to 1, usually 0.02.
room-propose-evidence = Why the matrix is as it is
room-propose-sla = Minutes until a person should have decided
room-propose-sla-help = 240 are four hours; 1.5 are 90 seconds.
room-propose-tier2 = Minutes the second tier has
room-propose-tier2-help = 1,440 are a day.
room-propose-outbox = Minutes in the outbox before it acts alone
room-propose-outbox-help = A person can stop it there. 0: it acts at once.
room-propose-cap = Most items a person decides in a day
room-propose-cap-help = Empty: 40 where a person must decide, else 200.
room-propose-text = The policy in words
room-propose-limits = What the model cannot do
room-color-green = Green
room-color-yellow = Yellow
room-color-red = Red
room-green-cost = less than $1, or no external impact
room-yellow-cost = $1 to $1,000, or reputational
room-green-reversibility = one-click undo
room-yellow-reversibility = reversible with effort
room-green-regulation = none
room-yellow-regulation = industry guidance
room-green-ambiguity = structured, well-defined
room-yellow-ambiguity = semi-structured
room-propose-share-wrong = { $name } is { $value }: use a number from 0 to 1
room-propose-minutes-wrong = { $name } is { $value }: use a number of minutes
room-propose-count-wrong = { $name } is { $value }: use a whole number, or leave it empty
room-propose-floor-wrong = review_floor is { $floor } and auto_threshold { $threshold }: the floor must be below the threshold, or nobody is ever asked
room-propose-secs-wrong = { $name } is { $value }: use { $least } to { $most }
room-propose-why-missing = say why: { $said_because }
room-propose-changes-matrix = this version changes the decision matrix
room-red-cost = Cost of a wrong action
room-red-cost-means = over $1,000, legal, or safety impact
room-red-reversibility = Reversibility
room-red-reversibility-means = irreversible: sent e-mail, payment, deletion
room-red-regulation = Regulation
room-red-regulation-means = EU AI Act high-risk, HIPAA, FDA, GDPR Art. 22
room-red-ambiguity = Input ambiguity
room-red-ambiguity-means = free-form, contested, or adversarial

# A policy in sentences
room-mode-hold = Hold everything for people
room-mode-gate = A person approves everything before it happens
room-mode-confidence = Acts alone when sure, asks when less sure, gives back the rest
room-mode-judge = Acts alone when a second model agrees
room-mode-sample = A random share is asked about, the rest acts alone
room-mode-post-hoc = Acts at once; people look at a sample afterwards
room-mode-out = Acts at once; people see aggregates and a random audit
room-policy-alone = Acts alone when at least { $auto } sure.
room-policy-asks = Asks a person when at least { $floor } sure.
room-policy-below = Below { $floor } it is not executed and goes back to its caller.
room-policy-never-alone = A confidence that is not calibrated never acts alone: a person is asked about everything.
room-policy-while-uncalibrated = While the confidence is not calibrated, a person is asked about { $share }.
room-policy-draw = A draw sends { $share } to a person.
room-policy-in-loop = The decision matrix demands that a person decides.
room-policy-on-loop = The decision matrix demands that a person watches and can stop it.
room-policy-skip = The decision matrix asks for nobody.
policy-looked-again = { $share } of what acted alone is looked at again.
room-policy-again = { $share } of the approvals come back for a second look, to the same person.
room-policy-second = A second person looks blindly at { $share } of the approvals.
room-policy-authority = An edit that raises the amount above { $limit } USD goes to the second tier.
room-policy-outbox = What acts alone waits { $span } in the outbox, where it can be stopped.
room-policy-within = A person should decide within { $first }, the second tier within { $second }.
room-policy-expires = After { $span } an open item expires and is not executed.
room-policy-nothing-expires = Nothing is ever approved by waiting, and nothing expires.
room-policy-every = A person approves every { $actions }.
room-policy-only-above = Only “{ $action }” runs alone, and only above a score of { $score }.
room-policy-band = From { $from } to { $to } a person reviews. Below, “{ $action }” is prepared for the sweep in jobs whose people switched that on; in others a person reviews.
room-policy-signals = Runs alone only when the signals add up to accept; one that failed or could not be made never accepts. Turned away at most { $n } times before a person looks.
room-policy-fields = Fields fill themselves when at least { $share } sure.
policy-field-own = “{ $name }” when at least { $share }
policy-held-to-more = Held to more: { $fields }.
room-policy-sweep = Every { $actions } waits for the daily sweep, due by { $hour } on the workflow's clock. Nothing of it is sent before.

# templates/reviews/sweep.html
sweep-late = The sweep was not done in time. Nothing was sent: it all waits until somebody does it.
sweep = Sweep
sweep-waiting = { $n } waiting
sweep-due = , due { $due }
sweep-keys = Keys
sweep-read-each = Read each. What you leave as it is gets approved with the button at the end; pull out what needs a look of its own, with a reason.
sweep-all = All of it
sweep-pull-out = Pull it out?
sweep-no = No, it may go
sweep-yes = Yes: { $reason }
sweep-note = Note
sweep-more = . { $n } more wait for the next page.
sweep-all-or-none = All of it holds or none. Each approval is a verdict of its own, in your name.
sweep-approve = Approve what was not pulled out
sweep-nothing = Nothing waits for the sweep
sweep-nothing-text = Nothing is sent without one. An empty sweep sends nothing.
sweep-before = Sweeps before
sweep-no-key = There is no key that approves: the button is at the end of the list.
sweep-title = Sweep: { $workflow }
sweep-model-changed = What the model changed in the template
sweep-scores = { $own } of 100 in this job, { $default } by default
sweep-sure = { $share } sure
sweep-approve-left =
    Approve the { $n ->
        [one] { $n } item
       *[other] { $n } items
    } left here
sweep-rule = Due every day by { $hour }, { $zone }. You have decided { $mine } in sweeps today; { $most } is the most, and they count apart from the daily cap. { $share } of what is approved here is looked at again by somebody else.
sweep-was = { $by } approved { $approved } and pulled { $pulled } out, { $ago }.

# templates/reviews/late.html
late-typed = What you typed
late-not-stored = Nothing of it was stored. It is here so that it is not lost.
late-would-have = Your verdict would have been <b>{ $verb }</b>
late-note = Your note
late-edit = Your edit
late-next = Next item
late-queue = Queue
late-life = Its whole life
room-late-decided = This is decided already
room-late-held = Somebody else has this in hand
room-late-other = This is for somebody else
room-late-enough = Enough for today
room-late-not-now = This cannot be decided now

# templates/components/ui.html
ui-fields = Fields
ui-doubt = { $sure } sure
ui-doubt-said = ({ $sure } sure)
ui-more-changes = { $n } more changes are not shown.
ui-solo = solo mode
ui-kind-added = added
ui-kind-removed = removed
ui-kind-changed = changed
ui-band-high = high
ui-band-medium = medium
ui-band-low = low

# What the reviewers' script says
js-review-hold-over = Your hold ran out. Send it anyway: if nobody else took the item, your verdict counts.
js-review-signed-out = You are signed out, or may not review here any more. Copy what you typed.
js-review-kept = What you typed is kept.
js-review-unreachable = The server cannot be reached. What you typed is only on this page.
js-review-json = All of it, as JSON
js-review-saving = Saving …
js-review-nothing-to-undo = No verdict of yours can still be taken back.
js-review-evidence-closed = This item is red and nobody opened its evidence yet: open it first, or press again to go on without.
js-review-next = Next in line. It is not yours yet.
js-review-count = { $left } to approve, { $pulled } pulled out

# What the reviews refuse
room-review-decided = item { $id } is { $outcome } already
room-review-in-sweep = item { $id } waits for the daily sweep; pull it out there to look at it alone
room-review-tier = item { $id } waits for a lead
room-review-waits-lead = this waits for a lead
room-review-put-off = item { $id } was put off until { $until }
room-review-undone = this was taken back; decide it anew from what is in hand now
room-review-halted = this workflow is stopped: nothing can be approved until it goes on
room-review-other-note = the reason `other` needs a note that says what
room-review-answered = somebody answered this already
room-review-own = you requested this, it was requested for you, or it is about you; somebody else decides it
room-review-twice = you gave a verdict on this before; a second look takes a second person
room-review-passed = you passed on this item; it is for somebody else
room-review-only-own = only whoever gave a verdict takes it back
room-review-in-hand = { $who } has item { $id } in hand

# templates/reviews/list.html
workflows = Decisions
workflows-oversight = Oversight
workflows-role = { $mode } · you are { $role } here
workflows-stopped = stopped
workflows-solo = solo mode
workflows-queue = Queue
workflows-workflow = Workflow
workflows-none = No workflow
workflows-none-text = A workflow is a kind of decision that a program asks about before it acts. Start from a template below, or with an empty one; everything in it waits for people until its policy says otherwise.
workflows-in-none = You review in no workflow. An admin can give you a role in one.
workflows-template = Start from a template
workflows-which = Which?
workflows-samples = { $n } samples.
workflows-slug = Name in urls
workflows-own = Without a template
workflows-own-text = Everything waits for people. Under Policy you say what may act alone; programs ask with POST /api/v1/decisions.
workflows-slug-hint = the template’s, or made of the other name, when empty
workflows-title = Name for people
workflows-load = Load its samples, to try it at once
workflows-alone = I work alone
workflows-solo-hint = Solo mode: the policy is active at once, and every page says that nobody checks you. Without it, what would act alone asks people until a second person activates its policy.
workflows-start = Start
workflows-nothing-queue = Nothing waits in the queue
workflows-nothing = Nothing waits
workflows-wait =
    { $n ->
        [one] { $n } waits
       *[other] { $n } wait
    }
workflows-oldest = oldest { $span }
workflows-late =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } late, the worst by { $span }
workflows-swept =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } for the daily sweep
room-no-policy = No policy

# templates/reviews/workflow.html
flow-queue = Queue
flow-policy = The policy
flow-policy-version = The policy, version { $n }
flow-no-version = No version is active.
flow-compare = Compare it and activate it
flow-versions = All versions: compare, activate, run in the shadow
flow-hash = A version never changes. SHA-256 of this one: <code>{ $hash }</code>
flow-people = People
flow-nobody = Nobody has a role here yet, so nobody can decide.
flow-solo-admins = Nobody has a role here yet. In solo mode admins decide.
flow-person = Person
flow-role = Role
flow-no-role = none
flow-set-role = Set the role
flow-roles-hint = Reviewers decide, leads decide at the second tier and govern, engineers govern, agents are programs that ask. New accounts are made under <a href="/people">People</a>.
flow-waiting = Waiting
flow-open = <b>{ $n }</b> open
flow-oldest = , the oldest for { $span }
flow-late = { $n } late
flow-practice = Practice items: plant them, see what became of them
flow-sweep = Sweep
flow-sweep-text =
    <b>{ $n }</b> { $n ->
        [one] waits
       *[other] wait
    } for the daily sweep. Nothing of it is sent before.
flow-go-through = Go through them
flow-try = Try it
flow-samples = { $n } decisions that we wrote, posted as a program would. Those that are there already stay as they are.
flow-load = Load the samples
flow-resume = Let it go on
flow-why-safe = Why is it safe now?
flow-10-characters = at least 10 characters
flow-kill = Kill switch
flow-why = Why?
flow-stop = Stop this workflow
flow-stop-hint = At once: new decisions are halted, the outbox stops, permissions not used yet are revoked. What runs already is not undone.
flow-jobs = Jobs
flow-prepares = prepares rejections below { $below }
flow-everybody = a person looks at everybody
flow-weights = Its weights
flow-criterion = Criterion
flow-default = Default
flow-here = Here
flow-look-again = Look at everybody again
flow-prepare = Prepare rejections below { $below }
flow-forget = Forget its weights
flow-no-job = No decision has named a job yet.
flow-last = The last decisions
flow-decision = Decision
flow-sure = How sure
flow-route = Route
flow-status = Status
flow-when = When
flow-effect = effect { $effect }
flow-none = None yet.
flow-shadow = Version { $n } runs in the shadow: its route is written beside the live one.
room-halt-model = The model misbehaves
room-halt-effects = Its actions do harm
room-halt-input = Its input is wrong
room-halt-incident = An incident elsewhere
room-halt-drill = A drill
room-route-alone = It acts alone
room-route-asked = A person is asked
room-route-back = Not executed, back to its caller
room-route-halted = Halted
room-job-collecting = Collecting: { $reviewed } of { $of } reviewed candidates. Until then the default weights count.
room-job-one-outcome = Everybody so far had the same outcome, which says nothing about the weights.
room-job-active = It has weights of its own, learned from { $reviewed } reviewed candidates.
job-on = { $who } switched it on on { $day }.
job-off = { $who } switched it off on { $day }.
room-job-never = Nobody ever switched it on.
room-job-first-ten = First ten: not enough evidence yet. People took { $n } of the 10 candidates this needs.
room-job-overlap = Of the last 10 candidates people took, { $both } are among the first 10 of { $compared } by the default score.
room-job-own-overlap = By the score of this job, as it was when each came: { $both } of 10.
job-against =
    { $n ->
        [one] People took { $n } candidate
       *[other] People took { $n } candidates
    } from below the band, and turned { $rejected } down above it.

# templates/reviews/reviewer.html
own-reviews = Your reviews
own-reviews-of = Reviews of { $name }
own-today = Today
own-day-ends = The day ends at midnight, { $zone }: { $resets }.
own-how-many = How many more today
own-why = Why?
own-10-characters = at least 10 characters
own-extend = Extend until midnight
own-how-often = How often you change what the model wanted
own-how-often-of = How often { $name } changes what the model wanted
own-you = You
own-everybody = Everybody here
own-hint = Of the last 90 days, where people see everything. It is there to calibrate by: who decides much more or less often otherwise looks at a few cases together with a lead. The interval counts, not the figure. Only that person and leads see it, one person at a time; it is in no list and no export.
own-practice = Practice items
own-practice-table = Your practice items, newest first
own-case = Case
own-planted = Planted as
own-you-said = You
own-came-to = Came to
own-when = When
own-planted-narrow = planted as
own-you-narrow = you
own-practice-hint = Cases with a known answer that came to you among the real ones. Nothing came of them. Only you see this list; leads see each case's results without names, and how many planted errors passed in the whole queue.
own-practice-count = { $good } of the last { $n } as they were planted.
own-decided = { $decided } of { $cap } decided today
own-decided-extra = { $decided } of { $cap } decided today, { $extra } of them added by a lead
own-missing = Not enough evidence yet: { $verdicts } of { $fewest } verdicts; { $left } more needed.
room-came-matched = as it was planted
room-came-missed = not as it was planted
room-came-handed-up = handed up
own-right = right
own-wrong = wrong
finding-told = { $k } of { $n } ({ $share }, { $low } to { $high })
finding-none = none yet
finding-between = { $low } to { $high }

# templates/reviews/notices.html
notices-of-workflow = Notices

# templates/notices.html
notices = Notices
notices-every = Notices about every workflow

# templates/components/notices.html
notices-secret = The secret of <b>{ $name }</b>. Copy it to the receiver now: it is not shown again. After a change the old one signs too for a day.
notices-where = Where notices go
notices-name = Name
notices-channel = Channel
notices-what = What
notices-state = State
notices-old-secret = old secret until { $until }
notices-off = off
notices-on = on
notices-arrived = something arrived
notices-switch-on = Switch on
notices-test = Send a test
notices-switch-off = Switch off
notices-new-secret = New secret
notices-remove = Remove
notices-nowhere = Nowhere yet.
notices-add = Add a place
notices-example = on-call channel
notices-url-or-mail = URL, or mail addresses
notices-url = URL
notices-target-hint = Only addresses that the operator opened are reached, and no redirect is followed.
notices-sent = What is sent
notices-webhooks-only = (webhooks only)
notices-add-it = Add it
notices-hint = Messages have ids and counts, never content, and no link in them decides anything. Digests come every 15 minutes, every hour or every day, by how much time items have; not if nothing waits, and not again for the same items.
notices-what-sent = What was sent
notices-message = Message
notices-to = To
notices-tries = Tries
notices-answer = Answer
notices-when = When
notices-again = again at { $at }
notices-tries-narrow = tries
notices-answer-narrow = answer
notices-send-again = Send again
notices-newest = The newest 100. What ended is kept for 30 days.
notices-nothing = Nothing yet.
room-notice-arrived = arrived
room-notice-given-up = given up
room-notice-dropped = dropped
room-notice-in-line = in line
room-notice-closed-all = This server sends nothing by itself yet. Its operator opens addresses for webhooks and Slack with the setting webhook_targets, and mail with smtp_host and smtp_from.
room-notice-closed-hooks = Webhooks and Slack are closed: the operator opens addresses with the setting webhook_targets.

# Kinds of notices
room-event-digest = What waits: counts and the oldest due time, only if something waits
room-event-opened = An item waits for a person
room-event-decided = A verdict is reached
room-event-escalated = An item went to the second tier
room-event-unstaffed = An item's second tier has nobody
room-event-deferred = A decision was put off
room-event-expired = An item expired, not executed
room-event-superseded = A newer revision took an item's place
room-event-late = An item is late
room-event-routed = A decision was routed
room-event-cancelled = Its caller called a decision off
room-event-reported = A caller reported what it did
room-event-unknown = An action was started and never reported
room-event-reversal = An audit overturned what was done
room-event-disagreement = Two people disagree on one decision
room-event-correction = A verdict became something to learn from
room-event-outbox = Something was stopped in the outbox
room-event-integrity = What ran is not what was approved
room-event-proposed = A policy version was proposed
room-event-activated = A policy version was activated
room-event-halted = A workflow was stopped
room-event-resumed = A stopped workflow goes on
room-event-checkpoint = A signed checkpoint of the audit log
room-channel-webhook = Webhook, signed
room-channel-slack = Slack, incoming webhook
room-channel-mail = E-mail
notices-failing =
    { $n ->
        [one] { $n } try in a row failed
       *[other] { $n } tries in a row failed
    }

# The pages about decisions, policies, metrics, practice items, the audit chain and oversight
# templates/reviews/decision.html
decision-why-stop = Why stop it?
decision-in-outbox = In the outbox until { $at }. Nobody needs to do anything for it to go on.
decision-stop = Stop it
decision-asked = Asked
decision-routed = Routed
decision-proposed = Proposed
decision-no-arguments = No arguments, or erased.
decision-digest = SHA-256 of it:
decision-why-model = Why the model wanted it
decision-saw = What it saw
decision-verdicts = Verdicts
decision-no-verdict = Nobody has said anything about it.
decision-who-asked = Who was asked
decision-asked-for = Asked for
decision-state = State
decision-since = Since
decision-permission = Permission
decision-no-grant = None was given.
decision-done = What was done
decision-alarm = alarm
decision-no-effect = Its caller reported nothing.
decision-teaches = What it teaches
decision-no-lesson = Nothing yet: corrections come from verdicts.
decision-earlier = Earlier revisions

# A decision's life, as it is made in Rust
decision-may = Its caller may act.
decision-may-not = Its caller may not act.
decision-not-yet = Its caller may not act yet.
decision-changed = What a person changed
decision-action = Action
decision-key = Caller's key
decision-key-is = { $key }, revision { $n }
decision-received = Received
decision-model = Model
decision-prompt = Prompt
decision-failed-checks = Failed checks
decision-none-said = none
decision-none-calibrated = none
lesson-nowhere = none
decision-route = Route
decision-route-because = { $route }, because { $reason }
decision-policy = Policy
decision-version = version { $n }
decision-thresholds = Thresholds then
decision-thresholds-were = acts alone from { $auto }, asks from { $floor }
decision-confidence = Confidence
decision-confidence-is = { $said } as said ({ $kind }), { $calibrated } calibrated; calibrator { $calibrator }
decision-seen = A person sees it
decision-seen-with = with probability { $p } ({ $selection })
decision-shadow = In the shadow
decision-shadow-because = version { $n }: { $route }, because { $reason }
calibrator-missing = missing
calibrator-weak = weak
calibrator-stale = stale
calibrator-valid = valid
confidence-self = self report
confidence-logprob = logprob
confidence-calibrated = calibrated
confidence-judge = judge
confidence-rule = rule
confidence-model = model
selection-all = all
selection-random = random
selection-uncertain = uncertain
selection-rule = rule
selection-flagged = flagged
selection-targeted = targeted
asked-second-look = second look ({ $why })
asked-again = put off, asked again
asked-approval = approval
asked-open = open
asked-auto = auto
asked-floor = floor
asked-of-approval = approval
asked-flagged = flagged
asked-contested = contested
asked-targeted = targeted
outcome-approved = approved
outcome-edited = edited
outcome-rejected = rejected
outcome-deferred = deferred
outcome-confirmed = confirmed
outcome-overturned = overturned
outcome-expired = expired
outcome-cancelled = cancelled
outcome-superseded = superseded
outcome-answered = answered
grant-policy = the policy
grant-outbox = waits in the outbox
grant-over = ran out unused
grant-unused = not used yet
grant-used = used
grant-revoked = revoked
grant-state = State
grant-by = Given by
grant-issued = Issued
grant-span = May be used
grant-from-to = { $from } to { $to }
grant-exactly = For exactly
lesson-drawn = { $selection }, probability { $p }
lesson-pool = pool
lesson-holdout = holdout
lesson-left-out = left out
lesson-confirms = It confirms the model: a label ({ $how }; { $split })
lesson-confirms-no-label = It confirms the model: no label ({ $how }; { $split })
lesson-rejects = It rejects what the model said: a label ({ $how }; { $split })
lesson-rejects-no-label = It rejects what the model said: no label ({ $how }; { $split })
lesson-corrects = It corrects the model: a label ({ $how }; { $split })
lesson-corrects-no-label = It corrects the model: no label ({ $how }; { $split })
lesson-why-no-label = because { $why }
diff-everything = everything
room-effect-started = started
room-effect-succeeded = succeeded
room-effect-failed = failed
room-effect-before = before
room-alarm-nothing = nothing was granted
room-alarm-grant = the grant is not the one that was given
room-alarm-payload = the payload is not the one that was approved
room-alarm-revoked = the grant was revoked
room-alarm-used = the grant was used: { $said_state }
room-alarm-outbox = the outbox holds it still
room-alarm-over = the grant ran out
room-replay-policy = policy version { $n } is not the one whose hash is stored
room-replay-thresholds = the thresholds stored with it are not those of its policy
room-replay-draws = the draws stored with it are not those of its key
room-replay-routes = stored as { $was } because of { $was_because }, replayed as { $is } because of { $is_because }
room-lesson-no-project = this workflow has no project
room-lesson-unwanted = this workflow wants no such labels
room-lesson-archived = its project is archived
room-lesson-holdout = it belongs to the holdout and did not come at random
room-lesson-before = this person has labeled the item before

# templates/reviews/gold.html
gold = Practice items
gold-what-became = What became of it
gold-not-planted = Rows that were not planted
gold-line = Line
gold-field = Field
gold-reason = Reason
gold-plant-one = Plant one
gold-action = Action
gold-key = Its key
gold-key-hint = made like the callers' when empty
gold-arguments = Arguments, as JSON
gold-json-or-text = JSON, or a text
gold-rationale = The model's rationale
gold-it-is = It is
gold-is-wrong = wrong: it should not pass
gold-is-right = right: it should pass
gold-why-wrong = Why it is wrong
gold-no-reason = no reason
gold-note = What to tell whoever gets it, afterwards
gold-plant-it = Plant it
gold-plant-hint = Write it as a program would send it. What is left out, such as how sure the model is, is taken from the real case it comes along with.
gold-plant-many = Plant many
gold-file = A file, one JSON object a line
gold-file-hint = Each has <code>decision</code>, as <code>POST /api/v1/decisions</code> takes it, <code>known</code>, <code>approve</code> or <code>reject</code>, and if you like <code>reason_code</code> and <code>note</code>. Up to 500 at a time; bad lines are named, good ones are kept.
gold-plant-them = Plant them
gold-what-are = What they are
gold-about = Cases with a known answer, put among the real ones. Nobody can tell one before the verdict; right after it, whoever gave it is told. They cause nothing, teach nothing and are in no rate. Reviewers read on the queue that there are some.
gold-never-own = Whoever plants one never gets it, nor do leads and admins, who may read the stock; nobody gets the same one twice.
gold-share = Share of the queue, percent
gold-share-to = 0 to { $most }
gold-set-share = Set the share
gold-missed = Planted errors that were approved
gold-missed-hint = Of all that were answered here, without names. It says how the queue is looked at, not how somebody works.
gold-missed-signals = It is one of the <a href="/workflows/{ $slug }/metrics">signals of rubber-stamping</a>.
gold-stock = The stock
gold-items = Gold items
gold-case = Case
gold-results = What people made of it
gold-planted = Planted
gold-retired = retired
gold-retire = Retire
gold-retire-which = Retire { $action }, number { $n }
gold-none = Nothing is planted.

# Practice items, as they are made in Rust
gold-title = Practice: { $workflow }
gold-none-queued = None is planted, so none is in the queue.
gold-solo = None is put into the queue in solo mode: whoever planted them would get them back.
gold-share-0 = Their share is 0, so none is put into the queue.
gold-no-reviewer = None is put into the queue: only people with the role reviewer get them, and nobody has it. Leads and admins may read the stock.
gold-not-answered = not answered yet
gold-answered = as known { $matched } of { $n }, not { $missed }, handed up { $up }
gold-pace = One comes with every { $each } real items, so { $errors } planted errors take about { $items } real items if half of the stock is wrong.
gold-needed =
    Not enough evidence yet: at least { $n } more answered planted { $n ->
        [one] error
       *[other] errors
    }.
gold-report-none = Nothing was planted.
gold-report-planted =
    { $n ->
        [one] { $n } gold item
       *[other] { $n } gold items
    } planted.
gold-report-some =
    { $n ->
        [one] { $n } gold item
       *[other] { $n } gold items
    } planted; { $bad ->
        [one] { $bad } row
       *[other] { $bad } rows
    } not.
room-gold-known = known is { $what }: use approve where it is right, reject where it has an error
room-gold-key = `{ $key }` is nothing here: use decision, known, reason_code, note
room-gold-text = { $field } is { $what }: use a text
room-gold-right = what is right needs no reason; leave it out, or use known reject
room-gold-no-reason = `{ $code }` is no reason here: use one of { $codes }
room-gold-note = the note is longer than 2,000 characters
room-gold-missing = decision is missing: put in what a program would send, its `action` at least
room-gold-workflow = it names another workflow than `{ $name }`; leave it out
room-gold-same = this case is planted already, as gold item { $id }
room-gold-many = there are { $n } items: plant 1 to { $n_most } at a time
room-gold-retired = gold item { $id } is out of the stock already
room-gold-arguments = the arguments are not JSON: { $why }
room-gold-line = the line is not JSON: { $why }
room-gold-utf8 = the file is not UTF-8 text: send one JSON object a line
room-gold-large = the file is larger than 8 MB: plant fewer at a time
room-gold-choose = choose a file with one JSON object a line
room-gold-share = the share is `{ $share }`: use a number of percent, up to 2

# templates/reviews/metrics.html
metrics = Metrics
metrics-from = From
metrics-before = Before
metrics-show = Show
metrics-entered =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } entered the queue
metrics-flagged =
    { $n ->
        [one] { $n } flagged look
       *[other] { $n } flagged looks
    }, kept out of every rate.
metrics-rates = How often people change what the model wanted
metrics-rates-hint = A badge says “not healthy” only when the whole interval lies outside what is healthy, and flips only after two days that agree.
metrics-kinds-reasons = Kinds and reasons
metrics-kinds = Kinds
metrics-reasons = Reasons
metrics-did = What people did
metrics-of-reviewed = Of all reviewed
metrics-of-overrides = Of the overrides
metrics-nothing-changed = Nobody changed anything in this span.
metrics-waits = How long items wait
wait-median-open = Median, open ones counted
wait-median = Median of the decided
wait-p90 = Nine of ten decided
wait-in-time = In time
wait-items = Items
wait-counts = { $decided } decided, { $open } open
wait-chart = Share still waiting
wait-after = After
wait-still = Still waiting
wait-nothing = Not enough evidence yet: nothing entered the queue in this span.
metrics-table = The same as a table
metrics-csv-curves = CSV of the curves
metrics-drift = Drift, prompt and model held constant
weeks-chart = Override rate by week
weeks-table = Weeks as a table
weeks = Weeks
weeks-from = Week from
weeks-changed-head = Changed
weeks-interval = Interval
metrics-moved = What moved
metrics-confidence = How good the confidence is
metrics-reliability = Reliability
metrics-left-as-was = Left as it was
metrics-no-confidence = Not enough evidence yet: no verdict in this span, and no calibrator. Nothing acts alone on a confidence until 100 drawn verdicts show what it is worth.
metrics-calibrate = Calibrate now
metrics-calibrate-hint = The server does it by itself when there are enough new verdicts.
metrics-threshold = The threshold
metrics-propose = Propose it, in the shadow first
metrics-propose-hint = Nothing changes yet: its route is written beside the live one, and another person activates it.
graduation-ready = ready
metrics-looking = Do people still look?
stamp-two = Two signals of different sources are shown: look at how this queue is worked.
stamp-hint = One signal alone has an innocent reading: an excellent model, easy items, fast readers.
metrics-upkeep = Does the measuring work?

# Metrics, as they are made in Rust
metrics-span = { $from } up to, not including, { $to }, UTC
metrics-elsewhere = elsewhere
metrics-other = No reason on the list fits, at most 15%
kind-rejected = Rejected or overturned
kind-edited = Edited
kind-cosmetic = Edited in looks only
kind-handed-up = Handed up and then approved
trial-long-enough =
    Version { $version } with a threshold of { $threshold } runs in the shadow, beside { $n ->
        [one] { $n } decision
       *[other] { $n } decisions
    } so far. Long enough: another person than proposed it may activate it.
trial-too-short =
    Version { $version } with a threshold of { $threshold } runs in the shadow, beside { $n ->
        [one] { $n } decision
       *[other] { $n } decisions
    } so far. It takes 200 decisions or 7 days before it may route.
chip-healthy = healthy
chip-look = look at it
chip-not-healthy = not healthy
chip-two-days = not enough evidence yet: a badge takes two days that agree
chip-needed = not enough evidence yet: { $n } more needed
chip-edge = not enough evidence: it lies on the edge
chip-no-range = no healthy range
rate-gate = Gate
rate-gate-about = where people see everything
rate-band = Band
rate-band-about = between floor and threshold
rate-above = Above
rate-above-about = what ran alone, from the random audit
rate-all = All decisions
rate-all-about = each weighted by how unlikely its review was
rate-5-to-12 = 5 to 12%
rate-from-20 = 20% or more
rate-up-to-5 = at most 5%
drift-weekly = This week against the last
drift-pooled =
    { $n ->
        [one] The last { $n } week against the { $n } week before
       *[other] The last { $n } weeks against the { $n } weeks before
    }
drift-no-weeks = there are no two weeks yet
drift-weeks-needed = not enough evidence yet: 2 weeks needed
drift-points = { $change } points ({ $low } to { $high })
drift-nothing = nothing comparable in both spans
drift-ruled-out = a change of 5 points is ruled out
drift-more = more than 1.5 points, and not by chance
drift-surely = surely more than 1.5 points
drift-left-out =
    { $n ->
        [one] { $n } group
       *[other] { $n } groups
    } left out: another prompt, model or policy version, or too few verdicts.
cause-input = Other items come in
cause-input-none = no decisions with a confidence in both spans
cause-input-psi = confidence: PSI { $psi } of { $window } against { $reference }, by chance up to { $chance }
cause-model = The model changed silently
cause-model-new = a build that was not there before
cause-model-same = no new build was named; a canary set would tell more
cause-model-none = no decisions in both spans
cause-reviewers = Reviewers judge differently
cause-reviewers-none = no blind second looks yet
cause-reviewers-agreed = second looks agreed { $k } of { $n }, before { $before_k } of { $before_n }
cause-moved = moved
cause-still = did not move
cause-unknown = cannot tell yet
stamp-few-overrides = Fewer than 2% are changed
stamp-missed-gold = Planted errors are approved
stamp-overturned = Blind second looks overturn approvals
stamp-too-quick = Decided faster than one can read
stamp-long-run = The longest run of approvals of one person
stamp-shown = shown
stamp-not-shown = not shown
stamp-in-a-row = { $k } in a row, of { $n }
upkeep-auto = Audited of what ran alone
upkeep-floor = Looked at of what fell below the floor
upkeep-approvals = Looked at again of approvals
upkeep-promised = { $figure }, promised { $share }
upkeep-corrections = Overrides on record as corrections
upkeep-corrections-of = { $k } of { $n }
upkeep-corrections-unused = { $k } of { $n }; { $unused } nothing has learned from yet
upkeep-handed-up = Handed up to the second tier
upkeep-as-leaned = Decided as the first reviewer leaned
upkeep-put-off = Put off by the second tier
calibration-no-model = a model without a name
calibration-of = { $source } of { $model }
calibration-of-build = { $source } of { $model }, build { $build }
calibration-of-prompt = { $source } of { $model }, prompt { $prompt }
calibration-of-both = { $source } of { $model }, build { $build }, prompt { $prompt }
calibration-valid = valid
calibration-weak = not to be relied on
calibration-stale = stale
calibration-none = none yet
calibration-not-enough = not enough evidence yet
calibration-fitted =
    { $method }, fitted on { $n ->
        [one] { $n } verdict
       *[other] { $n } verdicts
    }
room-method-platt = platt
room-method-isotonic = isotonic
room-method-constant = constant
calibration-figures =
    { $verdicts ->
        [one] { $verdicts } drawn verdict
       *[other] { $verdicts } drawn verdicts
    } in this span, Brier { $brier }, calibration error { $ece } over { $n ->
        [one] { $n } bin
       *[other] { $n } bins
    }
graduation = Version { $n } in the shadow
graduation-alone = Changed of what would have run alone, at most 5%
graduation-asked = Changed of what people would have been asked, 20% or more
graduation-would = Would have run alone
graduation-share = { $share } of { $n } decided
graduation-routed = { $n } routed
advice-prompt = More than 12% are changed although the prompt has stood for a fortnight: the prompt is wrong.
advice-retrain = More than 15% are changed: people do most of the work. Retrain, or change the model or the prompt.
load-arrivals =
    { $items } items come in a day; { $n ->
        [one] { $n } person
       *[other] { $n } people
    } decided something.
load-needed =
    At { $cap } decisions a person and day (UTC) that takes { $n ->
        [one] { $n } person
       *[other] { $n } people
    }.
load-gini = How unevenly it lies: Gini { $gini }, where 0 is all alike. No names here.
weeks-dot = Week from { $day }: { $changed } of { $reviewed } changed
weeks-axis = week from
weeks-described = Overrides went from { $first } to { $last } a week.
weeks-changed = { $changed } of { $reviewed }
weeks-no-interval = none
wait-axis = time in the queue
wait-described = After { $span } { $share } still waited.
short-minutes = { $n } min
short-hours = { $n } h
short-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
wait-ms = { $n } ms
wait-none-decided = none decided yet
wait-interval = { $at } ({ $low } to { $high })
wait-or-more = { $at } ({ $low } or more)
wait-too-few = { $at } (too few for an interval)
wait-not-reached = not reached: too many are still open
wait-tight = Within 90 seconds
wait-compliance = Within 4 hours
wait-moderation = Within a day
wait-within = Within { $span }
wait-no-promise = Without a promise
wait-second-tier = { $class }, second tier

# What the rooms say about calibrators, thresholds and versions on trial
room-found = { $n } of { $n_of } ({ $n_share }, { $n_low } to { $n_high })
room-found-none = 0 of 0 (no verdicts yet)
room-share-ends = { $n_share } ({ $n_low } to { $n_high })
room-changed-above = above the threshold people changed { $said_found }
room-changed-band = between floor and threshold { $said_found }
room-threshold-raise = Raise the threshold from { $n_from } to { $n_to }: { $said_above }; at most 5% is wanted.
room-threshold-lower = Lower the threshold from { $n_from } to { $n_to }: { $said_band }; 20% or more is wanted, and from { $n_up } up at most 5% is shown to be changed.
room-threshold-recalibrate = No threshold helps: { $said_above }, and { $said_band }. The confidence does not order errors; calibrate it again, or ask a second model.
room-threshold-keep = Nothing to propose: { $said_above }; { $said_band }.
room-threshold-more = { $said_zone }: not enough evidence yet, { $n } more verdicts needed.
room-threshold-edge = { $said_zone }: the rate lies on the edge, so no number of verdicts tells.
room-zone-above = Above
room-zone-between = Between
room-graduation-ready = Ready: of what would have run alone, people changed { $said_found }; at most 5% is shown.
room-graduation-nothing = Nothing would have run alone yet, so nothing is shown.
room-graduation-needed = Not yet: of what would have run alone, people changed { $said_found }. Not enough evidence yet: { $n } more needed.
room-graduation-short = Not yet: of what would have run alone, people changed { $said_found }, and it takes 200 decisions or 7 days.
room-graduation-not = Not ready: of what would have run alone, people changed { $said_found }; at most 5% is wanted.
room-calibrate-few = { $n } of { $n_of } audited verdicts
room-calibrate-more = { $n } more
room-calibrate-alike = all { $n } audited verdicts are alike, so sure and unsure cannot be told apart
room-calibrate-one-class = all verdicts are alike
room-calibrate-few-above = { $n } of { $n_of } audited verdicts at or above { $n_share }
room-calibrate-no-better = the confidence tells right from wrong no better than a fixed share
room-calibrate-left = of what would act alone, people left { $said_share } as it was
room-calibrate-certain = at least { $n_share } must be certain
room-calibrate-shown = Of { $n } audited verdicts at or above { $n_share }, people left { $said_right } as they were
room-calibrate-in-all = { $n } verdicts in all
room-standing-none = there is no calibrator for this source, model and prompt yet
room-standing-old = it was fitted more than { $n } days ago
room-standing-build = the model is another build than the one it was fitted on
room-standing-little = it was fitted on too little
room-standing-drift = the override rate has drifted since it was fitted
room-standing-threshold = it was examined for a threshold of { $n_was }%, and the policy says { $n_is }%

# templates/reviews/policies.html
policies = Policy versions
policies-about = A version decides what acts alone and what a person is asked about. None ever changes: a change is a new version, which one person proposes and, where it lets something act alone, another one activates.
policies-version = Version { $n }
policies-routes = routes now
policies-in-shadow = runs in the shadow
policies-changed-on-disk = its document was changed on disk
policies-proposed = Proposed by { $by }
policies-activated = activated by { $by }
policies-never = never activated
policies-shadow-now = Its route is written beside the live one and nothing acts on it.
policies-shadow-beside =
    { $n ->
        [one] { $n } decision
       *[other] { $n } decisions
    } routed beside it.
policies-shadow-was =
    It ran in the shadow: { $n ->
        [one] { $n } decision
       *[other] { $n } decisions
    } routed beside it.
policies-all = All it says
policies-differs = What differs from the version that routes now
policies-same = It says the same as the version that routes now.
policies-needs-other = You proposed this version and it lets something act alone, so another person activates it.
policies-activate = Activate version { $n }
policies-why-hint = Stays on record. From then on it routes every new decision; what is open keeps its version.
policies-late =
    { $n ->
        [one] { $n } item of the queue is
       *[other] { $n } items of the queue are
    } late: a version that asks people less is refused until they are decided.
policies-despite = Activate it all the same; at least 40 characters above say why
policies-stop-shadow = Stop the shadow
policies-run-shadow = Run it in the shadow
policies-none = No version was proposed yet.
policies-older =
    { $n ->
        [one] { $n } older one is
       *[other] { $n } older ones are
    } at <code>/api/v1/workflows/{ $slug }/policies</code>.
policies-beside = Beside version { $n }, which routes now
propose = Propose a version
propose-from = It starts from version { $n }, which routes now, or is the newest where none does. What the form does not ask for stays as it is there; the API changes that too.
propose-defaults = It starts from the defaults: no version was proposed yet.
propose-not-kept = Not proposed: { $label } ({ $name }): { $problem }
propose-why = Why
propose-why-hint = Stays on record. A version that changes the decision matrix needs it.
propose-button = Propose it
room-policy-first = Everything waits for people.
room-policy-careful = Everything waits for people until another person says otherwise.
the-server = the server
room-policy-own = you proposed this version, so another person activates it. Working alone? Set solo in the workflow's settings; every page then says so
room-policy-despite = only an admin may lower the bar while the queue is late
room-policy-number = version is { $what }: use a version's number
room-policy-short = version { $n } has run in the shadow for { $n_decisions } decisions; it takes 200, or 7 days, before it may route

# templates/reviews/reconciliation.html
reconciliation = Executed and approved
reconciliation-open = Only what is open
reconciliation-all = Show what fits too
reconciliation-about = Every permission names the digest of exactly what may run. Callers report what ran; where the two differ, it stands here.
reconciliation-alarms = Alarms
reconciliation-decision = decision { $n }
reconciliation-everything = Everything granted or reported
reconciliation-misfits = What does not fit
reconciliation-finding = Finding
reconciliation-approved = Approved
reconciliation-executed = Executed
reconciliation-approved-narrow = approved
reconciliation-executed-narrow = executed
reconciliation-same = same
reconciliation-newest = The newest 200. The rest is at <code>/api/v1/workflows/{ $slug }/reconciliation</code>.
reconciliation-nothing = Nothing was granted yet, and nothing was reported.
reconciliation-fits = Everything that was reported is what was approved.
reconciliation-title = Executed versus approved
fit-alarm = What ran is not what was approved
fit-unknown = Started, and never heard of again
fit-failed = Failed
fit-running = Running
fit-never-executed = Approved and never executed
fit-waiting = Approved, not executed yet
fit-executed = Executed as approved
fit-replay = A replay gave another route
fit-action = An action did not fit

# templates/audit.html
audit = Audit
audit-verify = Verify the chain
audit-head =
    { $n ->
        [one] { $n } entry
       *[other] { $n } entries
    }. The last one's hash: <code>{ $hash }</code>
audit-checkpoint =
    The last signed checkpoint saw { $n ->
        [one] { $n } entry
       *[other] { $n } entries
    }
audit-checkpoint-key = Its public key:
audit-hint = Every entry carries the hash of the one before. That a tail was cut, or all of it written anew, shows against checkpoints kept elsewhere: copy <code>checkpoints.jsonl</code> and the public key to another machine, or let the settings <code>checkpoint_dir</code> and a webhook do it. Entries hold ids, numbers and commitments, never texts.
audit-who = Who
audit-who-hint = name, server
audit-what = What
audit-what-hint = verdict
audit-on-hint = decision 17
audit-on = On
audit-workflow = Workflow
audit-project = Project
audit-all = all
audit-from = From
audit-to = To
audit-text = Text
audit-anywhere = anywhere
audit-look = Look
audit-everything = Everything
audit-export-csv = Export CSV
audit-export-json = Export JSON lines
audit-export-hint = An export has all entries that fit, not only this page, and is an entry itself.
audit-entries = Entries
audit-entry = Entry
audit-entry-narrow = entry
audit-detail = Detail
audit-older = Older
audit-nothing = No entry fits.
audit-person = person { $id }
audit-project-id = project { $id }
audit-whole =
    The chain is whole: { $n ->
        [one] { $n } entry
       *[other] { $n } entries
    }, every hash and every commitment fits.
audit-proven =
    It fits { $n ->
        [one] { $n } signed checkpoint
       *[other] { $n } signed checkpoints
    }; the newest, of { $at }, saw { $size ->
        [one] { $size } entry
       *[other] { $size } entries
    }.
audit-unproven = There is no signed checkpoint yet to compare it with.
audit-broken = The chain is broken at entry { $entry }: { $why }
room-audit-day = { $field } is `{ $what }`; use a day such as 2026-11-22 or a moment such as 2026-11-22T09:30:00Z
room-audit-nobody = nobody is called `{ $name }`; `server` is the server itself
room-audit-before = before is `{ $what }`; use an entry's number
room-audit-missing = it is missing: the next one is entry { $id }
room-audit-unreadable = it cannot be read
room-audit-order = it does not follow the entry before it
room-audit-hash = its content does not match its hash
room-audit-imported = annotation events { $first } to { $last } are not those that were imported
room-audit-event-missing = annotation event { $id } is missing
room-audit-event-other = annotation event { $id } holds another label than was recorded
room-audit-event-salt = annotation event { $id } lost its salt but not its label
room-audit-decision-missing = decision { $id } is missing
room-audit-decision-other = decision { $id } holds another request than was recorded
room-audit-decision-salt = decision { $id } lost its salt but not its request
room-audit-decision-route = decision { $id } was routed otherwise than was recorded
room-audit-verdict-missing = verdict { $id } is missing
room-audit-verdict-other = verdict { $id } says something else than was recorded
room-audit-gold-missing = gold item { $id } is missing
room-audit-gold-other = gold item { $id } is another one than was recorded
room-audit-anew = the chain was written anew: the checkpoint of { $at } saw another entry { $size }, so what is changed begins between entry { $from } and entry { $to }
room-audit-cut = it is missing: the chain ends at entry { $last }, and the checkpoint of { $at } saw { $size } entries
room-audit-no-key = the data directory has no checkpoint key; name the public key with --key
room-audit-signature = { $place }: its signature does not fit; it was changed
room-audit-foreign = { $place }: it was signed with the key { $other }, which is not the trusted one, { $trusted }

# templates/reviews/oversight.html
oversight = Oversight
oversight-download = Download the document
oversight-about = What this workflow promises about people's part in it, tried just now. Commit the document beside your code; <code>qualm oversight check FILE</code> fails when it and the running system disagree.
oversight-broken =
    { $n ->
        [one] { $n } of { $of } promises does not hold.
       *[other] { $n } of { $of } promises do not hold.
    }
oversight-promises = Promises
oversight-promise = Promise
oversight-now = Now
oversight-found = Found
oversight-kept = kept
oversight-not-kept = broken
oversight-untried = nothing to check yet
oversight-laws = Laws to hold it against
oversight-write = Write them into the document
oversight-laws-hint = Plain words and dates, not legal advice.
oversight-document = The document
oversight-english = It is in English, whatever the language of the pages.

# templates/reviews/oversight_index.html
oversight-index = Each workflow has a document that says who decides what, written from the running configuration, with promises that are tried when you open it.
oversight-index-role = { $mode } · policy version { $n }
oversight-none = No document
oversight-none-text = Leads and engineers of a workflow find its oversight document here. You govern none.

# What the oversight document promises
room-law-ai-act = EU AI Act, Regulation (EU) 2024/1689: high-risk systems
room-law-gdpr = GDPR Art. 22: decisions based solely on automated processing
room-law-hipaa = HIPAA Security Rule, 45 CFR 164.312
room-law-fda = FDA: clinical decision support, guidance of January 2026
room-law-california = California: automated decision-making technology, 11 CCR 7200 and following
room-promise-matrix = The active policy version lets a person do at least what the decision matrix demands.
room-promise-matrix-passes = the version passes the check of its activation
room-promise-permission = Nothing runs without a permission that is used once and bound to the digest of exactly what was approved, by a person or by the policy.
room-promise-permission-person = Nothing runs before a person approved exactly that; the permission is used once.
room-promise-permission-found = reported actions did not fit
room-promise-permission-person-found = reported actions had no person's approval or did not fit it
room-promise-solo = One person decides here, alone, in the explicit solo mode. Programs never decide.
room-promise-people = At least two people may decide, one of them at the second tier. Programs never decide.
room-promise-people-found = { $n } may decide, { $n_second } of them at the second tier
room-promise-second = What the first tier hands up is decided by another person.
room-promise-second-found = verdicts of the second tier came from the first tier's person
room-promise-own = Nobody decides what they requested.
room-promise-own-found = verdicts came from whoever posted the decision
room-promise-reasons = Every verdict but an approval has a reason from the workflow's list.
room-promise-reasons-found = verdicts have none
room-promise-expiry = Time never approves: what nobody decided is not executed.
room-promise-expiry-found = expired items were approved without a verdict
room-promise-stop = People who work here can stop it at once; then nothing new acts, and unused permissions are taken back.
room-promise-stop-found = { $n } can
room-promise-contest = A contested decision is looked at by a person who had not decided it, without the first verdict in view.
room-promise-contest-found = contested decisions went back to the same person
room-promise-limits = The policy in words and what the model cannot do stand beside every item.
room-promise-limits-written = both are written
room-promise-limits-empty = one of them is empty in the active version
room-promise-practice = Gold items are among the queue, announced to staff as a practice. No permission is ever given for one, nothing is learned from one, and none is in a rate.
room-promise-practice-found = gold items had a permission, a reported action or a lesson
room-promise-policy = Policy versions never change; the active one has the digest it was activated with.
room-promise-policy-found = version { $n }, digest { $digest }…
room-promise-routes = Every decision's route follows from its policy version, its facts and its draws, and can be computed again.
room-promise-routes-found = newest decisions came out otherwise
room-promise-chain = Every act is an entry of a log in which each entry carries the digest of the one before it.
room-promise-chain-found = { $n } entries, whole
room-promise-chain-broken = broken at entry { $id }: { $said_why }
room-promise-kept = Entries of the log are kept without end.
room-promise-kept-laws = Entries of the log are kept without end; the laws below ask for at least { $n } days.
room-promise-kept-found = the log begins with entry { $id }
room-promise-tried = { $n } of { $n_of } { $said_what }

# templates/people.html
people = People
people-accounts = Accounts
people-name = Name
people-roles = Roles
people-made = Made
people-account = Account
people-you = you
people-admin = admin
people-made-up = made up
people-closed = closed
people-open = Open again
people-link = New sign-in link
people-not-admin = Not admin
people-make-admin = Make admin
people-sign-out = Sign out everywhere
people-close = Close account
people-add = Add somebody
people-is-admin = Admin: everything, in every project
people-make = Make an account and a sign-in link
people-hint = Roles in a project are given on that project's people page.

# templates/project/people.html
members = People in this project
members-table = Members
members-name = Name
members-role = Role
members-you = you
members-made-up = made up
members-role-of = Role of { $name }
members-no-role = no role: leaves the project
members-set = Set
members-nobody = Nobody yet. Admins see every project without being in it.
members-add = Add somebody
members-add-hint = Somebody new gets an account and a sign-in link; somebody known gets the role.
members-add-button = Add
members-roles = What the roles may do
members-accounts = Accounts, links and admins are under <a href="/people">People</a>.

# templates/project/export.html
export = Export
export-nothing = There is nothing to export yet. <a href="/projects/{ $slug }/import">Import items</a> first.
export-download = Download
export-format = Format
export-all = Also items without any answer
export-machine = Without machine labels
export-machine-hint = (what the model was accepted for; otherwise they are in it, marked)
export-excluded = Also excluded items
export-raw = CSV for machines: leave cells as they are
export-raw-hint = (otherwise a cell that a spreadsheet would run gets an apostrophe)
export-manifest = Show the manifest
export-hint = With every item: its label, every answer with who, when, which round and model, the suggestion at that time, and how and with which probability it was chosen. The manifest has counts and the file's SHA-256.
export-there = What is there
export-per-class = Labels per class
export-demo = The demo's answers by ada, bela and cleo are made up.
people-title = People · { $project }
people-role-in = { $role } in { $project }
export-title = Export · { $project }
room-role-may-label = answers what the queue hands out
room-role-may-review = labels, and makes first reviews
room-role-may-lead = labels, and sees items, rounds and people's answers
room-role-may-run = runs the project: import, rounds, export, settings, people
export-fact-labeled = Labeled items
export-fact-holdout = Of these, in the holdout
export-fact-answers = Answers by people and imports
export-fact-machine = Machine labels
export-fact-disputed = Disputed
export-fact-all = All items
items-n =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    }
room-format-csv = CSV: one annotation per row, safe to open in a spreadsheet
room-format-jsonl = JSON lines: one item per line, exact
room-format-spacy = Spans as JSON lines for spaCy and Prodigy: text, spans, answer

# templates/project/items.html
items = Items
items-go-to = Go to the id
items-open = Open
items-undo = Undo
items-own-list = You are labeling a list: { $left } left on it.
items-go-on = Go on labeling
items-put-away = Put the list away
items-views = Views
items-shared = shared
items-search = Search the text
items-search-hint = words, or “words that stand together”
items-status = Status
items-order = Order
items-show = Show
items-more = More conditions
items-label = Label
items-suggests = The model suggests
items-answered-by = Answered by
items-assigned-to = Assigned to
items-holdout = Holdout
items-asked-round = Asked in round
items-hint-any = any
items-confidence-from = Confidence from
items-confidence-to = Confidence to
items-margin-from = Margin from
items-margin-to = Margin to
items-hint-from = 0 or 0%
items-hint-to = 1 or 100%
items-random-key = Key of the random order
items-hint-number = a number
items-differ = Answers differ
items-flagged-box = Flagged
items-has-note = Has a note
items-label-these = Label these
items-tick = Tick
items-item = Item
items-head-label = Label
items-suggestion = Suggestion
items-head-status = Status
items-round = Round
items-tick-one = Tick { $id }
items-tick-all = Tick all rows of this page
items-what-to-do = What to do with them
items-untick = Untick all
js-table-ticked =
    { $n ->
        [one] { $n } item ticked
       *[other] { $n } items ticked
    }
items-none = none
items-flagged = flagged
items-note = note
items-round-narrow = round
items-pages = Pages
items-before = Page before
items-after = Next page
items-many = Do something with many
items-which = Which items
items-ticked = Ticked rows
items-all = All { $items } that fit
items-relabel = Send to relabel
items-exclude = Exclude
items-take-back = Take back
items-assign-to = Assign to
items-assign = Assign
items-unassign = Unassign
items-many-hint = A page that says what it means comes first. Exclude and assign can be undone.
items-show-all = Show all items
items-import = Import items
items-keep-view = Keep this view
items-view-name = Name
items-for-everybody = for everybody who sees this table
items-keep = Keep
items-delete-view = Delete the view { $title }

# The table of items, as it is made in Rust
items-title = Items · { $project }
room-items-count = { $n } items
room-items-one = 1 item
room-view-all = All
room-view-unlabeled = Unlabeled
room-view-disagreement = Disagreement
room-view-low = Low confidence
room-view-flagged = Flagged
room-view-escalated = Escalated
room-view-practice = Practice items
room-pick-any = any
room-pick-either = either
room-pick-anybody = anybody or nobody
room-pick-no = no
room-pick-yes = yes
room-items-no-model = No model has scored the items yet, so nothing has a suggestion, a confidence or a margin. The first round changes that.
room-items-search-prepared = Text search is being prepared: { $share }. Items that came last are not found yet.
room-items-empty = No items yet
room-items-empty-text = This project has no items. Whoever runs it imports some; then they stand here.
room-items-nothing = Nothing fits
room-items-behind = The page lies behind the last item.
room-items-one-condition = One condition leaves nothing.
room-items-conditions = Together, { $n } conditions leave nothing. Loosen one of them:
room-items-without = Without { $condition }
room-items-excluded = Excluded { $items }.
room-items-took-back = Took { $items } back: they can be asked about again.
room-items-assigned = Assigned { $items } to { $who }.
room-items-unassigned = Unassigned { $items }: anybody may be asked.
room-items-sent = Sent { $items } to another person.
room-items-state-excluded = excluded
room-items-state-labeled = labeled
room-items-state-disputed = disputed
room-items-state-missing = answers missing
room-items-state-unlabeled = unlabeled
room-items-chip-relabel = waits for relabel
room-items-chip-assigned = assigned to { $name }
room-items-decided = decided by a lead

# templates/project/items_confirm.html
items-confirm-back = Back, change nothing

# Orders of the table and what an act on many means
room-status-in-hands = in hands
room-sort-imported = as imported
room-sort-newest = last imported first
room-sort-id = by id
room-sort-least = least confident first
room-sort-most = most confident first
room-sort-margin = smallest margin first
room-sort-entropy = largest entropy first
room-sort-disagreement = most disagreement first
room-sort-answered = newest answer first
room-sort-random = random order
room-chip-holdout = holdout
room-act-exclude = Exclude
room-act-exclude-title = Exclude { $items }?
room-act-exclude-1 = Nobody is asked about them any more, and exports leave them out unless they are asked for.
room-act-exclude-2 = Labels they have stay, and go on teaching the model. Whoever holds one now may still answer it.
room-act-take-back = Take back
room-act-take-back-title = Take { $items } back?
room-act-take-back-1 = Excluded ones can be asked about and exported again.
room-act-assign = Assign
room-act-assign-title = Assign { $items } to { $who }?
room-act-assign-1 = Nobody else is asked about them, until this person has had them; they come before anything else.
room-act-assign-2 = Items that have all their answers are left out.
room-act-unassign = Unassign
room-act-unassign-title = Unassign { $items }?
room-act-unassign-1 = Anybody may be asked about them.
room-act-relabel = Send to relabel
room-act-relabel-title = Send { $items } to another person?
room-act-relabel-1 = One more person answers each without seeing the first answers. The label stands until then; where the two differ, a third is asked.
room-act-relabel-2 = Items without an answer are left out.

# templates/project/curate.html
curate = Answers that differ
curate-only = Answers that differ: { $only }
curate-start = Start with the least certain
curate-agreement = How far people agree
curate-all = All that differ
curate-item = Item
curate-answers = Answers
curate-state = State
curate-more = { $n } more follow these.

# templates/project/curate_item.html
settle-your-last = Your last decision: <a href="{ $base }/items/{ $url }">{ $item }</a> is <b>{ $label }</b>, { $ago }.
settle-take-back = Take it back
settle-curate = Curate
settle-item-text = The item's text
settle-answered = What people answered
settle-flagged = flagged
settle-nobody-yet = Nobody yet
settle-not-answered = not answered
settle-decision = Decision
settle-consensus-take = Take the consensus: { $label }
settle-right-classes = The right classes
settle-decide-these = Decide for these
settle-classes = Classes
settle-why = Why
settle-why-needed = needed against what most answers say
settle-note = Note
settle-nothing = Nobody has answered yet: there is nothing to decide about. Label it instead.
settle-being-asked = another person is being asked
settle-ask = Ask another person
settle-exclude = Exclude the item
settle-next = Leave it, next
settle-list = The list
settle-keys = Keys
settle-consensus = Consensus
settle-majority = Majority: <b>{ $text }</b>
settle-ds-hint = How probable each class is, from how often each person is right about which class. Behind it the answers.
settle-ds-two = Dawid-Skene needs two answers to an item.
settle-decisions = Decisions
settle-model-says = What the model says
settle-digits = choose the class beside the key; where a reason is asked for, the reason
settle-hint = A decision is stored with its reason and can be taken back.

# templates/components/ui.html
ui-decided = { $by } decided <b>{ $label }</b>
ui-taken-back = taken back

# Curation, as it is made in Rust
curate-title = Answers that differ · { $project }
curate-beside = { $a } beside { $b }
curate-decided = decided
curate-waits = waits for another answer
curate-to-decide = to decide
curate-none = No item is left whose answers differ and about which nobody has decided.
curate-left =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } to decide, the least certain first: by the entropy of Dawid and Skene's posterior, then by number of answers.
settle-model = The model says { $said }.
settle-state-decided = ✓ decided: { $label }
settle-state-none = … nobody has answered yet
settle-state-differ = ≠ answers differ
settle-state-some = … { $n } of { $overlap } answers
settle-state-one = = one answer
settle-state-agree = = answers agree
settle-missing =
    { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    } of { $overlap } not given yet
settle-no-model = Nothing yet: there is no model, or this item has no features yet.
settle-hidden = Shown after the decision, as this project has it for labelers too.
settle-majority-of = { $label }, { $k } of { $n } answers
settle-majority-none = nobody has answered
settle-majority-one = one answer only: { $label }
settle-majority-tie = a tie among { $n } answers
settle-bar = { $share } · { $k } of { $n }
settle-pane-accepted = accepted
settle-pane-overruled = overruled
settle-pane-agrees =
    agrees with { $n ->
        [one] { $n } other
       *[other] { $n } others
    }
settle-pane-differs = differs from everybody
settle-pane-only = the only answer
room-settle-choose = choose a class first
js-curate-why = Most answers say { $majority }. Why { $label }? A digit chooses the reason, Esc goes back.
js-curate-note = Say in the note what else it is; Ctrl+Enter sends.
curate-undecided = undecided
room-reason-guide = The guide says so
room-reason-slip = A slip: the text plainly says otherwise
room-reason-rule = The guide leaves it open; from now on it is so
room-reason-expert = Somebody who knows was asked
room-reason-suspect = The search for suspicious labels pointed at it
room-reason-other = Something else, in the note

# templates/project/suspects.html
suspects-being-asked = being asked
suspects-ask = Ask another person
suspects-right-classes = The right classes of { $item }
suspects-right-class = The right class of { $item }
suspects = Suspicious labels
suspects-search = Search again
suspects-no-search = There is no search for suspicious labels here: { $why }.
suspects-about = Each label is compared with what a model says that has not seen it. The list is a reason to look, not a verdict: on hard tasks only every second or third label at its top is wrong. Nothing changes by itself.
suspects-searched = Searched { $ago }.
suspects-not-yet = Not searched yet. From 100 labels on, a search follows every round.
suspects-which = Which class is taken for which
suspects-pairs = Pairs of classes
suspects-labeled = Labeled
suspects-probably = Probably
suspects-labels = Labels
suspects-classes-wrong = Which classes are probably wrong
suspects-classes = Classes
suspects-class = Class
suspects-lack = Labels that lack it
suspects-too-much = Labels that should not have it
suspects-first = The most suspicious first
suspects-send-first = Send the first
suspects-to-others = to other people
suspects-hint = Another person answers without seeing the first answer. Until then the label stays as it is; where the two differ, a third is asked, and you can decide at any time.
suspects-item = Item
suspects-label = Label
suspects-suggested = Suggested
suspects-confidence = Confidence in the label
suspects-to-do = What to do
suspects-likely = likely wrong
suspects-keep = Keep
suspects-fix = Fix
suspects-curate = Curate
suspects-none = No suspicious label is left to look at.
suspects-differ = Answers that differ
suspects-differ-hint = These have all the answers that were asked for and no label, because as many say one class as another. They train nothing until you decide, another answer settles them, or, where the settings say so, Dawid-Skene does in the next round.
suspects-answers = Answers
suspects-take = Take { $label }
suspects-decide = Decide
suspects-title = Suspicious labels · { $project }
suspects-not-judged =
    { $n ->
        [one] { $n } label
       *[other] { $n } labels
    } of a class with no other label could not be judged.
suspects-next =
    Of the next { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }, { $again } would tell more as a second opinion on a labeled item, { $new } as an answer to a new one.
room-suspects-otherwise = The model would answer about { $wrong } of { $judged } labels otherwise, too many to be people's slips: most are its own mistakes. The first of the list are worth a look.
room-suspects-about = About { $wrong } of { $judged } labels are probably wrong.

# Images of items
label-guide-versions = All versions
label-images-from = Your browser loads the images from { $hosts }
picture-broken = This image does not load:
picture-flag = Answer by what else there is, or flag the item (<kbd>{ $flag }</kbd>).
picture-closer = Closer
picture-farther = Farther
picture-whole = Whole
picture-open = Open in a new tab
picture-alt = Image of item { $item }
picture-of = { $n } of { $count }
picture-alt-which = Image { $which } of item { $item }
picture-only-first = Only the first { $n } images of a key are shown.
room-key-zoom-in = zoom into the image; also Ctrl with the wheel, or two fingers
room-key-zoom-out = zoom out
room-key-zoom-whole = the whole image again
room-image-no-hosts = This project names no hosts to load images from, so the address stands here as text. Whoever runs it can name them under Settings, image_hosts.
room-image-long = The address has { $n } bytes; { $most } is the most.
room-image-odd = The address has a backslash, a space or a line break in it.
room-image-not-whole = This is no whole address: one begins with https://.
room-image-scheme = Images are loaded by https only, and this address begins with { $scheme }:.
room-image-user = The address has a name before an @, which hides that its host is { $host }. Addresses with a name or a password are not loaded.
room-image-other-host = Its host { $host } is none of those this project loads images from. Whoever runs it can add it under Settings, image_hosts.

# Practice items, languages of items, several people
items-gold = Practice items
items-escalated = Waits for a lead
items-nobody-yet = nobody yet
items-and-others = and to others
items-others-too = Ticked people get them too
items-how = How
items-share-out = Share them out
items-each-all = Each gets all
items-own-label = the one each has
items-why = Why
items-mark-gold = Mark as practice items
items-unmark-gold = Take the mark away
export-gold = Without practice items
export-gold-hint = (their label is a lead's; otherwise they are in it, marked)
members-languages-of = Languages of { $name }
members-any-language = any language
members-set-languages = Set languages
account-reads = Languages you label in
account-reads-label = Codes, with commas between
account-reads-hint = Where a project says which language its items are in, you are asked about these and about items without one. Empty: about any.
account-reads-save = Save languages
empty-languages = Nothing in your languages
empty-languages-text = What is left is in other languages ({ $others }). You label in { $own }; your account says which languages those are.
practice-agrees = A practice item: the lead's label is { $known }, as you said.
practice-differs = A practice item: the lead's label is { $known }; you said { $said }.
practice-why = Why: { $because }
mine-practice = On practice items you said the same as the lead in { $agreed } of { $answered }: { $share } (95 % interval { $low } to { $high }){ $far }.
mine-practice-before = On practice items until yesterday you said the same as the lead in { $agreed } of { $answered }: { $share } (95 % interval { $low } to { $high }){ $far }.

# templates/project/item.html
record-title = Item { $id } · { $project }
record-heading = Item { $id }
record-all = All of the list
record-previous = Previous
record-next = Next in this list
record-last = This is the last of the list.
record-label-from = Label from here on
record-from = from { $source },
record-label = label: <b>{ $label }</b>
record-edit = Edit
record-answer = Answer
record-by = By
record-when = When
record-chosen = Chosen by
record-suggested = Suggested then
record-before-edit = given before the edit
record-curate = Curate it
record-nobody = Nobody has answered yet.
record-earlier = <b>Version { $n }</b>, until { $until }, edited by { $by }
record-everything = Everything in the record
record-says = <b>{ $label }</b>: { $sure }, { $share }.
record-model-calibrated = The model of round { $n }; calibrated on the holdout.
record-model-raw = The model of round { $n }; not calibrated yet.
record-strange = Strangeness { $share }: it is farther from the nearest labeled item than that share of the labeled items are from each other.
record-why-not = Why not { $label }
record-feature = Feature
record-strength = Strength
record-points = Points
record-points-hint = Points are differences of logits, before calibration.

# The page of an item, as it is made in Rust
record-in-pool = in the pool
record-in-holdout = in the holdout: it measures the model and is never trained on
record-excluded = excluded: nobody is asked about it, and exports leave it out
record-assigned = assigned to { $names }
record-edited =
    edited { $n ->
        [one] { $n } time
       *[other] { $n } times
    }
record-changed =
    changed { $n ->
        [one] { $n } time
       *[other] { $n } times
    }
record-label-gold = { $label }, given by a lead for practice
record-label-answers =
    { $label }, from { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }
record-label-none-of-these =
    none of these, from { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }
record-label-machine = { $label }, by the model alone ({ $share }), acceptance { $id }
record-label-none = none yet
record-label-missing = none yet: { $k } of { $overlap } answers
record-label-tie =
    none: { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    } disagree
record-guide-version = guide version { $n }
record-by-probability = { $source }, probability { $p }
record-by-round = { $source }, round { $round }
record-by-both = { $source }, probability { $p }, round { $round }
record-came-with-file = came with the file
record-for = For { $label }
record-kind-words = words
record-kind-letters = letters
record-kind-number = number
record-kind-category = category
record-kind-rule = rule
record-kind-in = { $kind } in { $key }
record-missing = missing
record-rest = Everything else { $rest }, before it reads anything { $before }: together { $all } for { $label }.
room-feature-vector = the whole vector
room-feature-topic = overall topic (latent)

# templates/project/_gold.html
mark-title = Practice item
mark-by = A practice item, marked by { $name }.
mark-holdout = An item of the holdout is no practice item: asked because somebody chose it, it would be no random sample any more, and it measures the model.
mark-right = The label that is right
mark-standing = { $label } (the label it has)
mark-hint = Labelers read it right after their answer, where the project tells them.
mark-change = Change it
mark-it = Mark as a practice item
room-gold-free-text = answers to this form cannot be held against a known one: `{ $name }` is free text, and two right answers rarely have the same words. Practice items need a form of choices, numbers, days and yes or no
room-mark-holdout = item { $id } is in the holdout, which measures the model: asked because somebody chose it, it would be no random sample any more
room-gold-no-label = no label stands about item { $id }; give one

# templates/project/item_edit.html
edit-title = Edit item { $id } · { $project }
edit-heading = Edit item { $id }
edit-back = Back to the item
edit-practice = A practice item. Asked again after an edit, it is an ordinary one from then on: mark it anew when its label is known.
edit-holdout = It is in the holdout, which measures the model. No round has been measured on it yet, so it may be edited; once one has, it stays as it is. The edit is on record.
edit-json = Not a text here: write it as JSON.
edit-so-far =
    { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    } so far
edit-ask-again = Ask again
edit-ask-again-hint = they count no more, and the item goes to the front of the queue
edit-cannot-keep = They cannot be kept: { $why }.
edit-keep = Keep them
edit-keep-hint = marked as given before the edit
edit-hint = The new text goes through the checks of an import, and the model reads it within a minute. What it was before stays on the item's page.
room-edit-no-field = the item has no field `{ $name }` by now; load the page again
room-edit-json = `{ $name }` is no text in this item, so write it as JSON: { $error }
room-edit-why-spans = answers are spans of the text or fields read from it, so those given to another text would point nowhere
room-edit-cannot-keep = { $said }: ask again instead of keeping them
room-edit-measured = item { $id } is in the holdout and its label has measured a round already: with another text under it those figures would speak of something nobody was asked. Delete it, and import the corrected record under another id
room-edit-meanwhile = item { $id } was edited meanwhile: it is at version { $version } and you saw { $seen }; look again
room-edit-id = `id` is what item { $id } is called by, in files and addresses: it stays. Delete the item and import it under another id
room-edit-vector = the vector has { $k } numbers and the other items' { $length }
room-edit-twin = item { $other } has the same content: two items that the model cannot tell apart are one question. Delete one of them
room-edit-part = with this text item { $id } would belong to the { $said }, and it is in the { $said2 }: its group or a near-copy of it is there
room-part-pool = pool

# templates/project/item_delete.html
erase-title = Delete item { $id } · { $project }
erase-heading = Delete item { $id }?
erase-gone = Its text, its earlier versions and its id are erased. This cannot be undone.
erase-no-answer = Nobody has answered it.
erase-answers =
    Erased with it: { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }, with notes and decisions.
erase-leaves = It leaves the queue, the search, every list and every export. Whoever has it open is told so and gets the next item.
erase-holdout = It is in the holdout: reports of past rounds keep their figures, and later ones are measured on one item less.
erase-model = What the current model learned from it stays in that model until the next round.
erase-backups = Backups and exports made before still hold it. If a file brings the same record again, it is a new item.
erase-button = Delete for ever

# templates/project/guide.html
guide-title = Guide · { $project }
guide-heading = Guide, version { $n }
guide-old = This is an old version. <a href="{ $url }">Version { $n }</a> is in use.
guide-nothing = Nothing is written in this version.
guide-from-to = From version { $from } to version { $to }
guide-diff-hint = Struck through is what is gone, underlined what is new.
guide-unchanged =
    { $n ->
        [one] { $n } line
       *[other] { $n } lines
    } unchanged
guide-versions = Versions
guide-versions-hint = Every change of the text is a version, and each answer remembers the one it was given under.
guide-version = Version { $n }
guide-in-use = in use
guide-by = by { $name }
guide-lost-one = The text of version 1 is from before texts were kept.
guide-lost = The texts of versions 1 to { $last } are from before texts were kept.

# Where an answer came from that no person gave
record-import = import: { $source }

# templates/projects/archive.html
archive-title = Archive · { $project }
archive-back-ask = Bring { $project } back?
archive-was = It was archived by { $by } on { $day }. It comes back as it was: its items, labels, rounds and people.
archive-was-operator = It was archived by the server's operator on { $day }. It comes back as it was: its items, labels, rounds and people.
archive-leave = Leave it archived
archive-ask = Archive { $project }?
archive-refused = It cannot be archived now: { $why }.
archive-list = It leaves the list of projects and stands under “Archived” there. Everything may be read and exported.
archive-nobody = Nobody is asked about its items any more, and nothing is imported, trained or changed. Who tries is told that it is archived, by whom, and the way back.
archive-hands =
    In people's hands: { $n ->
        [one] { $n } item
       *[other] { $n } items
    }. An answer given within its time still counts, and no more time is given.
archive-round = Round { $n } is cancelled: its model would suggest to nobody.
archive-any-time = It can be brought back at any time, as it was.
archive-button = Archive
life-settings = Back to the settings
room-archive-workflow = workflow `{ $slug }` ({ $title }) is active and learns into this project: every verdict there may become a label here. Stop the workflow, or change its project, and try again

# templates/projects/clone.html
clone-title = Clone · { $project }
clone-heading = Clone { $project }
make-title = Title
make-slug = Name in addresses
make-slug-hint = Lower-case letters, digits and dashes.
clone-none = None
clone-none-hint = import others later
clone-items = The items
clone-items-hint =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    }, without what was said about them
clone-labels = Items and labels
clone-labels-hint =
    { $n ->
        [one] { $n } label
       *[other] { $n } labels
    }, as if a file had brought them
clone-people =
    The same people with the same roles ({ $n ->
        [one] { $n } person
       *[other] { $n } people
    })
clone-seed = The same seed
clone-seed-hint = Every item stays in pool or holdout as it is here. Otherwise the new project draws its own holdout.
clone-always = Classes, recipe, guide and settings always come along. Not taken along: rounds and models, the test set, what the model was accepted for, workflows, saved views, exclusions, earlier versions of items, who answered what.
clone-button = Clone

# templates/projects/delete.html
delete-title = Delete · { $project }
delete-ask = Delete { $project }?
delete-refused = It cannot be deleted: { $why }.
delete-goes = This goes, for ever
delete-nothing = There is nothing in it yet.
delete-before = Before that
delete-before-text = Once it is deleted nobody can bring it back. Export what should be kept, or archive the project instead.
delete-export = Export it first
delete-archive = Archive it instead
delete-type = Type <code>{ $slug }</code> to delete it
delete-items = Items
delete-answers = Answers
delete-labels = Labels
delete-rounds = Rounds
delete-models = Models
delete-files = Files of models, features and scores
delete-test-items = Items of the test set
delete-people = People with a role here
delete-at-once = It is gone from every list at once, and its name is free. Rows and files follow within minutes, a few at a time, so that nobody waits for them.
delete-accounts = People keep their accounts, and lose their role here. Tokens stay and reach nothing here.
delete-audit = What stays is the audit log: its entries hold no text, one more says who deleted the project and how much was in it, and it still verifies.
delete-backups = Backups and exports made before still hold it; they are yours to delete.
delete-verdicts =
    Verdicts of { $n ->
        [one] the workflow
       *[other] the workflows
    } { $workflows } teach no project from then on.
room-delete-verdicts = workflow `{ $workflow }` keeps its decisions for ever, and { $labels } of its verdicts are labels of this project: a decision's life could not be shown whole without them. Archive the project instead
room-delete-cloning = items of this project are being copied into `{ $clone }`: wait until that is done, or delete `{ $clone }`
room-delete-typed = to delete the project, confirm with its slug `{ $slug }`; you wrote `{ $typed }`

# What was just done to projects and items
room-done-unarchived = Brought back as it was.
room-done-cloned = The new project is made. Items that come along are on their way; reload this page to see how many are there.
room-done-deleted = The project is deleted. Its rows and files are being removed.
room-done-erased = The item is deleted.
room-done-erased-many = The items are deleted.

# What making a project refuses
room-make-taken = there is a project `{ $slug }` already; choose another slug
room-make-slug = the slug is { $slug }: use 1 to 63 lower-case letters, digits and dashes, such as `support-tickets`
room-make-title = the title has { $n } characters; use 1 to 120
room-make-guide = the guide has { $n } characters; 20000 is the most

# templates/project/import.html
import-title = Import · { $project }
import-download = Download the report
import-rejected = Rejected rows
import-line = Line
import-column = Column
import-reason = Reason
import-id = Id
import-left-out = Left out as duplicates
import-duplicates = Duplicates
import-reads = This project reads <code>{ $keys }</code>.
import-shows = This project shows the images whose addresses are in <code>{ $images }</code>.
import-reads-shows = This project reads <code>{ $keys }</code> and shows the images whose addresses are in <code>{ $images }</code>.
import-labels = Labels: { $labels }.
import-file = A file
import-drop = or drop it anywhere on this page
import-drop-one = One file at a time, please.
import-file-hint = CSV, TSV, JSONL, or one text per line. You see its first rows before anything is kept. Sending a file again is safe: what is there already is left out.
import-paste = Or paste some lines
import-lines = Lines
import-look = Look at the file
import-blind = Import without looking
import-found = found by itself
import-id-key = Key of the id
import-label-key = Key of labels that are there already
import-label-hint = They count as imported, and the key is taken out of the items.
import-drop-keys = Keys to leave out
import-example = { $text }
import-strict = Strict: import nothing if any row is bad
import-at-once = Import at once
test-set = A test set of your own
test-set-about = Labeled items that every round is scored on, beside the holdout. They are kept apart: nobody is asked about them, and no model or calibrator learns from them. An item whose near-copy was trained on is left out of the score.
test-set-is =
    <b>{ $n ->
        [one] { $n } item
       *[other] { $n } items
    } from { $source }, uploaded { $at }.</b> Another file replaces it as a whole.
test-set-remove = Remove the test set
test-set-none = This project has none.
test-set-labels = Key of the labels
test-set-use = Use as the test set

# What became of an import
import-read-as = Read as { $format }.
import-to-holdout =
    { $n ->
        [one] { $n } of the new items
       *[other] { $n } of the new items
    } went into the holdout, drawn at random.
import-test-scored = Every round from now on is scored on these items. They are never asked about and never trained on.
import-labels-came =
    { $n ->
        [one] { $n } label
       *[other] { $n } labels
    } came along and count as imported.
import-showing = Showing { $shown } of { $n }.
import-test-title =
    Test set of { $n ->
        [one] { $n } item
       *[other] { $n } items
    }, { $rejected ->
        [one] { $rejected } row
       *[other] { $rejected } rows
    } rejected
import-refused =
    Nothing was imported: { $n ->
        [one] { $n } row
       *[other] { $n } rows
    } bad, and strict was asked for
import-added =
    { $added ->
        [one] { $added } item
       *[other] { $added } items
    } added, { $left ->
        [one] { $left } duplicate
       *[other] { $left } duplicates
    } left out, { $rejected ->
        [one] { $rejected } row
       *[other] { $rejected } rows
    } rejected
import-whole-row = whole row
room-import-note = In this project { $said }.
room-import-hosts = No host of images is named yet, so addresses stand there as text: name the hosts under Settings, image_hosts.
room-import-pasted = pasted text

# templates/project/import_preview.html, templates/project/import_running.html
import-preview = Import { $source }
import-may-be = Labels may be { $classes }. They count as imported. A row that is left out does not stop the others.
import-do = Import
import-another = Another file
importing-title = Importing · { $project }
importing = Importing { $source }
importing-how-far = How far the import is
importing-hint = It goes on if you leave this page. What is imported already can be labeled.
importing-phase =
    { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } read, { $stored } stored

# templates/components/columns.html
columns-title = What each column is
columns-again = Look again with these columns
columns-rows = First rows of { $source }
columns-whole =
    Read as { $format }: { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }.
columns-part =
    Read as { $format }. { $n ->
        [one] The first { $n } row was
       *[other] The first { $n } rows were
    } looked at.
trial = What will happen
trial-reads = What the model reads
trial-left-out = Rows that would be left out
trial-field = Field
trial-wrong = What is wrong
trial-to-do = What to do
trial-good =
    Of the { $n ->
        [one] { $n } row
       *[other] { $n } rows
    } looked at, all are good.
trial-bad =
    Of the { $n ->
        [one] { $n } row
       *[other] { $n } rows
    } looked at, { $bad } would be left out; the others are imported.
trial-labels =
    { $n ->
        [one] { $n } brings
       *[other] { $n } bring
    } a label.
trial-known =
    { $n ->
        [one] { $n } is
       *[other] { $n } are
    } here already or twice in the file and would be left out.
room-column-text = text the model reads
room-column-number = a number the model reads
room-column-category = a category the model reads
room-column-vector = a vector the model reads
room-column-id = the id
room-column-label = the label
room-column-image = an image's address
room-column-alt = words for the image
room-column-show = only shown
room-column-group = the group
room-column-keep = only kept
room-column-drop = left out
room-column-the-vector = the vector
room-column-the-words = the words for the image
column-read = read by the model as { $key }
column-group = the group, as { $key }
column-image = an image's address, as { $key }
column-shown = only shown, as { $key }
room-column-read-both = `{ $before }` and `{ $column }` cannot both be read as `{ $key }`: choose one
room-column-both = `{ $other }` and `{ $column }` cannot both be { $said }: choose one
room-column-cannot = a column cannot be `{ $role }`
room-column-needed = this project reads `{ $key }`, so that column cannot be left out: choose another column to be read as `{ $key }` first

# What the import refuses, files and rows
room-file-none = choose a file, or paste some lines, before you send the form
room-file-gone = that file is not here any more: it waits for an hour; please choose it again
room-file-other-project = that file went into another project
room-file-no-report = there is no report yet
room-file-imported = this file is imported already; choose it again for another project
room-file-stopped = the import was stopped; send the file again
room-file-no-row = no row of { $source } can be read. Line { $line }: { $column } { $said }
room-file-no-rows = { $source } has no rows
room-file-no-format = there is no format `{ $name }`; use { $names }
room-file-what-format = cannot tell the format of { $source } from its first lines; name it: { $names }
room-file-columns = line { $line }: the header has { $k } columns; at most { $most } are read
room-file-column-twice = line { $line }: the column `{ $name }` stands twice in the header; rename one of them
room-file-header = line { $line }: the header has the columns { $columns }, and this project reads { $keys }. Is the first line the header?
room-file-array = this file is one JSON array; qualm reads one object per line (JSONL). `jq -c '.[]' FILE` makes it so
room-file-spread = this file is JSON spread over many lines; qualm reads one object per line (JSONL). `jq -c . FILE` makes it so
room-file-utf16 = UTF-16 text; save it as UTF-8
room-file-utf16-bare = UTF-16 text without a byte order mark; save it as UTF-8
room-file-gzip = compressed with gzip; unpack it first
room-file-zstd = compressed with zstd; unpack it first
room-file-zip = a ZIP archive or an Excel workbook; save the sheet as CSV (UTF-8)
room-file-parquet = a Parquet file; write it as JSONL or CSV
room-file-broke-off = the input broke off after line { $line }: { $error }. What was stored before stays; send the file again and the rows that are there already are left out as duplicates
room-file-taken-key = the key `{ $key }` is read by this project's recipe, so it cannot be taken away as a label or dropped
room-file-guess-none = no column of this file looks like something to label: { $said }
room-file-no-test = { $source } has no item to test with, so nothing changed: { $why }
room-file-test-most = a test set has at most { $most } items; draw that many at random
room-row-cells = the row has { $k } cells and the header { $columns }
room-row-closing-quote = text follows a closing quote; a quote inside a quoted cell is written twice
room-row-quote = a quote opens here and { $said }
room-row-quote-never = is never closed
room-row-quote-far = is not closed within { $bytes } bytes
room-row-nul = holds a NUL byte; is this a text file?
room-row-utf8 = is not UTF-8: byte { $byte } at position { $at }. Save the file as UTF-8
room-row-long = the record is longer than { $bytes } bytes; shorten it or split it
room-row-key-twice = the key `{ $key }` stands twice in this object
room-row-one-line = the line ends inside a value; one record must stand on one line
room-row-behind = something stands behind the object; each line should be one JSON object alone
room-row-nan = NaN and Infinity are not JSON; leave the value out or write null
room-row-control = a tab or another control character stands unescaped inside a text
room-row-not-json = is not JSON here: { $error }
room-filter-label = label `{ $label }` is not in this project's schema ({ $classes })
room-row-label = label `{ $label }` is not in this project's schema ({ $classes }). Fix the label or add it to the schema
room-row-rating = rating `{ $label }` is not on this project's scale: use a whole number from { $min } to { $max }
room-row-pairs = label `{ $label }` is none of this comparison's answers ({ $answers }): send the key of the better text
room-row-label-text = a label should be text and is { $word }
room-row-id-missing = `{ $key }` is missing, and this import takes its ids from there
room-row-id-kind = an id should be text or a number and is { $word }
room-row-id-length = an id should have 1 to 200 characters and has { $length }
room-row-id-control = an id should have no line breaks or other control characters
room-row-group = a group should be text or a number and is { $word }
room-row-empty = `{ $keys }` is missing or empty, so there is nothing to ask about
room-row-text = `{ $key }` should be text and is { $word }
room-row-number = `{ $key }` should be a number and is { $word }
room-row-category = `{ $key }` should be a category and is { $word }
room-row-vector-length = `{ $key }` has { $k } numbers and the first item { $length }
room-row-vector-missing = is missing: every item needs its vector
room-row-vector-empty = is an empty array
room-row-vector-kind = should be an array of numbers and is { $word }
room-row-test-label = a test item needs its label, and `{ $key }` is empty
room-json-null = null
room-json-bool = true or false
room-json-number = a number
room-json-text = text
room-json-array = an array
room-json-object = an object
room-twin-id = the same id is there already
room-twin-file = the same id is in this file already
room-twin-content = the same content as { $other }
room-twin-near = near-copy of { $other }, which is in the { $said }
room-fix-cells = Give the row as many cells as the header has: quote a cell that holds the separator.
room-fix-label = Write one of the project's classes, leave the cell empty, or add the class to the schema.
room-fix-id = Give the row an id of 1 to 200 characters, or map no column to the id.
room-fix-text = Write a text into `{ $column }`, or take the row out.
room-fix-number = Write a plain number into `{ $column }`, or leave the cell empty.
room-fix-category = Write a word or a number into `{ $column }`, or leave the cell empty.
room-fix-image = Write an image's address into `{ $column }`, or a list of them.
room-fix-vector = Give `{ $column }` as many finite numbers as the other rows have.
room-fix-group = Write a text or a number into `{ $column }`.
room-fix-line = Mend the line (quotes, separators, UTF-8) and send the file again; what is there already is left out.
room-import-demo = the demo's tickets
room-row-address = `{ $key }` should be an address or a list of them and is { $text }
room-row-image = `{ $key }` should be an image's address or a list of them and is { $text }
room-row-images = `{ $key }` should be a list of addresses and has { $text } in it
room-row-one-object = is { $what }; each line should be one JSON object, such as { $example }
room-row-deep = is nested deeper than 127 levels
room-row-large = holds a number that is too large to calculate with (beyond 1.8e308)
room-row-set = label `{ $label }` is not a JSON array of class names
room-file-header-column = line { $line }: column { $k } of the header: { $said }
room-about-key = `{ $key }` { $said }
room-file-is = { $source } is { $said }
room-file-no-text = no text: it has zero bytes; send CSV, TSV, JSONL or plain text in UTF-8
room-twin-other = its content is another one
room-import-no-rows = There were no rows, so nothing was added.
room-import-no-labels = No row has a label under `{ $key }`. If that is a typing error, import the file again with the right key: labels are taken for what is here already.
room-twin-label-out = its content is another one, so its label was left out
room-twin-label-taken = its label was taken
room-twin-has-label = it has a label or answers already, so this label was left out
room-two-parts = { $said }; { $said2 }

# templates/projects/new.html
make-from-file = From a file
make-look-hint = CSV, TSV, JSONL, or one text per line. Its columns are looked at, and you see them before anything is kept.
make-type = Or type everything
make-data = Your data
make-choose-again = Please choose the file again: a browser does not keep it.
make-file-hint = CSV, TSV, JSONL, or one text per line. Can be left out and imported later.
make-question = The question
make-title-example = Support tickets
make-answer-is = An answer is
make-kind-class = a class
make-kind-class-hint = one of a list, or several of it
make-kind-rating = a rating
make-kind-rating-hint = one step of a scale
make-kind-pairs = a comparison
make-kind-pairs-hint = the better one of two texts
make-kind-spans = spans
make-kind-spans-hint = labeled stretches of a text
make-kind-fields = a form
make-kind-fields-hint = fields to fill in
make-classes = Classes
make-classes-order = One on each line, in the order people see them.
make-classes-file = Left empty, they are taken from the file's label column.
make-classes-column = Left empty, they are taken from the label column.
make-several = Several classes can apply to one item, or none
make-several-hint = Each class then has a probability of its own. At most 31 classes; labels in a file stand as a|b or as a JSON array. This cannot be changed later.
make-for-rating = For a rating
make-scale = Scale
make-scale-hint = Lowest to highest, 2 to 11 steps. The model learns the steps as classes.
make-low = The lowest means
make-high = The highest means
make-for-pairs = For a comparison
make-left = Key of one text
make-right = Key of the other
make-tie = Neither may be better
make-pairs-hint = Which one stands on the left is drawn anew for each person and item.
make-for-spans = For spans
make-span-text = Key of the text
make-span-hint = The classes above are the labels of spans. No model of qualm learns spans or forms: they are collected, checked and exported.
make-overlap = Spans may overlap
make-words = The mouse selects whole words
make-for-form = For a form
make-fields = Fields
make-fields-hint = One on each line: a name, a star if it is required, and text, number, choice, yes/no or date.
make-guide = Guide
make-guide-hint = What labelers read above the question: what each class means, and what to do in doubt.
make-guessed = left empty, it is guessed from the file
make-keys-hint = Keys or columns, with commas between. Dots reach into nested keys.
make-text = Text
make-numbers = Numbers
make-categories = Categories
make-vector = A vector
make-images = Images
make-images-hint = Keys with the address of an image. People see it; a model learns from the other keys or from a vector.
make-alt = Words for the images
make-hosts = Hosts of the images
make-group = Group
make-group-hint = Items with the same value are never split between training and measuring.
make-show = Shown to labelers
make-show-hint = Left empty: what the model reads.
make-id = Id
make-there-already = Labels that are there already
make-it = Make the project

# templates/projects/from_file.html
make-from = A project from { $source }
make-guide-and-slug = Guide for labelers, and the name in addresses
room-make-classes = which classes are there? Write one on each line; a choice needs at least two
room-make-reads-nothing = say of at least one column that the model reads it, or that it is an image
room-make-recipe-nothing = the recipe reads nothing: name at least one key under `text`, `numeric`, `categorical` or `vector`, or under `images` if people shall see images and no model shall learn
room-make-recipe-twice = the recipe names the key `{ $key }` twice
room-make-few-classes = a choice needs at least two classes; this one has { $k }
room-make-many-classes = a choice has at most 200 classes; this one has { $k }
room-make-set-classes = a choice of several has 1 to { $most } classes; this one has { $k }
room-make-class-length = the class { $class } should be 1 to 100 characters without spaces around it
room-make-class-twice = the class `{ $class }` stands twice in the schema
room-make-spans-image = spans are marked in a text, and `{ $key }` is an image's address in this recipe: name another key
room-make-spans-text = a schema of spans needs `text`, the key of the text they stand in
room-make-pairs-same = left and right are both `{ $key }`: name two keys of the record to compare
room-make-rating = a rating goes from min to max in 2 to { $most } steps; this one from { $min } to { $max }
room-guess-label = `{ $key }` looks like the label: it is named like one and has { $k } values
room-guess-id = is an id: it is shown in exports and not read by the model
room-guess-group = looks like a group: its rows stay together in pool or holdout
room-guess-vector = holds arrays of numbers: a vector
room-guess-nested = is nested or empty and not read
room-guess-images = holds addresses of images: shown, and read by no model
room-guess-numbers = holds numbers
room-guess-text = holds texts of { $length } characters on average
room-guess-category = has { $k } different values: a category
room-guess-short = holds short texts that rarely return, such as names, and is not read

# What may be answered
room-schema-choice = One of { $classes }
room-schema-choices = Any number of { $classes }
room-schema-rating = A rating from { $low } to { $high }
room-schema-pairs = Which of { $left } and { $right } is better{ $word }
room-schema-tie = , or neither (tie)
room-schema-spans-overlap = Spans in { $text }, which may overlap{ $labels }
room-schema-spans = Spans in { $text }: { $labels }
room-schema-form = A form: { $fields }

# templates/project/escalations.html
esc = Handed to the leads
esc-title = Escalations · { $project }
esc-none = Nothing waits for you.
esc-count =
    { $n ->
        [one] { $n } item waits
       *[other] { $n } items wait
    }.
esc-oldest = { $n } items wait; these are the oldest.
esc-hint = While one waits, nobody but leads is asked about it; on your label page they come next.
esc-gold = practice item
esc-answers = Answers so far: { $answers }
esc-gold-hint = Its label is a lead's already; change it on the item's page, or close this.
esc-reason = Reason
esc-between = Decide between the answers
esc-answer = Answer it on the label page
esc-close = Close it
esc-hand-back = Let others answer
room-done-handed-back = Settled. Others are asked about it.

# templates/project/overview.html
over-start = Start a round
over-demo = This is the demo. Its tickets are written for it, and its labelers are made up: they cannot sign in. Everything else is what you would see with your own items.
over-tour-again = Show the tour again
over-tour = A tour in four steps
over-tour-time = two minutes
over-tour-label = <a href="{ $base }/label">Label three items</a>: a key per class, Ctrl+Z takes one back. The model's suggestion shows where it may.
over-tour-curve = Look at <b>the learning curve and the last round</b> below: what the model knows, measured on items it never saw, and whom it asks about next.
over-tour-suspects = <a href="{ $base }/suspects">Look through the suspicious labels</a>: some of the demo's labelers err, and here they are found.
over-tour-export = <a href="{ $base }/export">Take the dataset out</a>, with where each label came from.
over-tour-export-new = <a href="{ $base }/export">Take the dataset out</a>, with where each label came from; then <a href="/projects/new">drop a file of your own</a>.
over-tour-done = I have seen enough
over-empty = No items yet
over-empty-text = Import a CSV or JSONL file. A tenth of it becomes the holdout, which measures the model and is never trained on.
over-labeled = Labeled
over-holdout = Holdout labeled
over-of = of { $n }
over-in-hands = In people's hands
over-by-model = Done by the model
over-machine = machine labels
over-disagree = answers disagree
over-curve = Learning curve
over-no-model-here = In this project { $why }.
over-curve-begins = It begins with the first round that has holdout labels to measure on: { $text }.
over-next = What is asked next
over-queue =
    { $n ->
        [one] { $n } chosen item
       *[other] { $n } chosen items
    } waiting.
over-queue-again =
    { $n ->
        [one] { $n } chosen item
       *[other] { $n } chosen items
    } waiting, { $again } with a history first.
over-queue-holdout =
    { $n ->
        [one] { $n } chosen item
       *[other] { $n } chosen items
    } waiting, holdout items mixed in ({ $holdout } ready).
over-queue-both =
    { $n ->
        [one] { $n } chosen item
       *[other] { $n } chosen items
    } waiting, { $again } with a history first, holdout items mixed in ({ $holdout } ready).
over-low = The queue runs low. It is refilled by itself; if this stays, look at the server's log.
over-front = Front of the queue
over-chosen = Chosen by
over-probability = Probability
over-confidence = Confidence
over-probability-hint = Probability: how likely a random draw was to pick the item. A dash: the strategy picked it for its score.
over-rounds = Rounds
over-accuracy = Accuracy
over-f1 = Macro F1
over-ended = Ended
over-round = Round { $n }
over-in-use = in use
over-no-rounds = No model learns here, so there are no rounds.
over-no-round-yet = No round yet. In a round the model learns from the labels, measures itself on the holdout and chooses what to ask next.
over-model = The model in use
over-from = From <a href="{ $base }/rounds/{ $n }">round { $n }</a>
over-no-model = None yet. Items are chosen so that they cover the pool.
over-finish = Finish: train on the holdout too
over-finish-text = For the last model of a project. It trains on every label there is. Its accuracy is then cross-validated, and the holdout can neither compare nor certify it. A later round without this box measures on the holdout again.
over-finish-box = Spend the holdout on training
over-finish-button = Start the last round
over-who = Who
over-last = Last
over-files = from files
over-nobody = Nobody has answered yet.
over-add = Add labelers
over-quality = Label quality
over-suspects = Look at suspicious labels
over-remarks = Flags and notes

# The overview, as it is made in Rust
over-class = { $pool } and { $holdout } holdout
over-imported = imported
over-right =
    { $share } right (95% interval { $low } to { $high }), measured on { $n ->
        [one] { $n } holdout label
       *[other] { $n } holdout labels
    }.
over-unmeasured = Not measured yet: no holdout item had a label.
over-spent =
    { $share } right (95% interval about { $low } to { $high }), 5-fold cross-validated over { $n ->
        [one] { $n } holdout label
       *[other] { $n } holdout labels
    }; it trained on all { $labels } labels, so the holdout cannot measure it any more.
over-spent-unmeasured = It trained on the holdout, so nothing measures it.
over-plain = Macro F1 { $f1 }; confidences are not calibrated yet.
over-calibrated = Macro F1 { $f1 }; confidences calibrated by { $name }.

# templates/project/_today.html
today-decisions = What needs a decision
today-days = Answers by day
today-days-alt = Answers by day; the numbers are in the table below.
today-numbers = Numbers
today-day = Day, UTC
today-csv = As CSV
today-say-who = Say who does

# The day of a project, as it is made in Rust
today-so-far =
    { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    } today.
today-all = Every item has a label.
today-no-pace =
    No pace can be told yet; { $n ->
        [one] { $n } item
       *[other] { $n } items
    } left.
today-overlap =
    Each item takes { $each } answers: { $n ->
        [one] { $n } answer is left to give
       *[other] { $n } answers are left to give
    }; { $begun ->
        [one] { $begun } item has some of its answers
       *[other] { $begun } items have some of theirs
    }.
today-pace-now = today's pace
today-pace-days = the pace of the last days
today-on = At { $of }, { $pace } a day, the { $left } left are labeled on { $at }.
today-between = At { $of }, { $pace } a day, the { $left } left are labeled on { $at }, between { $early } and { $late }.
today-earliest = At { $of }, { $pace } a day, the { $left } left are labeled on { $at }, { $early } at the earliest; how late cannot be told yet.
today-too-far = At { $of }, { $pace } a day, the { $left } left take more than two years.
today-no-target = Not enough rounds yet to tell when the target of { $target } is reached.
today-target-between = At { $of } that is on { $day }, between { $early } and { $late }.
today-target-earliest = At { $of } that is on { $day }, { $early } at the earliest; how late cannot be told yet.
today-target-on = At { $of } that is on { $day }.
today-unordered = Nothing orders the queue yet: there is no model, so items come by variety and chance.
today-ordered = Ordered by { $strategy } of the model of round { $round }, { $scored } of the items scored, { $random } random.
today-nobody = Nobody has an item in hand right now.
today-holder =
    { $name } ({ $n ->
        [one] { $n } item
       *[other] { $n } items
    })
today-people = At it right now: { $names }.
today-people-more = At it right now: { $names } and { $n } more.
today-in =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } in { $language }
today-more-in = { $n } in { $language }
today-unread = { $last } that nobody here labels in.
today-unread-many = { $before } and { $last } that nobody here labels in.
today-disputed =
    { $n ->
        [one] { $n } disputed item
       *[other] { $n } disputed items
    }: people disagree, and nobody is left to ask
today-escalated =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } handed to the leads
today-suspects =
    { $n ->
        [one] { $n } label
       *[other] { $n } labels
    }, probably wrong: look, or send them to another person
today-suspects-most = { $n } labels or more, probably wrong: look, or send them to another person
today-flags =
    { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    } with a flag
today-acceptance = Acceptance { $id } is flagged: its machine labels are not supported any more
today-low =
    { $n ->
        [one] { $n } person is
       *[other] { $n } people are
    } below the floor on practice items
today-failed = Round { $n } failed: look why, and start another

# templates/project/_live.html
live-cancel = Cancel
live-how-far = How far the round is

# Phases and states of a round
phase-starting = starting
phase-labels = reading the labels
phase-features = making features of new items
phase-fit = fitting the classifier
phase-calibrate = calibrating on the holdout
phase-evaluate = measuring on the holdout
phase-test = scoring the test set
phase-score = scoring every item
phase-select = choosing what to ask next
phase-save = saving
phase-working = working
round-queued = waiting
round-running = running
round-promoted = promoted
round-not-promoted = done, not promoted
round-failed = failed
round-cancelled = cancelled
round-unknown = unknown

# templates/project/_advice.html
advice = Can labeling stop?
advice-yes = yes
advice-not-yet = not yet
advice-hint = The advice is to stop only when predictions have settled and the target is reached, or the next batch costs more than it brings.
advice-settled = Predictions have settled
advice-target = Target reached
advice-cost = The next batch is too dear
advice-gain =
    The next { $n ->
        [one] { $n } label
       *[other] { $n } labels
    } are expected to add { $points } points of accuracy (95% interval { $low } to { $high }).
advice-curve = Fitted curve: accuracy { $formula } on the holdout.
advice-formula = { $a } − { $b } · labels^−{ $c }

# templates/project/_accept.html
accept = The rest by the model
accept-curve = How often it is right, by how much of the pool it answers
accept-answers = Answers
accept-wrong = Wrong
accept-at-most = At most
accept-hint = Measured on the holdout labels that tune. To look at, not to choose from: a certificate comes from the others.
accept-act = Accept what can be promised
accept-budget = Share that may be wrong
accept-confidence = How sure that must be
accept-sure = Mark every item above the certified threshold as done by the model. People check some of them, and it can be withdrawn.
accept-button = Accept
accept-number = Acceptance { $id }
accept-withdraw = Withdraw
accept-flagged = flagged
accept-unknown = Nothing is known yet: it takes a round.
accept-stands =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } with the model of round { $round }, at most { $share } wrong; { $standing } still stand
accept-stands-by =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } with the model of round { $round } by { $by }, at most { $share } wrong; { $standing } still stand
accept-gone =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } with the model of round { $round }, at most { $share } wrong; withdrawn
accept-gone-by =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } with the model of round { $round } by { $by }, at most { $share } wrong; withdrawn

# templates/project/agreement.html
agree = Agreement
agree-title = Agreement · { $project }
agree-to-decide =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } to decide
agree-undefined = Answers of this project are not classes. Alpha and kappa compare answers as wholes, so they are not defined here; the items still open one by one.
agree-hint = 1 is always, 0 is as by chance, below 0 less than by chance. What is enough depends on what a wrong label costs. Where labels are sets, two people agree when they name the same classes.
agree-pairs = Every two people
agree-pairs-hint = Cohen's kappa, and below it the items both answered. By name: a low number says that two people read the guide differently, not which of them is right.
agree-self = the same person
agree-too-few = Too few shared items to say
agree-shared-few =
    { $n ->
        [one] { $n } shared item
       *[other] { $n } shared items
    }, too few to say
agree-more-people = { $n } more people stand in the REST reply.
agree-beside = Which answers stand beside which
agree-beside-hint = Items to which somebody gave the one answer and somebody else the other. A number opens them.
agree-beside-table = Answers beside one another
agree-more-answers = The { $shown } answers that differ most often; { $n } more stand in the REST reply.
agree-no-two = No item has two answers yet.

# Agreement, as it is made in Rust
agree-overlap = Overlap
agree-an-item =
    { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    } an item
agree-reached = Reached
agree-reached-of = { $n } of { $answered } answered items
agree-reached-share = { $n } of { $answered } answered items ({ $share })
agree-two = Two answers or more
agree-differ = Answers differ
agree-differ-share =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } ({ $share })
agree-alpha = Krippendorff's alpha
agree-alpha-about = How much less people disagree than they would if each answered blindly with the frequencies that all have together; takes any number of answers an item.
agree-alpha-steps = How much less people disagree than they would if each answered blindly with the frequencies that all have together; two steps of the scale differ the more, the more answers lie between them.
agree-fleiss = Fleiss' kappa
agree-fleiss-about = The share of equal pairs of answers beyond what the classes' frequencies alone would give; it lies a little below alpha where items are few.
agree-cohen = Cohen's kappa, mean of the pairs
agree-cohen-about = The same for two people, each with frequencies of their own, averaged over the pairs of the table below.
agree-always = always equal
agree-no-matrix =
    Not enough evidence yet: { $n ->
        [one] { $n } more item
       *[other] { $n } more items
    } until two people share { $fewest }.
agree-basis =
    { $answers ->
        [one] { $answers } answer
       *[other] { $answers } answers
    } to { $n ->
        [one] { $n } item
       *[other] { $n } items
    }
agree-no-interval = no interval: too many resamples have no value
agree-interval = 95 % interval { $low } to { $high }
agree-same = Everybody always said the same: there is no disagreement to measure.
agree-missing-two = Not enough evidence yet: { $n } more items with two answers.
agree-missing-shared = Not enough evidence yet: { $n } more items that two people share.
agree-said =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } said to be { $a } and { $b }

# templates/project/_practice.html
practice-look = Look at them in the table
practice-table = Agreement with practice items by person
practice-as-lead = As the lead
practice-share = Share
practice-interval = 95 % interval
practice-far = How far
practice-sign = Sign
practice-below = below { $floor }
practice-hint = In the order of names. A sign stands only where even the upper end of the interval lies below { $floor }: few answers flag nobody. Talk before you judge: it may be the guide, or the item.
practice-nobody = Nobody has met one yet.
practice-items = The items, those first that people answer otherwise
practice-noted = What people noted
practice-marked = Marked
practice-more = { $n } more are in the table of items.
room-gold-mark-button = Mark as practice items
room-gold-unmark-button = Take the mark away

# templates/project/_anchoring.html
sway = Do suggestions sway people?
sway-hint = Only a keyed draw decides which answers see no suggestion, so what differs is the sight of it. The intervals take answers as independent, which answers of one person are not quite.
room-gold-made-one = 1 item is for practice from now on.
room-gold-made = { $n } items are for practice from now on.
room-gold-unmade-one = 1 item is ordinary again.
room-gold-unmade = { $n } items are ordinary again.
room-gold-left-holdout = { $items } left out: the holdout measures the model.
room-gold-left-unsettled = { $items } left out: no label stands, so give one.
room-gold-unmark-title = Make { $items } ordinary again?
room-gold-unmark-text = The label they were given goes: what was decided before counts again, or their own answers. Answers to them leave everybody's figures.
room-gold-mark-title = Ask about { $items } for practice?
room-gold-mark-own = Each keeps the label it has, as the lead's; those without one are left out.
room-gold-mark-given = Their label is { $label }, as the lead's.
room-gold-mark-hidden = They come to labelers among the others, look the same, and show no suggestion. Nobody gets one twice, and leads and engineers get none.
room-gold-mark-measures = What people answer to them measures the people: it changes no label, teaches no model and counts in no agreement.
practice-f1 = token F1 { $f1 }
practice-steps = { $steps } steps off
practice-class-over = its class is over: nobody gets it
practice-none-out =
    { $n ->
        [one] { $n } practice item
       *[other] { $n } practice items
    }. None is handed out: `gold every` is 0.
practice-told =
    { $n ->
        [one] { $n } practice item
       *[other] { $n } practice items
    }. One in { $every } of what a labeler is handed is one, at a drawn place; they are told right after answering.
practice-untold =
    { $n ->
        [one] { $n } practice item
       *[other] { $n } practice items
    }. One in { $every } of what a labeler is handed is one, at a drawn place; they are never told.
practice-of = { $n } of { $of }

# templates/components/charts.html
chart-accuracy = accuracy on the holdout, 95% interval
chart-f1 = macro F1
chart-random = accuracy with random labels alone
chart-curve-alt = Learning curve. { $text }
chart-labels = labels trained on
chart-reliability-alt = Reliability diagram: confidence against share right. The numbers are in the dots’ titles.
chart-confidence = confidence
chart-before = Before calibration: { $text }
chart-wrong = share wrong
chart-bound = at most, at the promised confidence
chart-budget = the budget
chart-risk-alt = Risk-coverage curve. { $text }
chart-coverage = share of the pool the model answers
chart-numbers = The numbers
chart-numbers-of = The numbers: { $name }

# Diagrams, as they are made in Rust
chart-dot =
    Round { $round }: accuracy { $share } ({ $low } to { $high }) with { $n ->
        [one] { $n } label
       *[other] { $n } labels
    }, measured on { $holdout }
chart-f1-dot =
    Round { $round }: macro F1 { $f1 } with { $n ->
        [one] { $n } label
       *[other] { $n } labels
    }
chart-random-dot =
    { $n ->
        [one] { $n } random label
       *[other] { $n } random labels
    } alone: accuracy { $share } ({ $low } to { $high })
chart-one =
    Accuracy { $share } with { $n ->
        [one] { $n } label
       *[other] { $n } labels
    }.
chart-went = Accuracy went from { $first } with { $few } labels to { $last } with { $labels } labels over { $n } rounds.
chart-alone =
    { $n ->
        [one] { $n } random label alone teaches
       *[other] { $n } random labels alone teach
    } the model to be right on { $share } ({ $low } to { $high }).
chart-no-as-many = No round had about as many picked ones yet, so nothing can be compared.
chart-pays = As many picked ones: { $share }; picking pays.
chart-pays-not = As many picked ones: { $share }; picking has not paid here.
chart-pays-close = As many picked ones: { $share }; too close to tell.
chart-bin =
    { $n ->
        [one] { $n } label
       *[other] { $n } labels
    } with confidence around { $around }: { $share } right (95% interval { $low } to { $high })
chart-risk =
    Answering everything, { $share } is wrong; { $n ->
        [one] { $n } point
       *[other] { $n } points
    } from the strictest threshold to the loosest.

# templates/project/round.html
round-title = Round { $n } · { $project }
round-compare = Compare
round-download = Download the model
round-promote = Promote this model
round-again = Use this model again
round-was-cancelled = Somebody cancelled this round. It changed nothing.
round-learned = What it learned from
round-tried = Tried, with cross-validated log loss: { $list }.
round-against = Against round { $n }
round-agreement = Both models name the same class for { $share } of all items. On today’s holdout the older one has accuracy { $accuracy } and macro F1 { $f1 }.
round-good = How good it is
round-measured = Measured on
round-all-right = All classes right
round-interval = 95% interval { $low } to { $high }
round-range = { $low } to { $high }
round-no-f1-interval = no interval yet: a class has fewer than 5 holdout labels
round-no-f1-interval-test = no interval yet: a class has fewer than 5 test items
round-steps-off = Steps off
round-of-scale = of the scale, on average
round-micro-f1 = Micro F1
round-unmeasured = Not measured: no holdout item had a label. Holdout items are mixed into what is served, so this changes by itself.
round-own-test = On your own test set
round-test-of =
    { $n ->
        [one] { $n } test item
       *[other] { $n } test items
    } of { $source }
round-pays-when = Whether picking pays is told from 25 holdout labels on, if two classes are among them.
round-alone = What it may do alone
round-not-looked = Not looked at in this round.
round-changed = What changed against the last round
round-flips = { $n } of { $of } items ({ $share }) have another class now.
round-flips-surest = The surest changes of mind:
round-items = The items
round-items-changed = Items with another class now
round-before = Before
round-now = Now
round-after = After
round-named = { $name }:
round-biased = What a biased estimate would say
round-estimates = Estimates
round-estimate = Estimate
round-honest = Are its confidences honest?
round-calibrator = Calibrator { $name }
round-calibration = Calibration before and after
round-smaller = On the holdout, smaller is better
round-by-class-calibrators = Calibrators class by class
round-class = Class
round-calibrator-head = Calibrator
round-reliability = Reliability
round-reliability-sets = Every class of every item counts as an answer.
round-reliability-hint = Up: the share that was right. Right: how sure it said it was. On the dashed line, it is as right as it says; each dot stands for 10 labels or more, larger ones for more; the lines are 95% intervals, the rings stand for before calibration.
round-needs-holdout = Needs holdout labels.
round-class-by-class = Class by class
round-trained-on = Trained on
round-holdout-labels = Holdout labels
round-precision = Precision
round-recall = Recall
round-f1 = F1
round-calibration-error = Calibration error
round-takes = What it takes for what
round-all-wrong = All that it got wrong
round-confusion = Confusion matrix
round-confusion-hint = Rows: what people said. Columns: what the model said.
round-called = { $n }: { $truth }, called { $said }
round-queue = What it put in line
round-queue-none = Nothing: there was nothing left to ask.
round-time = Where the time went: { $time }
round-made-with = What it was made with
round-made-hint = the same inputs give the same bytes

# A round, as its page is made in Rust
round-turn = waiting for its turn
cause-button = started by hand
cause-button-by = started by hand by { $by }
cause-api = started by a program
cause-api-by = started by a program by { $by }
cause-cli = started from the command line
cause-labels = started because enough new labels had come
cause-timer = started by the timer
cause-schema = started because the classes were changed
cause-schema-by = started because the classes were changed by { $by }
cause-other = started
cause-other-by = started by { $by }
made-position = label log position
made-seed = seed
made-digest = model file, SHA-256
round-trained =
    Trained the classifier { $name } on { $n ->
        [one] { $n } label
       *[other] { $n } labels
    }.
round-read =
    It read { $columns ->
        [one] { $columns } feature column
       *[other] { $columns } feature columns
    } and { $values ->
        [one] { $values } value
       *[other] { $values } values
    } and scored { $n ->
        [one] { $n } item
       *[other] { $n } items
    }.
round-candidates =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } could be picked for the queue.
round-settled =
    Dawid-Skene settled { $n ->
        [one] { $n } label
       *[other] { $n } labels
    }; { $differ } differ from what most answers say.
round-a-file = a file
round-pair =
    { $a } and { $b } agree on { $share } of { $n ->
        [one] { $n } shared item
       *[other] { $n } shared items
    }.
round-pair-kappa =
    { $a } and { $b } agree on { $share } of { $n ->
        [one] { $n } shared item
       *[other] { $n } shared items
    }, kappa { $kappa }.
round-class-number = class { $n }
round-looks-worse =
    After looks worse here, and may not be: each label is judged by a calibrator that was fitted without it, on fewer labels than the one in use, and { $n ->
        [one] { $n } label tells
       *[other] { $n } labels tell
    } such small differences apart badly.
quality-log-loss = Log loss
quality-log-loss-help = nats; punishes being sure and wrong
quality-brier = Brier score
quality-brier-help = squared distance from the truth
quality-ece-help = gap between confidence and being right; too high with few labels
quality-debiased = Calibration error, debiased
quality-debiased-help = without what few labels add to it; 95% interval
quality-smooth = Calibration error, smooth
quality-smooth-help = the same without bins
quality-with-interval = { $error } ({ $low } to { $high })
test-left-seen =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } left out: the model was trained on near-copies.
test-left-unreadable =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    } left out: the recipe cannot read them.
test-left-both =
    Left out: { $n ->
        [one] { $n } item
       *[other] { $n } items
    } whose near-copies were trained on, { $unreadable } that cannot be read.
round-hlabels =
    { $n ->
        [one] { $n } holdout label
       *[other] { $n } holdout labels
    }
round-hlabels-crossed =
    { $n ->
        [one] { $n } holdout label
       *[other] { $n } holdout labels
    }, 5-fold cross-validated
honest-plain = the plain share right; the interval is this one’s
honest-powered =
    With the help of { $n ->
        [one] { $n } unlabeled holdout item
       *[other] { $n } unlabeled holdout items
    }
honest-powered-help = prediction-powered: a closer point, the same interval
honest-stratified = Weighted by confidence
honest-stratified-help = post-stratified: the share right among the sure and the unsure
honest-biased =
    Cross-validation on { $n ->
        [one] { $n } picked label
       *[other] { $n } picked labels
    }
honest-biased-help = a biased estimate: how right it is on hard items, not on the pool
honest-weighted = The same, weighted by how likely each was picked
honest-weighted-help =
    { $n ->
        [one] { $n } label
       *[other] { $n } labels
    } with a known probability, worth { $worth } equal ones; a secondary figure
tuning-tried = C = { $c }: { $loss }
tuning-tried-dense = C = { $c }, dense numbers × { $dense }: { $loss }
risk-in-force = in force
risk-proposed = proposed
risk-expected = expected
risk-in-force-text =
    In force: above { $threshold }, certified with the model of round { $round }; { $n ->
        [one] { $n } item was
       *[other] { $n } items were
    } accepted.
risk-none-in-force = In force: none. Nothing is accepted without a person.
risk-proposed-text = Proposed by this round: above { $threshold }, { $share } of the rest of the pool, at most { $budget } wrong.
risk-expected-text = Expected of a certificate, as far as the labels that tune can tell: { $share } of the rest of the pool.
risk-none-proposed = Proposed by this round: none.
round-call = { $label }, { $sure }

# The tables behind a round's diagrams
figures-rows =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
figures-labels-are = labels are
figures-picked = picked
figures-random = random
figures-low = low
figures-high = high
figures-above = confidence above
figures-coverage = coverage
figures-bound = upper bound
figures-wrong = wrong
figures-when = calibration
figures-before = before
figures-after = after
figures-right = share right
figures-measured = measured on
figures-learning-curve = learning curve
figures-risk-coverage = risk and coverage

# templates/project/compare.html
compare = Round { $a } and round { $b }
compare-title = Rounds { $a } and { $b } · { $project }
compare-round = Compare round
compare-with = with round
compare-which = New is round { $b }, old is round { $a }.
compare-cannot = No holdout label was judged by both, so they cannot be compared label by label.
compare-figures = Figures
compare-f1 = F1 by class
compare-f1-hint = F1 on the holdout, of how many labels.
compare-f1-of = { $f1 } of { $n }
compare-settings = Settings that differ
compare-disagree = Where they disagree
compare-people = People say
compare-right = right
compare-more = and { $n } more.
compare-nowhere = Nowhere on the holdout labels that both judged.
compare-trained = Labels trained on
compare-interval = its 95% interval
compare-classifier = Classifier
compare-strategy = Strategy
compare-columns = Feature columns
compare-scored = Items scored
compare-time = Time
compare-promoted = Promoted
compare-no = no

# templates/project/calls.html
calls-unseen = The model had not seen any of them.
calls-model = The model says
calls-sure = How sure
calls-wrong = wrong
calls-none = None
calls-none-text = No holdout label of this round is like that, or the round is older than this list.
calls-title = { $what } · Round { $n } · { $project }
calls-got-wrong = What the model got wrong
calls-recognised = { $class } and recognised
calls-taken = { $class }, taken for { $said }
calls-all-that-is = All that is { $class }
calls-all-called = All that was called { $class }
calls-listed =
    { $n ->
        [one] { $n } holdout label
       *[other] { $n } holdout labels
    }; the { $listed } it was surest of are listed.
calls-all =
    { $n ->
        [one] { $n } holdout label
       *[other] { $n } holdout labels
    }, those it was surest of first.

# Heads of these tables
figures-labels = labels
figures-round = round
figures-accuracy = accuracy
figures-people = people say
figures-model = the model says

# What other rooms say of a project, its rounds and its labels
room-strategy-auto = Auto
room-strategy-badge = BADGE
room-strategy-class-balanced = Class balanced
room-strategy-cluster-margin = Cluster margin
room-strategy-committee = Committee
room-strategy-core-set = Core-set
room-strategy-coverage = Coverage
room-strategy-density-margin = Density margin
room-strategy-discovery = Discovery
room-strategy-entropy = Entropy
room-strategy-expected-change = Expected change
room-strategy-least-confidence = Least confidence
room-strategy-margin = Margin
room-strategy-power-margin = Power margin
room-strategy-prob-cover = ProbCover
room-strategy-seals = SEALS
room-strategy-typiclust = TypiClust
room-advice-not-begun = Go on: no round has been finished yet.
room-advice-none-left = Every item of the pool has a label: there is nothing left to ask.
room-advice-stop-target = You can stop: the target is reached, and more labels hardly change what the model says.
room-advice-stop-cost = You can stop: the next batch is expected to cost more than it is worth, and more labels hardly change what the model says.
room-advice-hint-only = Predictions have settled. That is a hint and no proof that the model is good: set a target accuracy or costs under Settings to get an advice.
room-advice-settled-only = Go on: predictions have settled, which is only a hint, and nothing else says stop.
room-advice-still-changes = Go on for now: the target is within reach, but new labels still change what the model says.
room-advice-too-early = Go on: new labels still change what the model says, or it is too early to tell.
room-advice-comparisons = { $n_known } of 3 comparisons of a model with the one before; each needs { $n_fewest } new labels.
room-advice-kappa = Agreement with the model before (kappa, mean of three rounds) is { $n_mean }; settled from { $n_settled }.
room-advice-target-small = Target { $n_target }: the holdout of { $n } labels is too small to tell. Import more items.
room-advice-target-early = Target { $n_target }: not enough evidence yet, { $n } more holdout labels.
room-advice-target-surpassed = Target { $n_target }: { $n_right } of { $n } holdout labels right, 95% interval { $n_low } to { $n_high }: surpassed.
room-advice-target-may-be = Target { $n_target }: { $n_right } of { $n } holdout labels right, 95% interval { $n_low } to { $n_high }: the interval holds it, so it may be reached.
room-advice-target-not = Target { $n_target }: { $n_right } of { $n } holdout labels right, 95% interval { $n_low } to { $n_high }: not reached.
room-advice-cost-unknown = Cost of the next batch against its worth: cannot tell yet.
room-advice-cost = The next { $n } labels cost { $n_price } and are expected to be worth { $n_worth }.
room-advice-more-than = more than { $n }
room-advice-no-ahead = Cannot tell yet what more labels bring, because { $why }.
room-advice-no-target-time = Cannot tell yet when { $n_target } is reached, because { $why }.
room-advice-why-unmeasured = no round was measured on holdout labels
room-advice-why-few = there are only { $n } holdout labels; { $n_missing } more are needed
room-advice-why-rounds = the curve needs { $n } measured rounds with different numbers of labels
room-advice-why-doubled = the labels have not doubled since the first round
room-advice-target-curve-there = By the learning curve the target of { $n_target } is reached.
room-advice-target-curve = About { $n_labels } more labels until the learning curve reaches the target of { $n_target } (95% interval { $n_low } to { $said_high }).
room-advice-target-curve-far = The learning curve does not reach the target of { $n_target } within { $n_most } more labels; at best it takes { $n_low }.
room-advice-target-curve-never = The learning curve tends to { $n_end }: the target of { $n_target } is out of its reach within { $n_most } more labels.
room-advice-ahead = About { $n_labels } more labels for one more point of accuracy (95% interval { $n_low } to { $said_high }).
room-advice-ahead-far = One more point of accuracy is not in sight: more than { $n_most } more labels, if at all; at best { $n_low }.
room-advice-ahead-never = One more point of accuracy is out of reach: more than { $n_most } more labels, if at all.
room-learn-kind = labels of the kind { $kind } are collected, checked and exported here, and no model of qualm learns them: there are no rounds, no suggestions and no test set. The queue covers the pool; export the labels and train elsewhere
room-learn-images = items are images only, and no model of qualm looks at images: there are no rounds and no suggestions, and items come at random. For a model to learn, make the project with a vector of each image from a model of yours (`vector`), or with fields that say something about it

# templates/project/settings.html
settings-title = Settings · { $project }
settings-not-saved = Nothing was saved. <a href="#{ $name }">{ $label }</a>: { $problem }
settings-guide-hint = What labelers read, one key away: Markdown. A heading named like a class opens what is said about that class. Every change is a new version, and each answer remembers the one it was given under. <a href="/projects/{ $slug }/guide">All versions</a>
settings-labels = Labels
settings-no-model = In this project { $reason }. Settings of models and rounds have no effect here.
settings-add = Add classes
settings-add-hint = One on each line. <a href="/projects/{ $slug }/schema">Rename, merge, split or retire classes</a>.
settings-who = Who may do what
settings-person = { $name } ({ $role })
settings-life = Life of this project
settings-life-hint = Each of these first shows what it would do.
settings-admins = Cloning and deleting are for admins.
settings-default = Default: { $value }.
settings-empty = empty
settings-by-data = chosen by the kind of data
settings-by-validation = chosen by cross-validation
settings-softmax = none: plain softmax
settings-majority = the class most answers name
settings-dawid-skene = Dawid-Skene, settled in every round
settings-shown-before = shown before one answers
settings-shown-after = shown after one has answered
settings-hidden = hidden
settings-told = told its label right after the answer
settings-never-told = never told
settings-unless-worse = unless it is worse beyond noise
settings-always = always
settings-never = never

# Groups of settings
room-group-sampling = Sampling
room-group-overlap = Overlap
room-group-labelers = Labelers
room-group-practice = Practice
room-group-holdout = Holdout
room-group-model = Model
room-group-calibrator = Calibrator
room-group-retraining = Retraining
room-group-stopping = Stopping
room-group-acceptance = Acceptance
room-about-sampling = Which items people are asked about next.
room-about-overlap = How many people answer an item, and how their answers become one label.
room-about-labelers = What people see and may answer while they label.
room-about-practice = Items whose label is known, among the others.
room-about-holdout = Items kept apart to measure the model.
room-about-model = What a round trains.
room-about-calibrator = What makes the model's confidence honest.
room-about-retraining = When a round starts by itself, and when its model takes over.
room-about-stopping = When the advice is to stop labeling.
room-about-acceptance = What lets the model answer the rest, and how that is checked.

# Every setting: its name
room-set-strategy = Strategy
room-set-exploration = Exploration
room-set-stranger-share = Stranger share
room-set-queue-length = Queue length
room-set-consensus = Consensus
room-set-relabel-share = Relabel share
room-set-suggestion = Suggestion
room-set-suggestion-hidden-share = Suggestion hidden share
room-set-allow-none = Allow none
room-set-image-hosts = Image hosts
room-set-hold-secs = Hold secs
room-set-language-key = Language key
room-set-gold-every = Gold every
room-set-gold-feedback = Gold feedback
room-set-gold-floor = Gold floor
room-set-holdout-share = Holdout share
room-set-holdout-serve-first = Holdout serve first
room-set-holdout-first = Holdout first
room-set-holdout-serve-then = Holdout serve then
room-set-holdout-enough = Holdout enough
room-set-classifier = Classifier
room-set-c = C
room-set-class-weight = Class weight
room-set-self-training = Self training
room-set-round-every-labels = Round every labels
room-set-round-every-minutes = Round every minutes
room-set-promote = Promote
room-set-promote-min-holdout = Promote min holdout
room-set-target-accuracy = Target accuracy
room-set-label-cost = Label cost
room-set-point-value = Point value
room-set-certify-share = Certify share
room-set-accept-budget = Accept budget
room-set-accept-confidence = Accept confidence
room-set-accept-audit-share = Accept audit share

# Every setting: what it does
room-help-overlap = How many different people answer each item (1 to 9).
room-help-consensus = How several answers to one item become a label: majority, at once; dawid_skene starts like it, and every round settles them again by how often each person is right about which class.
room-help-relabel-share = Share of the answers between two rounds that may be second opinions on labeled items: after a round they go where, by ActiveLab, another answer tells more than one to a new item (0 to 1).
room-help-hold-secs = Seconds a person keeps an item without a sign of life before it goes back to the queue.
room-help-holdout-share = Share of all items drawn into the holdout at import (0 to 0.5). Fixed after the first import.
room-help-holdout-serve-first = Share of what is served that comes from the holdout until holdout_first holdout items are labeled.
room-help-holdout-first = See holdout_serve_first.
room-help-holdout-serve-then = Share of what is served that comes from the holdout after that, until holdout_enough are labeled.
room-help-holdout-enough = No holdout items are served beyond this many labeled ones.
room-help-strategy = The strategy that picks what to ask next.
room-help-exploration = Share of picks drawn uniformly at random, with their probability on record (0 to 1).
room-help-queue-length = Items the queue holds after a round. It is refilled before it runs dry.
room-help-classifier = The classifier; auto takes the sparse one for text and linfa's for tables and vectors.
room-help-c = Inverse strength of the L2 penalty, scikit-learn's C; 0 lets every round choose it by cross-validation.
room-help-self-training = Let each round try whether its model gains by learning from its own answers on unlabeled items too, and keep that model only where cross-validation proves it. Takes four more fits. For the sparse classifier and one class an item.
room-help-class-weight = Exponent of the class weights: 0 none, 1 fully balanced.
room-help-calibrator = The calibrator; auto chooses by cross-validation on the holdout.
room-help-round-every-labels = A round starts by itself after this many new labels; 0 switches that off.
room-help-round-every-minutes = A round starts by itself after this many minutes if there is a new label; 0 switches that off.
room-help-promote = Promote a new model only when it is not worse beyond noise on the holdout; always promotes every model, never none.
room-help-promote-min-holdout = Holdout labels from which a promotion can be judged.
room-help-allow-none = Let people answer “None of these” when no class fits. Such answers are stored and exported, train no class, and sharpen how strange an item is.
room-help-stranger-share = Share of the strategy's places that go to the strangest items, those farthest from everything labeled (0 to 1).
room-help-target-accuracy = The accuracy you want, 0 to 1: labeling may stop once the holdout says it is reached and predictions have settled. 0 sets no target.
room-help-label-cost = What one label costs, in any unit: with point_value, labeling may stop once a batch costs more than it brings. 0 switches that off.
room-help-point-value = What one more point of accuracy (0.01) is worth, in the unit of label_cost.
room-help-certify-share = Share of the holdout's labels that do nothing but certify a threshold for accepting the rest of the pool (0 to 0.9); the others tune. 0 switches certification off; below 60 holdout labels all of them tune.
room-help-accept-budget = The error rate allowed among what is accepted without a person (0.0001 to 0.5).
room-help-accept-confidence = How often such a promise must hold (0.5 to 0.9999).
room-help-accept-audit-share = Share of what was accepted that people check, drawn uniformly at random (0 to 1).
room-help-suggestion = When labelers see what the model suggests: shown before they answer, after they have answered, hidden never. Holdout items never show one.
room-help-suggestion-hidden-share = Share of the answers before which a suggestion stays hidden although it would be shown, by a keyed draw: comparing the two tells how much suggestions sway people (0 to 1).
room-help-image-hosts = Hosts that people's browsers may load the images of items from, with commas between: images.example.org, *.cdn.example.org, img.example.org:8443. By https only; 127.0.0.1:9000 and localhost may be http, for trying. Empty: addresses of images stand there as text.
room-help-gold-every = Where there are practice items, one in so many of what a labeler is handed is one, at a drawn place (2 to 1000). 0 hands none out. Leads and engineers, who can read their labels, get none.
room-help-gold-feedback = What a labeler hears about a practice item: told its label right after answering, or never; then their own agreement counts yesterday's answers and older ones, so that the figure gives none away.
room-help-gold-floor = A person's agreement on practice items is flagged to leads when even the upper end of its interval lies below this (0 to 1). 0 switches that off.
room-help-language-key = The key of the record that holds the item's language, such as lang: an item is then handed only to people who label in that language, and to those who named none. Empty: languages play no part.

# What may be chosen
room-strategies-auto = Auto: covers the pool, then asks about undecided items of every class
room-strategies-seals = SEALS: undecided items near labeled ones, for very large pools
room-strategies-committee = Committee: items about which models from different draws of the labels disagree
room-strategies-coverage = Coverage: typical items of every kind in the pool, before there is a model
room-strategies-core-set = Core-set: items unlike anything labeled so far
room-strategies-entropy = Entropy: where the probabilities are most evenly spread
room-strategies-typiclust = TypiClust: the most typical item of each kind without a label, before there is a model
room-strategies-cluster-margin = Cluster margin: undecided items, one of each kind at a time
room-strategies-class-balanced = Class balanced: undecided items of the classes with the fewest labels
room-strategies-power-margin = Power margin: undecided items by weighted draws, so a batch is less alike
room-strategies-prob-cover = ProbCover: items with the most unlabeled neighbours, before there is a model
room-strategies-badge = BADGE: items that would change the model much, and each in its own way
room-strategies-discovery = Discovery: more items of the rarest classes, and of what has no label yet
room-strategies-expected-change = Expected change: items whose label would move the model most
room-strategies-margin = Margin: where two classes are neck and neck
room-strategies-least-confidence = Least confidence: where the best guess is weakest
room-strategies-density-margin = Density margin: undecided items with many like them
room-strategies-random = Random: every item alike
room-strategies-short-auto = Auto
room-strategies-short-seals = SEALS
room-strategies-short-committee = Committee
room-strategies-short-coverage = Coverage
room-strategies-short-core-set = Core-set
room-strategies-short-entropy = Entropy
room-strategies-short-typiclust = TypiClust
room-strategies-short-cluster-margin = Cluster margin
room-strategies-short-class-balanced = Class balanced
room-strategies-short-power-margin = Power margin
room-strategies-short-prob-cover = ProbCover
room-strategies-short-badge = BADGE
room-strategies-short-discovery = Discovery
room-strategies-short-expected-change = Expected change
room-strategies-short-margin = Margin
room-strategies-short-least-confidence = Least confidence
room-strategies-short-density-margin = Density margin
room-strategies-short-random = Random
room-classifier-sparse = Logistic regression on sparse rows: for text, and for anything with many columns
room-classifier-linfa = Logistic regression by linfa on dense rows: for tables and vectors of up to 2,000 columns, without class weights
room-calibrator-temperature = Temperature: one number makes all probabilities bolder or shyer; from 30 holdout labels
room-calibrator-vector = Vector scaling: a slope and a shift for each class that labels must earn; from 30 holdout labels
room-calibrator-isotonic = Isotonic: a staircase of any shape that only rises; from 300 holdout labels
room-calibrator-platt = Platt: two numbers per question make probabilities bolder or shyer and shift them; from 50 holdout labels
room-calibrator-venn-abers = Venn-Abers: vector scaling, then a staircase for the likeliest class that comes with its own interval; from 100 holdout labels
room-calibrator-beta = Beta: vector scaling, then a curve with three numbers for the likeliest class; from 50 holdout labels

# What settings refuse
room-set-no-setting = there is no setting `{ $name }`
room-set-wrong = { $name } is `{ $text }`: use { $said }
room-set-yes-no = yes or no
room-set-whole = a whole number, 0 or more
room-set-chosen = c is { $value }: use a number from 0 (chosen each round) to 1000000
room-set-range = { $name } is { $value }: use a number from { $low } to { $most }
room-set-gold-range = gold_every is { $value }: use 2 to 1000, or 0 for none
room-set-language-one = language_key is `{ $value }`: use one key of the records, or nothing
room-set-overlap-range = overlap is { $value }: use 1 to 9 people per item
room-set-hold-range = hold_secs is { $value }: use 5 seconds to 86400 (a day)
room-set-queue-range = queue_length is { $value }: use 10 to 100000 items
room-set-holdout-fixed = holdout_share stays { $share } in this project: its { $k } items were drawn with it. Make a new project to change it
room-set-no-classes = no classes can be added to labels of the kind { $kind }: make a new project with another schema
room-set-one-class = { $name } needs exactly one class an item, and this project's labels are sets: { $said }
room-set-need-classes = { $name } needs labels that are classes, and this project's are of the kind { $kind }: { $said }
room-set-instead-each = majority settles each class by itself
room-set-instead-none = an answer with no class says the same
room-set-instead-relabel = leave it at 0, and raise overlap for second opinions
room-set-instead-exactly = majority: the answer that most people give exactly
room-set-instead-nothing = an answer with nothing in it says the same
room-set-instead-zero = 0, and raise overlap for second opinions
room-set-images = image_hosts: { $said }
room-set-hosts-many = { $k } hosts are named; { $most } is the most
room-host-scheme = begins with a scheme: name the host alone, such as images.example.org
room-host-more = is more than a host: name it alone, such as images.example.org or images.example.org:8443
room-host-port = has a port that is none: use 1 to 65535
room-host-dot = ends with a dot: leave it out
room-host-ip = is an IP address, which browsers do not match in a page's policy: use a name
room-host-none = is no host name
room-host-character = has a character in it that no host name has
room-host-ending = would open every host under that ending: name the one above it too, such as *.example.org
room-schema-name-taken = `{ $name }` was the name of another class in this project; choose a name that never meant something else
room-schema-few-left = { $k } classes would be left to answer; at least { $fewest } must stay

# templates/project/schema.html
schema-title = Classes · { $project }
schema-would = This would happen
schema-do = Do it
schema-leave = Leave everything as it is
schema-there = What there is
schema-class = Class
schema-labels = Labels
schema-in-holdout = in the holdout
schema-state = State
schema-open = open
schema-merged = merged into { $into }
schema-retired = retired
schema-hint = A class keeps its number for ever, also when it is over; a name that meant one class is never given to another. Nothing happens before you have seen what would.
schema-rename = Rename
schema-new-name = New name
schema-see = See what would happen
schema-merge = Merge
schema-over = Class that is over
schema-counts-as = counts as
schema-split = Split
schema-in-its-place = New classes in its place
schema-split-hint = One on each line. Everything the class was given to is asked again.
schema-add = Add
schema-new-classes = New classes
schema-one-a-line = One on each line.
schema-retire = Retire
schema-retire-hint = Everything it was given to is asked again. To keep those labels under another class, merge instead.
schema-past = What was changed
schema-by = by { $name }
schema-the-server = the server
schema-past-rename = { $class } renamed to { $to }
schema-past-merge = { $class } merged into { $into }
schema-past-split = { $class } split into { $into }
schema-past-add = { $classes } added
schema-past-retire = { $class } retired
room-change-rename = `{ $class }` is called `{ $to }` from now on. Every label, model and round keeps its meaning; what people said stays on record in the old word.
room-change-merge = `{ $class }` cannot be answered any more and counts as `{ $into }`. Labels that change: { $k }.
room-change-split = `{ $class }` cannot be answered any more; { $classes } come behind the other classes. Items asked again: { $k }.
room-change-add = { $classes } come behind the other classes. Labels and models keep their meaning; the model knows a new class once it has labels.
room-change-retire = `{ $class }` cannot be answered any more. Items asked again: { $k }.
room-change-answers = Answers that count no more: { $k }. They stay in the history.
room-change-models = Models that become stale: { $k } (of round { $rounds }). None of them suggests, orders the queue or can be brought back; a new round starts when there are labels for one.
room-change-acceptances = Acceptances withdrawn, because their certificates speak of the old classes: { $k }, with { $labels } labels given by the model.
room-change-round = round { $n } is { $state }: its model would be of the old classes. Wait for it, or cancel it, and try again
room-change-test-set = the test set has { $k } items of this class: remove it, change the class, and upload one with the new classes
room-change-kind = only a project whose answers are classes can rename, merge, split or retire them
room-change-no-class = there is no class `{ $name }` to change; there are { $classes }
room-change-fewest = name at least { $fewest } new classes, one on each line
room-change-itself = a class cannot be merged into itself: choose two different ones
room-change-none = there is no change called `{ $name }`
room-queue-alarm-other = { $n_others } of { $n } chosen items were ordered by another model than the one that suggests now. Start a round, or roll back once more.
room-queue-alarm-scores = The queue does not match the model's scores: { $n_wrong } of the { $n } items at its front stand there with another confidence than the model gives them. Start a round; if this stays, look at the server's log.
room-crowd-none = No item has two answers, so nothing is known about agreement.
room-crowd-few = Not enough evidence yet: { $n } of { $n_enough } items with two answers.
room-crowd-alpha = Krippendorff's alpha { $n_alpha } (95 % interval { $n_low } to { $n_high }) on { $n } items: 1 is always, 0 is as by chance.
room-crowd-alpha-bare = Krippendorff's alpha { $n_alpha } on { $n } items: 1 is always, 0 is as by chance.
room-crowd-alpha-steps = Krippendorff's alpha, by steps of the scale, { $n_alpha } (95 % interval { $n_low } to { $n_high }) on { $n } items: 1 is always, 0 is as by chance.
room-crowd-alpha-steps-bare = Krippendorff's alpha, by steps of the scale, { $n_alpha } on { $n } items: 1 is always, 0 is as by chance.
room-crowd-same = Everybody always said the same class: no disagreement to measure.
room-exact = Two people said exactly the same in { $n_equal } of { $n_pairs } comparisons on { $n } items ({ $n_share }).
room-exact-tokens = Token F1 between people is { $n_f1 }: 1 is the same spans, 0 is nothing in common.
room-suspects-few = Suspicious labels can be found once two classes have two labels each. Label a few more items.
room-suspects-too-many = Not searched after the round: { $n } labels are more than { $n_most }, and the next round would wait. Search on demand.
room-accept-no-proof = The model of round { $round } trained on the holdout, so no label is left that could certify it. Start a round that leaves the holdout alone, or go back to the model of an earlier one.
room-accept-can-be = { $n_share } of the rest of the pool can be done by the model at no more than { $n_budget } wrong, { $n_left } left for people.
room-accept-done = { $n_share } of the pool done by the model at no more than { $n_budget } wrong, { $n_left } left for people.
room-accept-did = The model did { $n } items; people labeled { $n_labeled }, and { $n_wait } wait for them.
room-accept-flagged = Acceptance { $id } is flagged: its promise is not supported any more.
room-accept-no-audit = no audit was drawn
room-accept-audit-open = none of { $n } drawn items audited yet
room-accept-audit = audited { $n_done } of { $n }, wrong { $n_wrong }: the error is at most { $n_most }
room-accept-flag-audit = People found { $n_wrong } of { $n } audited items wrong: the error is at least { $n_least }, and { $n_budget } is the budget.
room-accept-flag-model = The model of round { $round } names another class for { $n_other } of its { $n } labels ({ $n_share }), and { $n_budget } is the budget.
room-accept-off = Nothing can be accepted without a person: certify_share is 0 in the settings.
room-accept-promise-no-more = no more than { $n_budget } wrong
room-accept-promise = at most { $n_budget } wrong with { $n_sure } confidence
room-accept-needs = A promise of { $said_promise } needs { $n } more check labels, about { $n_all } more labels of the holdout.
room-accept-all-tune = All { $n } holdout labels tune the model until there are { $n_enough }.
room-accept-suggests = The labels that tune suggest that about { $n_share } of the rest of the pool could be done by the model at { $said_promise }; a certificate says for sure.
room-accept-cannot = The labels that tune suggest that this model cannot promise { $said_promise } for any part of the pool yet.
room-accept-too-few = Nothing is accepted yet: { $said_promise } takes at least { $n_fewest } random labels and there are { $n }. Label { $n_more } more.
room-accept-too-many = Nothing is accepted: { $n_wrong } of the { $n } surest random labels are wrong, too many to promise { $said_promise }.
room-accept-show = About { $n } more random labels could show it, a better model sooner.
room-accept-hopeless = This model is not good enough for this budget: label more items, or allow more errors.
room-accept-slip = Nothing was accepted: tick the box first, so that it cannot happen by a slip.
room-promotion-never = Kept the current model: the settings promote none by themselves.
room-promotion-first = Promoted: it is the first model.
room-promotion-always = Promoted: the settings promote every model.
room-promotion-unproven = Promoted without proof: { $n } of { $n_needed } holdout labels that tune, too few to tell which model is better.
room-promotion-spent = Promoted without a comparison: it trained on all { $n } labels, the holdout's among them, so the holdout cannot tell whether it is better.
room-promotion-after-spending = Promoted without a comparison: the model before trained on the holdout, so the holdout cannot tell which is better.
room-promotion-measured-again = This one has not seen it, and is measured on it again.
room-compare-same = Both models give the same right answers on all { $n } holdout labels.
room-compare = Of { $n } holdout labels the new model alone gets { $n_new } right, the old one alone { $n_old } (McNemar p = { $n_p }): { $said_verdict }.
room-compare-worse = worse beyond noise
room-compare-not-worse = not worse beyond noise
room-compare-two = It takes two finished rounds to compare. Run another one first.
room-compare-no-report = Round { $number } has no report to compare: it is { $state }.
room-refit = The features were fitted again: the pool grew from { $n_from } to { $n } items since they were fitted.
room-auto-start = There is no model yet: typical items of every kind, so that every class is met early.
room-auto = { $n } labels a class{ $said_missing }: { $n_cover } covers the pool, { $n_balance } evens out the classes, { $n_decide } decides between classes.
room-auto-one-unseen = , and 1 class has none
room-auto-unseen = , and { $n } classes have none
room-nones-one = 1 of 1 holdout answer said none of these and is not counted.
room-nones-one-of = 1 of { $n } holdout answers said none of these and is not counted.
room-nones = { $n_nones } of { $n } holdout answers said none of these and are not counted.
room-spent-trained = This model trained on all { $n } labels, the { $n_holdout } of the holdout among them.
room-spent-estimate = Its accuracy is estimated by 5-fold cross-validation over the holdout: { $n_share } (95% interval about { $n_low } to { $n_high }).
room-spent-no-longer = The holdout can no longer measure, compare or certify this model.
room-spent-last = The last figure from a holdout kept apart is that of round { $round }: { $n_share } ({ $n_low } to { $n_high }) with { $n } labels.
room-honest-both = Cross-validation on the labels the strategy picked would have claimed { $n_claimed }; the random holdout says { $n_share }.
room-honest-gap = The claim is { $n_points } points { $said_side }, because picked labels are not a fair sample.
room-honest-above = above
room-honest-below = below
room-honest-alone = The random holdout says { $n_share }. There are too few picked labels, or a fixed penalty, to say what cross-validation on them would have claimed.
room-honest-biased = Cross-validation on the labels the strategy picked claims { $n_claimed }. That is no accuracy: without holdout labels nobody knows it.
room-honest-none = Nothing is measured yet: there are no holdout labels.
room-tune-fixed = C = { $n_c } is what the project's settings ask for.
room-tune-start = C = { $n_c }, the start: { $n } of { $n_fewest } labels to tell penalties apart.
room-tune-stays = C = { $n_c }: no neighbour is better by more than a standard error; log loss { $n_loss } in { $n_folds } folds.
room-tune-stays-trees = C = { $n_c }: no neighbour, with or without trees, is better by more than a standard error; log loss { $n_loss } in { $n_folds } folds.
room-tune = C = { $n_c }: log loss { $n_loss } in { $n_folds } folds, against { $n_before } at C = { $n_start }.
room-tune-trees = C = { $n_c } with trees over pairs of keys: log loss { $n_loss } in { $n_folds } folds, against { $n_before } at C = { $n_start }.
room-self-cannot = No self-training: { $name } cannot count an answer for less than a label.
room-self-few = No self-training: { $n } of { $n_fewest } labels, { $n_rows } rows without one.
room-self-nothing = No self-training: { $said_found }, which proves nothing.
room-self-found = log loss { $n_gain } ± { $n_error } lower in cross-validation
room-self = Self-training on { $n } rows: { $said_found }.
room-calibration-few-training = no calibrator yet: { $n } of { $n_needed } training labels
room-calibration-few = no calibrator yet: { $n } of { $n_needed } holdout labels
room-calibration-provisional = provisional: a temperature from { $n } cross-validated training labels, until there are enough holdout labels
room-calibration-unfitted = no calibrator: none could be fitted to these { $n } holdout labels
room-calibration-plain = no calibrator: plain softmax has the lowest cross-validated log loss, { $n_loss }, on { $n } holdout labels
room-calibration-best = { $name } has the lowest cross-validated log loss, { $n_loss } against { $n_plain } of plain softmax, on { $n } holdout labels
room-calibration-near = { $name } stays near the model, and { $best } is not better beyond noise: log loss { $n_loss } against { $n_best }, on { $n } holdout labels
room-calibration-thin = no calibrator yet: { $n_with } holdout labels with this class and { $n_without } without, { $n_needed } of each are needed
room-calibration-too-few = no calibrator yet: { $n } holdout labels are too few for { $name } here
room-calibration-classes = each class has its own calibrator or a plain sigmoid: { $n_with } of { $n_all } have one, on { $n } holdout labels
room-calibration-fixed-classes = { $name } for each class is what the project's settings ask for
room-calibration-fixed = { $name } is what the project's settings ask for
room-sway-few = Not enough yet: it takes { $n_fewest } answers with the suggestion shown and { $n_again } with it hidden by the draw, and there are { $n_shown } and { $n_hidden }.
room-sway-of = { $n_share } of { $n } answers ({ $n_low } to { $n_high })
room-sway = People said what the model suggested in { $said_shown } when they saw it, and in { $said_hidden } when it was hidden: a difference of { $n_points } points (95% interval { $n_low } to { $n_high }).
room-sway-towards = Seeing it moves answers towards the model.
room-sway-away = Seeing it moves answers away from the model.
room-sway-not = The interval holds 0: nothing shows that seeing it sways people.
room-gold-form = answers to this form cannot be held against a known one: `{ $name }` is free text, and two right answers rarely have the same words. Practice items need a form of choices, numbers, days and yes or no
