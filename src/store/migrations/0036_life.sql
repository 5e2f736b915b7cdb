-- The life of projects and items: archived, cloned, edited, erased, deleted. Times are milliseconds since 1970 UTC.

ALTER TABLE project ADD COLUMN archived_by INTEGER REFERENCES person;   -- NULL: the server's own command line
-- Since when its rows are being deleted, in parts. It is nowhere to be seen from then on.
ALTER TABLE project ADD COLUMN deleting INTEGER;
-- Items that were erased. Their rows stay, empty, so that all other rows keep their numbers.
ALTER TABLE project ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;
-- Rises with every edit and erasure: what was found by words before may be found by others now.
ALTER TABLE project ADD COLUMN edits INTEGER NOT NULL DEFAULT 0;

ALTER TABLE item ADD COLUMN version INTEGER NOT NULL DEFAULT 1;      -- rises with every edit
ALTER TABLE item ADD COLUMN asked_from INTEGER NOT NULL DEFAULT 1;   -- answers to versions before it do not count
ALTER TABLE item ADD COLUMN erased INTEGER;
-- Which version the person saw.
ALTER TABLE assignment ADD COLUMN item_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE annotation ADD COLUMN item_version INTEGER NOT NULL DEFAULT 1;

-- What an item was before an edit, for the answers that were given to it.
CREATE TABLE item_version (
    item    INTEGER NOT NULL REFERENCES item,
    version INTEGER NOT NULL,
    project INTEGER NOT NULL REFERENCES project,
    data    TEXT NOT NULL,
    ended   INTEGER NOT NULL,
    person  INTEGER NOT NULL REFERENCES person,   -- who edited it
    PRIMARY KEY (item, version)
) WITHOUT ROWID;
CREATE INDEX item_version_by_project ON item_version (project);

-- Rows whose features and scores are still those of another text.
CREATE TABLE changed_row (
    project INTEGER NOT NULL REFERENCES project,
    row     INTEGER NOT NULL,
    PRIMARY KEY (project, row)
) WITHOUT ROWID;

-- Who erases an item needs all that was said about it, current or not.
CREATE INDEX assignment_by_item ON assignment (item);
CREATE INDEX annotation_by_item ON annotation (item);
CREATE INDEX annotation_event_by_item ON annotation_event (item);

-- Projects on their way out, and how far: the stage, and the key behind which rows of it are left.
CREATE TABLE project_deletion (
    project INTEGER PRIMARY KEY REFERENCES project,
    person  INTEGER REFERENCES person,
    since   INTEGER NOT NULL,
    stage   INTEGER NOT NULL DEFAULT 0,
    behind  INTEGER NOT NULL DEFAULT -1,
    rows    INTEGER NOT NULL DEFAULT 0
);

-- Items on their way from one project into another.
CREATE TABLE project_clone (
    project     INTEGER PRIMARY KEY REFERENCES project,   -- the new one
    source      INTEGER NOT NULL REFERENCES project,
    with_labels INTEGER NOT NULL CHECK (with_labels IN (0, 1)),
    next_row    INTEGER NOT NULL DEFAULT 0,               -- of the source
    rows        INTEGER NOT NULL,
    left_out    INTEGER NOT NULL DEFAULT 0,
    person      INTEGER REFERENCES person
);
CREATE INDEX project_clone_by_source ON project_clone (source);

-- The logs only grow, but for a project that is being deleted.
DROP TRIGGER event_no_delete;
CREATE TRIGGER event_no_delete BEFORE DELETE ON annotation_event
WHEN NOT EXISTS (SELECT 1 FROM project_deletion WHERE project = OLD.project)
BEGIN SELECT RAISE(ABORT, 'annotation events are append-only'); END;
DROP TRIGGER label_log_no_delete;
CREATE TRIGGER label_log_no_delete BEFORE DELETE ON label_log
WHEN NOT EXISTS (SELECT 1 FROM project_deletion WHERE project = OLD.project)
BEGIN SELECT RAISE(ABORT, 'the label log is append-only'); END;
DROP TRIGGER label_decision_no_delete;
CREATE TRIGGER label_decision_no_delete BEFORE DELETE ON label_decision
WHEN NOT EXISTS (SELECT 1 FROM project_deletion WHERE project = OLD.project)
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

-- A decision's place in line may be forgotten with everything else about the item.
DROP TRIGGER label_decision_no_update;
CREATE TRIGGER label_decision_no_update BEFORE UPDATE ON label_decision
WHEN NEW.salt IS NOT NULL OR NEW.seq IS NOT OLD.seq OR NEW.at IS NOT OLD.at OR NEW.project IS NOT OLD.project
  OR NEW.item IS NOT OLD.item OR NEW.person IS NOT OLD.person OR NEW.undoes IS NOT OLD.undoes
  OR (NEW.class IS NOT OLD.class AND NOT EXISTS (SELECT 1 FROM item WHERE id = OLD.item AND erased IS NOT NULL))
  OR (NEW.reason IS NOT OLD.reason AND NEW.reason <> '')
  OR (NEW.called_off IS NOT OLD.called_off AND NEW.called_off IS NOT NULL)
  OR (NEW.note IS NOT OLD.note AND NEW.note <> '') OR (NEW.label IS NOT NULL AND NEW.label IS NOT OLD.label)
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
