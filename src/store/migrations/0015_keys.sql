-- Which keys a person is used to; the words are those of `domain/people.rs`.
ALTER TABLE person ADD COLUMN keys TEXT NOT NULL DEFAULT 'qualm';

-- Items that a labeler handed to the leads. While one is open, nobody else is asked about the item.
CREATE TABLE escalation (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    project INTEGER NOT NULL REFERENCES project,
    item    INTEGER NOT NULL REFERENCES item,
    person  INTEGER NOT NULL REFERENCES person,
    note    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    settled INTEGER
);
CREATE UNIQUE INDEX escalation_open ON escalation (item) WHERE settled IS NULL;
CREATE INDEX escalation_by_project ON escalation (project) WHERE settled IS NULL;
