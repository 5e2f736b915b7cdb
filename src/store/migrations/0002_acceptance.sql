-- Items that were accepted without a person. What the model says is kept apart from what people say: no row here ever
-- reaches `label` or `label_log`, which is all that a round reads.

-- Certificates by number: each look at the labels that certify spends a part of the confidence, so looks are counted.
CREATE TABLE certificate (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    project    INTEGER NOT NULL REFERENCES project,
    number     INTEGER NOT NULL,               -- from 1 within the project
    model      INTEGER NOT NULL REFERENCES model,
    budget     REAL NOT NULL,
    confidence REAL NOT NULL,                  -- as asked for; what was left of it to spend is in `detail`
    labels     INTEGER NOT NULL,               -- labels that certify at that time
    threshold  REAL,                           -- NULL: refused
    expected   REAL NOT NULL,                  -- coverage that the labels that tune had suggested
    detail     TEXT NOT NULL,                  -- JSON
    created    INTEGER NOT NULL,
    UNIQUE (project, number)
);

CREATE TABLE acceptance (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    project       INTEGER NOT NULL REFERENCES project,
    state         TEXT NOT NULL CHECK (state IN ('preparing', 'active', 'withdrawn')),
    certificate   INTEGER NOT NULL REFERENCES certificate,
    model         INTEGER NOT NULL REFERENCES model,
    items         INTEGER NOT NULL DEFAULT 0,  -- accepted at that time
    audit_items   INTEGER NOT NULL DEFAULT 0,  -- of these, drawn for people to check
    person        INTEGER REFERENCES person,
    created       INTEGER NOT NULL,
    withdrawn     INTEGER,
    withdrawn_by  INTEGER REFERENCES person,
    audited       INTEGER,                     -- what the audit had said when it was withdrawn
    audited_wrong INTEGER,
    checked_model INTEGER,                     -- the model it was last compared with
    compared      INTEGER NOT NULL DEFAULT 0,  -- labels compared
    disagreeing   INTEGER NOT NULL DEFAULT 0   -- of these, where that model names another class
);
CREATE INDEX acceptance_by_project ON acceptance (project, id);
CREATE UNIQUE INDEX acceptance_one_at_a_time ON acceptance (project) WHERE state = 'preparing';

-- What the model said about an accepted item. It counts while its acceptance is active and people have no label for it.
CREATE TABLE machine_label (
    project    INTEGER NOT NULL REFERENCES project,
    row        INTEGER NOT NULL,
    item       INTEGER NOT NULL REFERENCES item,
    acceptance INTEGER NOT NULL REFERENCES acceptance,
    class      INTEGER NOT NULL,
    confidence REAL NOT NULL,
    audit      INTEGER,                        -- place in the order of the audit; NULL: not drawn
    PRIMARY KEY (project, row)
) WITHOUT ROWID;
CREATE INDEX machine_label_audit ON machine_label (acceptance, audit) WHERE audit IS NOT NULL;

CREATE VIEW standing_machine_label AS
    SELECT m.project, m.row, m.item, m.acceptance, m.class, m.confidence, m.audit
    FROM machine_label m JOIN acceptance a ON a.id = m.acceptance AND a.state = 'active'
    WHERE NOT EXISTS (SELECT 1 FROM label l WHERE l.project = m.project AND l.row = m.row AND l.class IS NOT NULL);
