-- Classes renamed, merged, split, added and retired while labels are there. A class's number is its place in the list for
-- ever; a model from before a change of meaning is stale and never orders the queue or suggests again.
ALTER TABLE model ADD COLUMN stale INTEGER;

CREATE TABLE schema_change (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    project INTEGER NOT NULL REFERENCES project,
    at      INTEGER NOT NULL,
    person  INTEGER REFERENCES person,
    change  TEXT NOT NULL,                     -- JSON as it was asked for
    names   TEXT NOT NULL                      -- JSON: the class names before it, none of which is given to another class
);
CREATE INDEX schema_change_by_project ON schema_change (project, id);
