-- What verdicts show: calibrators by the source of the confidence, looks at the evidence, proposals, extended caps.

-- Whose confidence it is for: a kind as the caller names it, `judge` for a second model.
ALTER TABLE confidence_calibrator ADD COLUMN source TEXT NOT NULL DEFAULT 'self_report';
-- The build of the model it was fitted on; NULL: any.
ALTER TABLE confidence_calibrator ADD COLUMN fingerprint TEXT;
-- The threshold it was examined for; NULL: any.
ALTER TABLE confidence_calibrator ADD COLUMN threshold REAL;
-- Why it was withdrawn before its time; NULL: it was not.
ALTER TABLE confidence_calibrator ADD COLUMN withdrawn TEXT;
ALTER TABLE confidence_calibrator ADD COLUMN withdrawn_at INTEGER;

CREATE INDEX verdict_by_workflow ON verdict (workflow, id);

-- How far the evidence of a workflow has been looked at.
CREATE TABLE evidence_look (
    workflow  INTEGER PRIMARY KEY REFERENCES workflow,
    verdict   INTEGER NOT NULL,                -- the newest one then
    threshold REAL NOT NULL,                   -- the one calibrators were examined for
    at        INTEGER NOT NULL
);

-- A policy version that moves a threshold because of evidence, with the evidence.
CREATE TABLE threshold_proposal (
    policy   INTEGER PRIMARY KEY REFERENCES policy_version,
    workflow INTEGER NOT NULL REFERENCES workflow,
    evidence TEXT NOT NULL,                    -- JSON
    created  INTEGER NOT NULL
);
CREATE INDEX threshold_proposal_by_workflow ON threshold_proposal (workflow, policy);
CREATE INDEX decision_by_shadow ON decision (shadow_policy, received) WHERE shadow_policy IS NOT NULL;

-- A lead lets somebody decide more on one day (UTC).
CREATE TABLE cap_extension (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow INTEGER NOT NULL REFERENCES workflow,
    person   INTEGER NOT NULL REFERENCES person,
    day      INTEGER NOT NULL,                 -- its midnight
    extra    INTEGER NOT NULL CHECK (extra BETWEEN 1 AND 1000),
    reason   TEXT NOT NULL,
    by       INTEGER NOT NULL REFERENCES person,
    at       INTEGER NOT NULL
);
CREATE INDEX cap_extension_by_person ON cap_extension (workflow, person, day);
