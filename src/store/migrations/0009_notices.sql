-- Notices: where they go, what is on its way, what became of it. Times are milliseconds since 1970 UTC.

CREATE TABLE notice_endpoint (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow    INTEGER REFERENCES workflow,   -- NULL: about every workflow, and the server itself
    channel     TEXT NOT NULL CHECK (channel IN ('webhook', 'slack', 'email')),
    name        TEXT NOT NULL,
    target      TEXT NOT NULL,                 -- a URL, or addresses with commas between
    events      TEXT NOT NULL,                 -- JSON list
    secret      BLOB,                          -- signs; webhooks only
    old_secret  BLOB,                          -- signs too until old_until, so that receivers can change over
    old_until   INTEGER,
    seen        INTEGER NOT NULL,              -- the last happening that was looked at
    created     INTEGER NOT NULL,
    off_since   INTEGER,                       -- NULL: on
    off_reason  TEXT,
    failures    INTEGER NOT NULL DEFAULT 0,    -- tries in a row that failed
    succeeded   INTEGER,                       -- when something last arrived
    not_before  INTEGER NOT NULL DEFAULT 0     -- a place that does not answer rests, so that others get their turn
);
CREATE INDEX notice_endpoint_by_workflow ON notice_endpoint (workflow);

CREATE TABLE notice_delivery (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    endpoint  INTEGER NOT NULL REFERENCES notice_endpoint ON DELETE CASCADE,
    message   TEXT NOT NULL,                   -- the receiver's idempotency key; a repeat has the same
    kind      TEXT NOT NULL,
    body      TEXT NOT NULL,
    created   INTEGER NOT NULL,
    first_try INTEGER,
    state     TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'failed', 'dropped')),
    tries     INTEGER NOT NULL DEFAULT 0,
    next      INTEGER NOT NULL,
    ended     INTEGER,
    status    INTEGER,                         -- the last answer's status; its body is never kept
    problem   TEXT
);
CREATE INDEX notice_delivery_pending ON notice_delivery (next) WHERE state = 'pending';
CREATE INDEX notice_delivery_by_endpoint ON notice_delivery (endpoint, id);

CREATE TABLE notice_attempt (
    delivery INTEGER NOT NULL REFERENCES notice_delivery ON DELETE CASCADE,
    number   INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    millis   INTEGER NOT NULL,
    status   INTEGER,
    problem  TEXT,
    PRIMARY KEY (delivery, number)
) WITHOUT ROWID;

-- The last window of each rhythm in which a digest was due, and what it said.
CREATE TABLE notice_digest (
    endpoint INTEGER NOT NULL REFERENCES notice_endpoint ON DELETE CASCADE,
    workflow INTEGER NOT NULL REFERENCES workflow,
    rhythm   INTEGER NOT NULL,                 -- seconds
    window   INTEGER NOT NULL,
    said     TEXT,                             -- digest of what waited when it was last said
    said_at  INTEGER,
    PRIMARY KEY (endpoint, workflow, rhythm)
) WITHOUT ROWID;
