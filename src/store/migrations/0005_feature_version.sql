-- The features a model reads, by version: with the model, the project's version follows. Until now there was only one.
ALTER TABLE model ADD COLUMN feature_version INTEGER NOT NULL DEFAULT 1;
