-- Label quality: how each label was settled, what leads decided, places for a second look, suspicious labels.

-- `majority`, `dawid_skene` or `decision`, and the posterior of the class where the method has one.
ALTER TABLE label ADD COLUMN settled_by TEXT NOT NULL DEFAULT 'majority';
ALTER TABLE label ADD COLUMN posterior REAL;

-- A lead's word on an item. The latest one settles its label, whatever the answers say; the answers stay as they are.
CREATE TABLE label_decision (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,
    project INTEGER NOT NULL REFERENCES project,
    item    INTEGER NOT NULL REFERENCES item,
    class   INTEGER NOT NULL,
    person  INTEGER NOT NULL REFERENCES person,
    salt    BLOB
);
CREATE INDEX label_decision_by_item ON label_decision (item, seq);
CREATE TRIGGER label_decision_no_delete BEFORE DELETE ON label_decision
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER label_decision_no_update BEFORE UPDATE ON label_decision
WHEN NEW.salt IS NOT NULL OR NEW.seq IS NOT OLD.seq OR NEW.at IS NOT OLD.at OR NEW.project IS NOT OLD.project
  OR NEW.item IS NOT OLD.item OR NEW.class IS NOT OLD.class OR NEW.person IS NOT OLD.person
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

-- Places an item offers beyond the project's overlap, because somebody asked for a second look.
CREATE TABLE extra_place (
    item    INTEGER PRIMARY KEY REFERENCES item,
    project INTEGER NOT NULL REFERENCES project,
    places  INTEGER NOT NULL CHECK (places > 0)
);

-- The latest search for suspicious labels: JSON of rows and class numbers, with the position of the label log it read.
CREATE TABLE suspect_report (
    project  INTEGER PRIMARY KEY REFERENCES project,
    position INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    report   TEXT NOT NULL
);
