-- Answers by day are read along time, with whose they are.
CREATE INDEX annotation_by_time ON annotation (project, created, person) WHERE is_current = 1 AND person IS NOT NULL;
