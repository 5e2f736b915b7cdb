-- Every version of a guide keeps its text. Of projects from before only the version in use is there.
CREATE TABLE guide_text (
    project INTEGER NOT NULL REFERENCES project ON DELETE CASCADE,
    version INTEGER NOT NULL,
    text    TEXT NOT NULL,
    at      INTEGER,                    -- when it came into use; NULL: changed before texts were kept
    person  INTEGER REFERENCES person,  -- who wrote it; NULL: the server itself, or before
    PRIMARY KEY (project, version)
) WITHOUT ROWID;

INSERT INTO guide_text SELECT id, guide_version, guide, CASE guide_version WHEN 1 THEN created END, NULL FROM project;
