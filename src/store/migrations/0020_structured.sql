-- Spans and forms as labels: what a lead decided is kept as text where a class number says only which answers are equal.

ALTER TABLE label_decision ADD COLUMN label TEXT;
DROP TRIGGER label_decision_no_update;
CREATE TRIGGER label_decision_no_update BEFORE UPDATE ON label_decision
WHEN NEW.salt IS NOT NULL OR NEW.seq IS NOT OLD.seq OR NEW.at IS NOT OLD.at OR NEW.project IS NOT OLD.project
  OR NEW.item IS NOT OLD.item OR NEW.class IS NOT OLD.class OR NEW.person IS NOT OLD.person
  OR (NEW.label IS NOT NULL AND NEW.label IS NOT OLD.label)
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
