-- What a round says item by item: how the holdout was judged, and what the new model calls otherwise than the one before.
-- Apart from the report, because pages read many reports and one detail.
CREATE TABLE round_detail (
    round  INTEGER PRIMARY KEY REFERENCES round,
    detail TEXT NOT NULL
) STRICT;
