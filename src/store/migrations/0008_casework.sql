-- What single cases need beside decisions: jobs with settings of their own, the daily sweep, pictures of documents, and
-- what was learned about their fields.

-- Which job a decision belongs to, for workflows whose people set things for each job.
ALTER TABLE decision ADD COLUMN job TEXT;
CREATE INDEX decision_by_job ON decision (workflow, job, id) WHERE job IS NOT NULL;

-- Waits for the daily sweep and is not handed out one at a time.
ALTER TABLE review ADD COLUMN is_swept INTEGER NOT NULL DEFAULT 0 CHECK (is_swept IN (0, 1));
CREATE INDEX review_swept ON review (workflow, id) WHERE is_swept = 1 AND state IN ('waiting', 'claimed');

CREATE TABLE job (
    workflow    INTEGER NOT NULL REFERENCES workflow,
    name        TEXT NOT NULL,
    auto_reject INTEGER CHECK (auto_reject IN (0, 1)),   -- NULL: never said
    set_by      INTEGER REFERENCES person,
    set_at      INTEGER,
    said        TEXT,                          -- the sentence that whoever switched it saw
    fit         TEXT,                          -- JSON: the job's own weights
    forgets     INTEGER NOT NULL DEFAULT 0,    -- reviews before this moment do not count
    PRIMARY KEY (workflow, name)
) WITHOUT ROWID;

-- One act of going through what waits.
CREATE TABLE sweep (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow INTEGER NOT NULL REFERENCES workflow,
    at       INTEGER NOT NULL,
    person   INTEGER NOT NULL REFERENCES person,
    approved INTEGER NOT NULL,
    pulled   INTEGER NOT NULL
);
CREATE INDEX sweep_by_workflow ON sweep (workflow, id);

-- Pulled out of a sweep, to be looked at alone.
CREATE TABLE sweep_pull (
    sweep       INTEGER NOT NULL REFERENCES sweep,
    item        INTEGER NOT NULL REFERENCES review_item,
    reason_code TEXT NOT NULL,
    note        TEXT,
    PRIMARY KEY (sweep, item)
) WITHOUT ROWID;

-- Pictures that came with a decision's evidence; the request itself holds their digests. They leave only by erasure.
CREATE TABLE decision_page (
    decision INTEGER NOT NULL REFERENCES decision,
    page     INTEGER NOT NULL CHECK (page >= 1),
    media    TEXT NOT NULL CHECK (media IN ('image/png', 'image/jpeg')),
    width    INTEGER NOT NULL,
    height   INTEGER NOT NULL,
    sha256   TEXT NOT NULL,
    bytes    BLOB,
    PRIMARY KEY (decision, page)
) WITHOUT ROWID;

-- What a verdict says about one field of a document.
CREATE TABLE field_lesson (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          INTEGER NOT NULL,
    workflow    INTEGER NOT NULL REFERENCES workflow,
    decision    INTEGER NOT NULL REFERENCES decision,
    verdict     INTEGER NOT NULL REFERENCES verdict,
    field       TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('confirmed', 'corrected')),
    selection   TEXT NOT NULL,
    probability REAL,
    split       TEXT NOT NULL CHECK (split IN ('none', 'pool', 'holdout', 'left_out')),
    annotation  INTEGER REFERENCES annotation,
    why_not     TEXT
);
CREATE INDEX field_lesson_by_workflow ON field_lesson (workflow, id);
CREATE INDEX field_lesson_by_decision ON field_lesson (decision);
