-- The table of items: what leads set aside, for whom items are kept, lists to work through, saved views.

-- One act on many items. Its number stands with what it changed, so that it can be undone.
CREATE TABLE item_act (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    project  INTEGER NOT NULL REFERENCES project,
    person   INTEGER NOT NULL REFERENCES person,
    act      TEXT NOT NULL CHECK (act IN ('exclude', 'take_back', 'assign', 'unassign', 'relabel')),
    assignee INTEGER REFERENCES person,
    changed  INTEGER NOT NULL DEFAULT 0,
    at       INTEGER NOT NULL,
    undone   INTEGER
);

-- Items that nobody is asked about and exports leave out. Nothing waiting in the queue is among them.
CREATE TABLE excluded_item (
    project    INTEGER NOT NULL REFERENCES project,
    row        INTEGER NOT NULL,
    item       INTEGER NOT NULL UNIQUE REFERENCES item,
    act        INTEGER NOT NULL REFERENCES item_act,
    is_counted INTEGER NOT NULL CHECK (is_counted IN (0, 1)),   -- of the pool and without a label then: in project.set_aside
    PRIMARY KEY (project, row)
) WITHOUT ROWID;
CREATE INDEX excluded_item_by_act ON excluded_item (act);
ALTER TABLE project ADD COLUMN set_aside INTEGER NOT NULL DEFAULT 0;

-- Items of which nobody but one person is asked until they have had it. They wait here and not in the queue.
CREATE TABLE kept_item (
    item       INTEGER PRIMARY KEY REFERENCES item,
    project    INTEGER NOT NULL REFERENCES project,
    row        INTEGER NOT NULL,
    person     INTEGER NOT NULL REFERENCES person,
    act        INTEGER NOT NULL REFERENCES item_act,
    is_waiting INTEGER NOT NULL CHECK (is_waiting IN (0, 1))
);
CREATE INDEX kept_item_by_person ON kept_item (project, person, row);
CREATE INDEX kept_item_waiting ON kept_item (project, person, row) WHERE is_waiting = 1;
CREATE INDEX kept_item_by_act ON kept_item (act);

-- What somebody chose to label next, in its order. Others may be asked about it meanwhile.
CREATE TABLE own_list (
    project    INTEGER NOT NULL REFERENCES project,
    person     INTEGER NOT NULL REFERENCES person,
    rank       INTEGER NOT NULL,
    item       INTEGER NOT NULL REFERENCES item,
    row        INTEGER NOT NULL,
    model      INTEGER,
    suggestion INTEGER,
    confidence REAL,
    PRIMARY KEY (project, person, rank)
) WITHOUT ROWID;

-- A filter and an order under a name: for one person, or for everybody who may see the table.
CREATE TABLE item_view (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    project   INTEGER NOT NULL REFERENCES project,
    person    INTEGER NOT NULL REFERENCES person,
    name      TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    query     TEXT NOT NULL,
    is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
    UNIQUE (project, person, name)
);

CREATE INDEX annotation_by_row ON annotation (project, person, row) WHERE is_current = 1;
CREATE INDEX assignment_by_round ON assignment (project, round, row) WHERE round IS NOT NULL;
