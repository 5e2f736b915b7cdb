-- Verdicts inside their undo window, and what became of them. A verdict counts, and its caller learns of it, once it is
-- released; one that was taken back stays here and is never a row of `verdict`.
CREATE TABLE held_verdict (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    verdict      INTEGER NOT NULL UNIQUE,      -- the number it gets, or would have got
    workflow     INTEGER NOT NULL REFERENCES workflow,
    decision     INTEGER NOT NULL REFERENCES decision,
    item         INTEGER NOT NULL REFERENCES review_item,
    review       INTEGER NOT NULL REFERENCES review,
    person       INTEGER NOT NULL REFERENCES person,
    fence        INTEGER NOT NULL,             -- of the claim it was given under
    tier         INTEGER NOT NULL,
    at           INTEGER NOT NULL,             -- when it was given
    releases     INTEGER NOT NULL,             -- until then it can be taken back
    verb         TEXT NOT NULL,                -- as it stands: an edit beyond somebody's authority is an escalation
    said         TEXT,                         -- JSON: all of what was said; NULL: erased
    request_hash BLOB NOT NULL,
    salt         BLOB,
    state        TEXT NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'released', 'undone')),
    ended        INTEGER
);
CREATE UNIQUE INDEX held_verdict_standing ON held_verdict (review) WHERE state <> 'undone';
CREATE INDEX held_verdict_by_review ON held_verdict (review, id);
CREATE INDEX held_verdict_due ON held_verdict (releases) WHERE state = 'held';
CREATE INDEX held_verdict_by_item ON held_verdict (item) WHERE state = 'held';
CREATE INDEX held_verdict_by_decision ON held_verdict (decision);
CREATE INDEX held_verdict_by_person ON held_verdict (person, at) WHERE state = 'held';
CREATE TRIGGER held_verdict_no_delete BEFORE DELETE ON held_verdict
BEGIN SELECT RAISE(ABORT, 'verdicts are append-only, those that were taken back too'); END;
-- It ends once, one way or the other; what it said can only be erased.
CREATE TRIGGER held_verdict_ends_once BEFORE UPDATE ON held_verdict
WHEN NEW.id IS NOT OLD.id OR NEW.verdict IS NOT OLD.verdict OR NEW.decision IS NOT OLD.decision OR NEW.item IS NOT OLD.item
  OR NEW.review IS NOT OLD.review OR NEW.person IS NOT OLD.person OR NEW.fence IS NOT OLD.fence OR NEW.at IS NOT OLD.at
  OR NEW.releases IS NOT OLD.releases OR NEW.verb IS NOT OLD.verb OR NEW.request_hash IS NOT OLD.request_hash
  OR (NEW.said IS NOT NULL AND NEW.said IS NOT OLD.said) OR (NEW.salt IS NOT NULL AND NEW.salt IS NOT OLD.salt)
  OR (OLD.state <> 'held' AND NEW.state IS NOT OLD.state)
BEGIN SELECT RAISE(ABORT, 'a verdict is released or taken back once'); END;
