-- The language of a person's pages, by its tag; empty: as the browser asks.
ALTER TABLE person ADD COLUMN language TEXT NOT NULL DEFAULT '';
