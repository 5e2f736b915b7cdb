-- A project's own test set: labeled items that are scored in every round and belong to no part of the project. They have
-- a table of their own, so that no query over items can ask about them or train on them by mistake.
CREATE TABLE test_set (
    project  INTEGER PRIMARY KEY REFERENCES project,
    source   TEXT NOT NULL,                    -- the file it came from
    digest   TEXT NOT NULL,                    -- SHA-256 of its items and labels, in order
    items    INTEGER NOT NULL,
    uploaded INTEGER NOT NULL,
    person   INTEGER REFERENCES person
);

CREATE TABLE test_item (
    project  INTEGER NOT NULL REFERENCES project,
    row      INTEGER NOT NULL,                 -- its place in the file, from 0
    external TEXT NOT NULL,
    class    INTEGER NOT NULL,                 -- position in the schema's list; classes are only ever added
    fold     INTEGER NOT NULL,                 -- digest of the folded text, as for items: near-copies share it
    data     TEXT NOT NULL,
    PRIMARY KEY (project, row),
    UNIQUE (project, external)
) WITHOUT ROWID;
