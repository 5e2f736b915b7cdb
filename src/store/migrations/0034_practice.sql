-- Practice items of labeling: a lead gives their label, and people meet them among the others. What somebody answers to one
-- is an annotation that is not current and stands in `gold_answer`: whatever counts answers leaves it out by itself.

CREATE TABLE gold_item (
    item      INTEGER PRIMARY KEY REFERENCES item,
    project   INTEGER NOT NULL REFERENCES project,
    row       INTEGER NOT NULL,
    decision  INTEGER NOT NULL REFERENCES label_decision,   -- the label that stands, with its reason
    marked    INTEGER NOT NULL,
    marked_by INTEGER NOT NULL REFERENCES person
);
CREATE UNIQUE INDEX gold_item_by_project ON gold_item (project, row);

CREATE TABLE gold_answer (
    annotation INTEGER PRIMARY KEY REFERENCES annotation,
    project    INTEGER NOT NULL REFERENCES project,
    item       INTEGER NOT NULL REFERENCES item,
    person     INTEGER NOT NULL REFERENCES person,
    is_told    INTEGER NOT NULL CHECK (is_told IN (0, 1)),  -- the person was told the label right after answering
    stands     INTEGER NOT NULL DEFAULT 1 CHECK (stands IN (0, 1))
);
CREATE INDEX gold_answer_by_person ON gold_answer (project, person, annotation) WHERE stands = 1;

-- How many ordinary items somebody was handed, what draws the places of theirs among them, and after how many of them the
-- last one came.
CREATE TABLE gold_draw_of (
    project INTEGER NOT NULL REFERENCES project,
    person  INTEGER NOT NULL REFERENCES person,
    key     INTEGER NOT NULL,
    served  INTEGER NOT NULL,
    last    INTEGER,
    PRIMARY KEY (person, project)
) WITHOUT ROWID;

-- Their assignments fill places of their own, from a million on: they are no place of the overlap.
ALTER TABLE assignment ADD COLUMN is_gold INTEGER NOT NULL DEFAULT 0;
CREATE INDEX assignment_gold ON assignment (person, project, item) WHERE is_gold = 1;

-- The language of an item, where the project names the key that holds it: the first part of the code in small letters,
-- empty where the record has none, NULL where the project does not ask.
ALTER TABLE item ADD COLUMN language TEXT;
CREATE INDEX item_by_language ON item (project, language, part, row) WHERE language IS NOT NULL;
ALTER TABLE queue ADD COLUMN language TEXT;
CREATE INDEX queue_by_language ON queue (project, lane, language, rank) WHERE language IS NOT NULL;

-- Which languages somebody labels in; none: any.
CREATE TABLE person_language (
    person   INTEGER NOT NULL REFERENCES person,
    language TEXT NOT NULL CHECK (length(language) BETWEEN 1 AND 20),
    PRIMARY KEY (person, language)
) WITHOUT ROWID;

-- An item may be kept for several people, each of whom answers it.
CREATE TABLE kept_item_new (
    item       INTEGER NOT NULL REFERENCES item,
    project    INTEGER NOT NULL REFERENCES project,
    row        INTEGER NOT NULL,
    person     INTEGER NOT NULL REFERENCES person,
    act        INTEGER NOT NULL REFERENCES item_act,
    is_waiting INTEGER NOT NULL CHECK (is_waiting IN (0, 1)),
    PRIMARY KEY (item, person)
) WITHOUT ROWID;
INSERT INTO kept_item_new SELECT item, project, row, person, act, is_waiting FROM kept_item;
DROP TABLE kept_item;
ALTER TABLE kept_item_new RENAME TO kept_item;
CREATE INDEX kept_item_by_person ON kept_item (project, person, row);
CREATE INDEX kept_item_waiting ON kept_item (project, person, row) WHERE is_waiting = 1;
CREATE INDEX kept_item_waits ON kept_item (project, item) WHERE is_waiting = 1;
CREATE INDEX kept_item_by_act ON kept_item (act);

-- What somebody has seen enough of.
CREATE TABLE dismissal (
    person  INTEGER NOT NULL REFERENCES person,
    project INTEGER NOT NULL REFERENCES project,
    what    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (person, project, what)
) WITHOUT ROWID;
