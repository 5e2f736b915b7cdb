-- What a first reviewer who escalates would have said; NULL: they did not say.
ALTER TABLE verdict ADD COLUMN lean TEXT CHECK (lean IN ('approve', 'edit', 'reject'));
CREATE TRIGGER verdict_lean_stays BEFORE UPDATE ON verdict WHEN NEW.lean IS NOT OLD.lean
BEGIN SELECT RAISE(ABORT, 'verdicts are append-only; only their text can be erased'); END;
