-- A lead's word has a reason, and can be taken back: that is a line of its own, so nothing is lost.
ALTER TABLE label_decision ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE label_decision ADD COLUMN note TEXT NOT NULL DEFAULT '';
-- The decision that this line takes back; its class then says nothing.
ALTER TABLE label_decision ADD COLUMN undoes INTEGER REFERENCES label_decision;
-- The place in line that the decision called off, as JSON, so that taking it back puts it there again.
ALTER TABLE label_decision ADD COLUMN called_off TEXT;
CREATE UNIQUE INDEX label_decision_undone_once ON label_decision (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX label_decision_by_person ON label_decision (project, person, seq);

-- As before, and the new columns stay as they are too; a note may be emptied, as a salt may.
DROP TRIGGER label_decision_no_update;
CREATE TRIGGER label_decision_no_update BEFORE UPDATE ON label_decision
WHEN NEW.salt IS NOT NULL OR NEW.seq IS NOT OLD.seq OR NEW.at IS NOT OLD.at OR NEW.project IS NOT OLD.project
  OR NEW.item IS NOT OLD.item OR NEW.class IS NOT OLD.class OR NEW.person IS NOT OLD.person
  OR NEW.reason IS NOT OLD.reason OR NEW.undoes IS NOT OLD.undoes OR NEW.called_off IS NOT OLD.called_off
  OR (NEW.note IS NOT OLD.note AND NEW.note <> '') OR (NEW.label IS NOT NULL AND NEW.label IS NOT OLD.label)
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
