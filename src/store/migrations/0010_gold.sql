-- Gold items: cases with a known answer among the queue, announced to people as a practice. They cause nothing.

CREATE TABLE gold (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow     INTEGER NOT NULL REFERENCES workflow,
    request      TEXT NOT NULL,                -- JSON: what a caller would send, as far as it was planted
    request_hash BLOB NOT NULL,
    salt         BLOB NOT NULL,                -- of the audit chain's commitment
    known        TEXT NOT NULL CHECK (known IN ('approve', 'reject')),
    reason_code  TEXT,
    note         TEXT NOT NULL,
    planted      INTEGER NOT NULL,
    planted_by   INTEGER NOT NULL REFERENCES person,
    retired      INTEGER
);
-- The same case is in the stock once.
CREATE UNIQUE INDEX gold_stock ON gold (workflow, request_hash) WHERE retired IS NULL;
CREATE TRIGGER gold_no_delete BEFORE DELETE ON gold
BEGIN SELECT RAISE(ABORT, 'gold items are retired, never deleted'); END;
CREATE TRIGGER gold_stays BEFORE UPDATE ON gold
WHEN NEW.id IS NOT OLD.id OR NEW.workflow IS NOT OLD.workflow OR NEW.request IS NOT OLD.request
  OR NEW.known IS NOT OLD.known OR NEW.reason_code IS NOT OLD.reason_code OR NEW.note IS NOT OLD.note
  OR NEW.planted IS NOT OLD.planted OR NEW.planted_by IS NOT OLD.planted_by
BEGIN SELECT RAISE(ABORT, 'a gold item stays as it was planted'); END;

-- A gold item put into the queue. Its decision is one that no caller made: whatever counts decisions leaves out the
-- decisions named here.
CREATE TABLE gold_serving (
    decision INTEGER PRIMARY KEY REFERENCES decision,
    gold     INTEGER NOT NULL REFERENCES gold,
    external TEXT NOT NULL,                    -- what people see as the caller's key; the decision's own one is no caller's
    at       INTEGER NOT NULL,
    ended    INTEGER,
    person   INTEGER REFERENCES person,        -- who answered it
    verdict  INTEGER UNIQUE REFERENCES verdict,
    result   TEXT CHECK (result IN ('matched', 'missed', 'handed_up', 'void'))
);
CREATE INDEX gold_serving_by_gold ON gold_serving (gold);
CREATE INDEX gold_serving_by_person ON gold_serving (person) WHERE person IS NOT NULL;
-- One at a time.
CREATE UNIQUE INDEX gold_serving_open ON gold_serving (gold) WHERE ended IS NULL;

-- Who had which one before their eyes.
CREATE TABLE gold_seen (
    gold     INTEGER NOT NULL REFERENCES gold,
    person   INTEGER NOT NULL REFERENCES person,
    decision INTEGER NOT NULL REFERENCES decision,
    PRIMARY KEY (gold, person, decision)
) WITHOUT ROWID;

-- How many real items entered the queue since the draw began.
CREATE TABLE gold_draw (
    workflow INTEGER PRIMARY KEY REFERENCES workflow,
    block    INTEGER NOT NULL,                 -- real items for each gold item
    since    INTEGER NOT NULL,
    seen     INTEGER NOT NULL
);
