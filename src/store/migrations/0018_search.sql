-- Words of items, without the texts themselves. The rowid is the project's id times 2^32 plus the item's row, so one
-- project's rows are one range. The worker fills it after an import, which therefore costs no more than before.
CREATE VIRTUAL TABLE item_text USING fts5(body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
-- Items by row below this one can be found.
ALTER TABLE project ADD COLUMN searchable INTEGER NOT NULL DEFAULT 0;
