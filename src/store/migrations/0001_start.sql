-- Times are milliseconds since 1970 UTC. Classes are positions in the project's label schema.
-- Constraints make double leases and double submits errors of the database, not habits of the code.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- People ---------------------------------------------------------------------------------------------

CREATE TABLE person (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 60),
    is_admin INTEGER NOT NULL DEFAULT 0 CHECK (is_admin IN (0, 1)),
    is_made_up INTEGER NOT NULL DEFAULT 0 CHECK (is_made_up IN (0, 1)),
    password TEXT,                       -- argon2id in PHC form; NULL: signs in by link only
    created  INTEGER NOT NULL,
    disabled INTEGER
);

CREATE TABLE session (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    person     INTEGER NOT NULL REFERENCES person,
    csrf       TEXT NOT NULL,
    created    INTEGER NOT NULL,
    seen       INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_by_person ON session (person);

-- `person` is NULL for the link that lets the first admin in: that account does not exist yet.
CREATE TABLE sign_in_link (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    person     INTEGER REFERENCES person,
    created    INTEGER NOT NULL,
    expires    INTEGER NOT NULL,
    used       INTEGER
) WITHOUT ROWID;
CREATE INDEX sign_in_link_by_person ON sign_in_link (person);

CREATE TABLE token (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    person     INTEGER NOT NULL REFERENCES person,
    name       TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    scopes     TEXT NOT NULL,            -- words with one space between
    created    INTEGER NOT NULL,
    expires    INTEGER,
    used       INTEGER,
    revoked    INTEGER
);
CREATE INDEX token_by_person ON token (person);

-- Projects and items -----------------------------------------------------------------------------------

CREATE TABLE project (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    slug           TEXT NOT NULL UNIQUE,
    title          TEXT NOT NULL,
    guide          TEXT NOT NULL DEFAULT '',
    schema         TEXT NOT NULL,
    recipe         TEXT NOT NULL,
    recipe_version INTEGER NOT NULL DEFAULT 1,
    settings       TEXT NOT NULL,
    seed           INTEGER NOT NULL,
    items          INTEGER NOT NULL DEFAULT 0,   -- rows are 0 .. items - 1
    holdout_items  INTEGER NOT NULL DEFAULT 0,
    served         INTEGER NOT NULL DEFAULT 0,   -- first assignments of an item, to keep the holdout share
    holdout_served INTEGER NOT NULL DEFAULT 0,
    pool_labels    INTEGER NOT NULL DEFAULT 0,
    holdout_labels INTEGER NOT NULL DEFAULT 0,
    model          INTEGER,                      -- the model that suggests and orders the queue
    is_demo        INTEGER NOT NULL DEFAULT 0,
    created        INTEGER NOT NULL,
    archived       INTEGER
);

-- One role a person and project; what each role may do stands in `http/routes.rs`.
CREATE TABLE membership (
    project INTEGER NOT NULL REFERENCES project,
    person  INTEGER NOT NULL REFERENCES person,
    role    TEXT NOT NULL CHECK (role IN ('labeler', 'reviewer', 'lead', 'engineer')),
    PRIMARY KEY (person, project)
) WITHOUT ROWID;

CREATE TABLE item (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    project  INTEGER NOT NULL REFERENCES project,
    row      INTEGER NOT NULL,
    external TEXT NOT NULL,
    part     TEXT NOT NULL CHECK (part IN ('pool', 'holdout')),
    content  BLOB NOT NULL CHECK (length(content) = 16),  -- digest of what the model reads
    fold     INTEGER NOT NULL,                            -- digest of the folded text: near-copies share it
    grouped  INTEGER,                                     -- digest of the group key's value
    data     TEXT NOT NULL,
    imported INTEGER NOT NULL,
    source   TEXT NOT NULL,
    UNIQUE (project, row),
    UNIQUE (project, external),
    UNIQUE (project, content)
);
CREATE INDEX item_by_fold ON item (project, fold);
CREATE INDEX item_holdout ON item (project, row) WHERE part = 'holdout';

-- The queue, assignments, annotations, labels -------------------------------------------------------------

-- What is asked next. `again` holds items with a history (a second opinion, a skip, a lapsed hold), `main` what the
-- last round or the cold start chose, `holdout` the holdout in random order.
CREATE TABLE queue (
    project     INTEGER NOT NULL REFERENCES project,
    lane        TEXT NOT NULL CHECK (lane IN ('again', 'main', 'holdout')),
    rank        INTEGER NOT NULL,
    item        INTEGER NOT NULL UNIQUE REFERENCES item,
    row         INTEGER NOT NULL,
    source      TEXT NOT NULL,
    probability REAL CHECK (probability > 0 AND probability <= 1),
    utility     REAL,
    round       INTEGER,
    model       INTEGER,
    suggestion  INTEGER,
    confidence  REAL,
    PRIMARY KEY (project, lane, rank)
) WITHOUT ROWID;

CREATE TABLE assignment (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    project     INTEGER NOT NULL REFERENCES project,
    item        INTEGER NOT NULL REFERENCES item,
    row         INTEGER NOT NULL,
    slot        INTEGER NOT NULL CHECK (slot >= 0),
    person      INTEGER NOT NULL REFERENCES person,
    purpose     TEXT NOT NULL CHECK (purpose IN ('label', 'holdout')),
    state       TEXT NOT NULL CHECK (state IN ('active', 'done', 'skipped', 'released', 'expired', 'undone')),
    granted     INTEGER NOT NULL,
    expires     INTEGER NOT NULL,
    closed      INTEGER,
    source      TEXT NOT NULL,
    probability REAL,
    round       INTEGER,
    model       INTEGER,
    suggestion  INTEGER,
    confidence  REAL
);
-- One person at a time, and one answer, for each of the places an item offers.
CREATE UNIQUE INDEX assignment_slot ON assignment (item, slot) WHERE state IN ('active', 'done');
-- Overlap means different people.
CREATE UNIQUE INDEX assignment_person ON assignment (item, person) WHERE state IN ('active', 'done', 'skipped');
CREATE INDEX assignment_active ON assignment (person, project) WHERE state = 'active';
CREATE INDEX assignment_expiry ON assignment (expires) WHERE state = 'active';

-- What one person (or an imported file) says about one item, as it stands now.
CREATE TABLE annotation (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    project    INTEGER NOT NULL REFERENCES project,
    item       INTEGER NOT NULL REFERENCES item,
    row        INTEGER NOT NULL,
    person     INTEGER REFERENCES person,     -- NULL: came with an import
    assignment INTEGER UNIQUE REFERENCES assignment,
    label      TEXT NOT NULL,
    class      INTEGER NOT NULL,
    version    INTEGER NOT NULL DEFAULT 1,
    is_current INTEGER NOT NULL DEFAULT 1 CHECK (is_current IN (0, 1)),
    is_flagged INTEGER NOT NULL DEFAULT 0 CHECK (is_flagged IN (0, 1)),
    note       TEXT NOT NULL DEFAULT '',
    source     TEXT NOT NULL,                 -- `person`, or `import:` and the file's name
    created    INTEGER NOT NULL,
    changed    INTEGER NOT NULL
);
CREATE UNIQUE INDEX annotation_person ON annotation (item, person) WHERE is_current = 1;
CREATE INDEX annotation_recent ON annotation (person, project, id) WHERE is_current = 1;

-- Everything that ever happened to annotations, in order. Label text leaves only through erasure.
CREATE TABLE annotation_event (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    at           INTEGER NOT NULL,
    project      INTEGER NOT NULL REFERENCES project,
    item         INTEGER NOT NULL REFERENCES item,
    person       INTEGER REFERENCES person,
    assignment   INTEGER REFERENCES assignment,
    annotation   INTEGER REFERENCES annotation,
    kind         TEXT NOT NULL CHECK (kind IN ('submit', 'edit', 'undo', 'late', 'import')),
    label        TEXT,
    note         TEXT,
    is_flagged   INTEGER NOT NULL DEFAULT 0,
    version      INTEGER NOT NULL,
    request_hash BLOB,
    salt         BLOB
);
-- One answer per assignment, accepted or late, whatever the client repeats.
CREATE UNIQUE INDEX annotation_event_once ON annotation_event (assignment) WHERE kind IN ('submit', 'late');

-- What the project takes as true, and every change of it. A model is fitted on a position of the log.
CREATE TABLE label (
    project  INTEGER NOT NULL REFERENCES project,
    row      INTEGER NOT NULL,
    item     INTEGER NOT NULL REFERENCES item,
    part     TEXT NOT NULL,
    class    INTEGER,                          -- NULL: the answers disagree
    answers  INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (project, row)
) WITHOUT ROWID;

CREATE TABLE label_log (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    at       INTEGER NOT NULL,
    project  INTEGER NOT NULL REFERENCES project,
    row      INTEGER NOT NULL,
    part     TEXT NOT NULL,
    class    INTEGER                           -- NULL: no label any more
);
CREATE INDEX label_log_by_project ON label_log (project, position);

-- Rounds and models -------------------------------------------------------------------------------------------

CREATE TABLE round (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    project   INTEGER NOT NULL REFERENCES project,
    number    INTEGER NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    cause     TEXT NOT NULL,                   -- `button`, `api`, `cli`, `labels`, `timer`
    person    INTEGER REFERENCES person,
    wants_cancel INTEGER NOT NULL DEFAULT 0,
    created   INTEGER NOT NULL,
    started   INTEGER,
    finished  INTEGER,
    position  INTEGER,
    seed      INTEGER,
    settings  TEXT,
    report    TEXT,                            -- JSON: counts, metrics, timings, what was chosen and why
    error     TEXT,
    model     INTEGER,
    UNIQUE (project, number)
);
CREATE UNIQUE INDEX round_one_at_a_time ON round (project) WHERE state IN ('queued', 'running');

CREATE TABLE model (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    project  INTEGER NOT NULL REFERENCES project,
    round    INTEGER NOT NULL REFERENCES round,
    file     TEXT NOT NULL,
    digest   TEXT NOT NULL,
    position INTEGER NOT NULL,
    scores   TEXT,                             -- file of the score column, once written
    created  INTEGER NOT NULL,
    promoted INTEGER
);
CREATE INDEX model_by_project ON model (project, id);

-- Column files: a row here is the commit point of a file; files without a row are swept at start.
CREATE TABLE segment (
    project   INTEGER NOT NULL REFERENCES project,
    version   INTEGER NOT NULL,
    first_row INTEGER NOT NULL,
    rows      INTEGER NOT NULL,
    columns   INTEGER NOT NULL,
    file      TEXT NOT NULL,
    PRIMARY KEY (project, version, first_row)
) WITHOUT ROWID;

CREATE TABLE feature_space (
    project INTEGER NOT NULL REFERENCES project,
    version INTEGER NOT NULL,
    batches TEXT NOT NULL,                     -- JSON [[first_row, rows], ...] it was fitted on and extended with
    file    TEXT NOT NULL,
    digest  TEXT NOT NULL,
    PRIMARY KEY (project, version)
) WITHOUT ROWID;

-- The audit chain -----------------------------------------------------------------------------------------------

CREATE TABLE audit (
    seq     INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    actor   INTEGER,
    action  TEXT NOT NULL,
    project INTEGER,
    subject TEXT NOT NULL,                     -- ids only
    detail  TEXT NOT NULL,                     -- JSON of numbers, ids, digests and salted commitments, never text
    prev    BLOB NOT NULL CHECK (length(prev) = 32),
    hash    BLOB NOT NULL CHECK (length(hash) = 32)
);

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
-- INSERT OR REPLACE would slip past the two above, so an insert must come right behind the last entry.
CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit)
  OR NEW.prev <> (SELECT coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), zeroblob(32)))
BEGIN SELECT RAISE(ABORT, 'an audit entry must follow the last one'); END;

-- Events and the label log only grow. Erasure may blank an event's text and salt, nothing else.
CREATE TRIGGER event_no_delete BEFORE DELETE ON annotation_event
BEGIN SELECT RAISE(ABORT, 'annotation events are append-only'); END;
CREATE TRIGGER event_only_erased BEFORE UPDATE ON annotation_event
WHEN NEW.label IS NOT NULL OR NEW.note IS NOT NULL OR NEW.salt IS NOT NULL
  OR NEW.seq IS NOT OLD.seq OR NEW.at IS NOT OLD.at OR NEW.item IS NOT OLD.item OR NEW.person IS NOT OLD.person
  OR NEW.assignment IS NOT OLD.assignment OR NEW.kind IS NOT OLD.kind OR NEW.version IS NOT OLD.version
  OR NEW.project IS NOT OLD.project OR NEW.annotation IS NOT OLD.annotation
BEGIN SELECT RAISE(ABORT, 'annotation events are append-only; only their text can be erased'); END;
CREATE TRIGGER event_in_order BEFORE INSERT ON annotation_event
WHEN NEW.seq IS NOT NULL AND NEW.seq >= 0 AND NEW.seq <= (SELECT coalesce(max(seq), 0) FROM annotation_event)
BEGIN SELECT RAISE(ABORT, 'an annotation event must follow the last one'); END;
CREATE TRIGGER label_log_no_update BEFORE UPDATE ON label_log
BEGIN SELECT RAISE(ABORT, 'the label log is append-only'); END;
CREATE TRIGGER label_log_no_delete BEFORE DELETE ON label_log
BEGIN SELECT RAISE(ABORT, 'the label log is append-only'); END;
CREATE TRIGGER label_log_in_order BEFORE INSERT ON label_log
WHEN NEW.position IS NOT NULL AND NEW.position >= 0 AND NEW.position <= (SELECT coalesce(max(position), 0) FROM label_log)
BEGIN SELECT RAISE(ABORT, 'a label log entry must follow the last one'); END;
