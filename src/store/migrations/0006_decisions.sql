-- Decisions of models: routed under an immutable policy version, reviewed by people, granted, reported, corrected.
-- Times are milliseconds since 1970 UTC. Payloads are canonical JSON and leave only through erasure.

CREATE TABLE workflow (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    slug         TEXT NOT NULL UNIQUE,
    title        TEXT NOT NULL,
    settings     TEXT NOT NULL,                -- JSON: solo mode, how corrections become labels
    project      INTEGER REFERENCES project,   -- learns from corrections; NULL: none does
    policy       INTEGER,                      -- the active policy version
    shadow       INTEGER,                      -- the version whose route is written beside the live one
    draw_key     BLOB NOT NULL CHECK (length(draw_key) = 32),
    grant_key    BLOB NOT NULL CHECK (length(grant_key) = 32),
    created      INTEGER NOT NULL,
    halted       INTEGER,                      -- kill switch: since when
    halted_by    INTEGER REFERENCES person,
    halt_reason  TEXT
);

CREATE TABLE workflow_member (
    workflow INTEGER NOT NULL REFERENCES workflow,
    person   INTEGER NOT NULL REFERENCES person,
    role     TEXT NOT NULL CHECK (role IN ('agent', 'reviewer', 'lead', 'engineer')),
    PRIMARY KEY (person, workflow)
) WITHOUT ROWID;

CREATE TABLE policy_version (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow     INTEGER NOT NULL REFERENCES workflow,
    number       INTEGER NOT NULL,
    document     TEXT NOT NULL,
    hash         TEXT NOT NULL,
    rationale    TEXT NOT NULL,
    supersedes   INTEGER REFERENCES policy_version,
    proposed     INTEGER NOT NULL,
    proposed_by  INTEGER REFERENCES person,
    activated    INTEGER,
    activated_by INTEGER REFERENCES person,
    activation_rationale TEXT,
    UNIQUE (workflow, number)
);
-- A version says for ever what it said; only its first activation is noted on it.
CREATE TRIGGER policy_version_no_delete BEFORE DELETE ON policy_version
BEGIN SELECT RAISE(ABORT, 'policy versions are immutable'); END;
CREATE TRIGGER policy_version_immutable BEFORE UPDATE ON policy_version
WHEN NEW.id IS NOT OLD.id OR NEW.workflow IS NOT OLD.workflow OR NEW.number IS NOT OLD.number
  OR NEW.document IS NOT OLD.document OR NEW.hash IS NOT OLD.hash OR NEW.rationale IS NOT OLD.rationale
  OR NEW.supersedes IS NOT OLD.supersedes OR NEW.proposed IS NOT OLD.proposed OR NEW.proposed_by IS NOT OLD.proposed_by
  OR OLD.activated IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'policy versions are immutable'); END;

-- A calibrator of callers' confidence, for one model and prompt of a workflow. The newest one counts.
CREATE TABLE confidence_calibrator (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow    INTEGER NOT NULL REFERENCES workflow,
    model       TEXT NOT NULL,
    prompt_hash TEXT NOT NULL,
    method      TEXT NOT NULL,
    map         TEXT NOT NULL,                 -- JSON: knots
    labels      INTEGER NOT NULL,              -- random verdicts it was fitted on
    is_valid    INTEGER NOT NULL CHECK (is_valid IN (0, 1)),
    detail      TEXT NOT NULL,                 -- JSON: why it is valid or not
    created     INTEGER NOT NULL,
    expires     INTEGER NOT NULL
);
CREATE INDEX confidence_calibrator_newest ON confidence_calibrator (workflow, model, prompt_hash, id);

CREATE TABLE decision (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow      INTEGER NOT NULL REFERENCES workflow,
    external      TEXT NOT NULL,
    revision      INTEGER NOT NULL CHECK (revision >= 1),
    request       TEXT,                        -- what the caller sent, canonical; NULL: erased
    request_hash  BLOB NOT NULL,
    salt          BLOB,                        -- of the audit chain's commitment to `request`
    action        TEXT NOT NULL,
    args_digest   TEXT NOT NULL,
    subject       TEXT,
    model         TEXT NOT NULL,
    fingerprint   TEXT NOT NULL,
    prompt_hash   TEXT NOT NULL,
    facts         TEXT NOT NULL,               -- JSON: all that routing saw
    draws         TEXT NOT NULL,               -- JSON: the keyed draws
    confidence    REAL,                        -- as said
    calibrated    REAL,
    calibrator    INTEGER REFERENCES confidence_calibrator,
    policy        INTEGER NOT NULL REFERENCES policy_version,
    auto_threshold REAL NOT NULL,
    review_floor  REAL NOT NULL,
    route         TEXT NOT NULL CHECK (route IN ('auto', 'review', 'below_floor', 'halted')),
    reason        TEXT NOT NULL,
    shadow_policy INTEGER REFERENCES policy_version,
    shadow_route  TEXT,
    shadow_reason TEXT,
    selection     TEXT NOT NULL,
    probability   REAL NOT NULL CHECK (probability >= 0 AND probability <= 1),
    person        INTEGER NOT NULL REFERENCES person,   -- behind the caller's token
    requested_by  TEXT NOT NULL,               -- on whose behalf, as the caller says
    received      INTEGER NOT NULL,
    status        TEXT NOT NULL CHECK (status IN ('auto_execute', 'pending', 'approved', 'edited', 'rejected', 'deferred',
                                                  'below_floor', 'expired', 'cancelled', 'superseded', 'halted')),
    effect        TEXT NOT NULL DEFAULT 'none' CHECK (effect IN ('none', 'started', 'succeeded', 'failed', 'unknown')),
    effect_at     INTEGER,
    final_args    TEXT,                        -- after an edit; NULL: as proposed
    verdict       INTEGER,                     -- the one that decided it
    decided       INTEGER,
    UNIQUE (workflow, external, revision)
);
CREATE INDEX decision_newest ON decision (workflow, id);
CREATE INDEX decision_by_time ON decision (workflow, received);
CREATE INDEX decision_by_subject ON decision (workflow, subject, id) WHERE subject IS NOT NULL;
CREATE INDEX decision_started ON decision (effect_at) WHERE effect = 'started';
CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions stay'); END;
-- How it was routed never changes; its request can only be erased.
CREATE TRIGGER decision_facts_stay BEFORE UPDATE ON decision
WHEN NEW.workflow IS NOT OLD.workflow OR NEW.external IS NOT OLD.external OR NEW.revision IS NOT OLD.revision
  OR NEW.request_hash IS NOT OLD.request_hash OR NEW.action IS NOT OLD.action OR NEW.args_digest IS NOT OLD.args_digest
  OR NEW.facts IS NOT OLD.facts OR NEW.draws IS NOT OLD.draws OR NEW.policy IS NOT OLD.policy
  OR NEW.auto_threshold IS NOT OLD.auto_threshold OR NEW.review_floor IS NOT OLD.review_floor
  OR NEW.route IS NOT OLD.route OR NEW.reason IS NOT OLD.reason OR NEW.selection IS NOT OLD.selection
  OR NEW.probability IS NOT OLD.probability OR NEW.person IS NOT OLD.person OR NEW.received IS NOT OLD.received
  OR (NEW.request IS NOT NULL AND NEW.request IS NOT OLD.request) OR (NEW.salt IS NOT NULL AND NEW.salt IS NOT OLD.salt)
BEGIN SELECT RAISE(ABORT, 'how a decision was routed stays as it was'); END;

-- One thing a person is asked about a decision. Who is asked is in `review`.
CREATE TABLE review_item (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow    INTEGER NOT NULL REFERENCES workflow,
    decision    INTEGER NOT NULL REFERENCES decision,
    kind        TEXT NOT NULL CHECK (kind IN ('gate', 'follow_up', 'audit')),
    source      TEXT NOT NULL,                 -- gate: the route's reason; audit: `auto`, `approval`, `floor`, `flagged`, `targeted`
    selection   TEXT NOT NULL,
    probability REAL,                          -- NULL: not drawn
    tier        INTEGER NOT NULL DEFAULT 1 CHECK (tier IN (1, 2)),
    state       TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'final')),
    outcome     TEXT,
    version     INTEGER NOT NULL DEFAULT 1,
    defers      INTEGER NOT NULL DEFAULT 0,
    opened      INTEGER NOT NULL,              -- entered the queue; a follow-up enters it in the future
    due         INTEGER NOT NULL,
    expires     INTEGER,
    on_expire   TEXT NOT NULL,
    closed      INTEGER
);
CREATE INDEX review_item_by_decision ON review_item (decision);
CREATE UNIQUE INDEX review_item_gate ON review_item (decision, kind) WHERE kind IN ('gate', 'follow_up') AND state = 'open';
-- A decision is audited once from each source, whatever is repeated.
CREATE UNIQUE INDEX review_item_audit ON review_item (decision, source) WHERE kind = 'audit';
CREATE INDEX review_item_due ON review_item (workflow, due) WHERE state = 'open';
CREATE INDEX review_item_expiry ON review_item (expires) WHERE state = 'open' AND expires IS NOT NULL;

-- An assignment of a review item: it waits, is claimed under a lease, and ends. `fence` rises with every claim.
CREATE TABLE review (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow  INTEGER NOT NULL REFERENCES workflow,
    item      INTEGER NOT NULL REFERENCES review_item,
    tier      INTEGER NOT NULL CHECK (tier IN (1, 2)),
    purpose   TEXT NOT NULL CHECK (purpose IN ('gate', 'escalation', 'audit')),
    state     TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'claimed', 'decided', 'closed')),
    person    INTEGER REFERENCES person,
    fence     INTEGER NOT NULL DEFAULT 0,
    lease     INTEGER,                         -- until when
    entered   INTEGER NOT NULL,                -- from when it may be claimed
    due       INTEGER NOT NULL,
    first_claimed INTEGER,
    evidence  INTEGER,                         -- when its holder opened the evidence
    draft     TEXT,                            -- what its holder typed
    ended     INTEGER
);
CREATE UNIQUE INDEX review_one_a_tier ON review (item, tier);
CREATE INDEX review_waiting ON review (workflow, due, id) WHERE state IN ('waiting', 'claimed');
CREATE INDEX review_held ON review (person) WHERE state = 'claimed';

-- Passed on by a reviewer: the item goes back to the queue, and never again to this person.
CREATE TABLE review_decline (
    item   INTEGER NOT NULL REFERENCES review_item,
    person INTEGER NOT NULL REFERENCES person,
    tier   INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (item, person)
) WITHOUT ROWID;

CREATE TABLE verdict (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    at           INTEGER NOT NULL,
    workflow     INTEGER NOT NULL REFERENCES workflow,
    decision     INTEGER NOT NULL REFERENCES decision,
    item         INTEGER NOT NULL REFERENCES review_item,
    review       INTEGER NOT NULL UNIQUE REFERENCES review,   -- one verdict for each assignment, whatever races
    tier         INTEGER NOT NULL,
    purpose      TEXT NOT NULL,
    person       INTEGER NOT NULL REFERENCES person,
    verb         TEXT NOT NULL CHECK (verb IN ('approve', 'edit', 'reject', 'escalate', 'defer', 'confirm', 'overturn', 'unsure')),
    reason_code  TEXT,
    note         TEXT,                         -- NULL: none, or erased
    args         TEXT,                         -- what it should be instead; NULL: as proposed, or erased
    args_digest  TEXT,
    paths        TEXT,                         -- JSON: what the edit changed
    magnitude    TEXT,
    revisit      INTEGER,
    active_ms    INTEGER,
    evidence     INTEGER,
    channel      TEXT NOT NULL CHECK (channel IN ('web', 'api', 'sweep')),
    is_solo      INTEGER NOT NULL DEFAULT 0 CHECK (is_solo IN (0, 1)),
    request_hash BLOB NOT NULL,
    salt         BLOB
);
CREATE INDEX verdict_by_decision ON verdict (decision);
CREATE INDEX verdict_by_person ON verdict (person, at);
CREATE INDEX verdict_by_time ON verdict (workflow, at);
CREATE TRIGGER verdict_no_delete BEFORE DELETE ON verdict
BEGIN SELECT RAISE(ABORT, 'verdicts are append-only'); END;
CREATE TRIGGER verdict_only_erased BEFORE UPDATE ON verdict
WHEN NEW.note IS NOT NULL OR NEW.args IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at
  OR NEW.decision IS NOT OLD.decision OR NEW.item IS NOT OLD.item OR NEW.review IS NOT OLD.review
  OR NEW.person IS NOT OLD.person OR NEW.verb IS NOT OLD.verb OR NEW.reason_code IS NOT OLD.reason_code
  OR NEW.args_digest IS NOT OLD.args_digest OR NEW.tier IS NOT OLD.tier OR NEW.purpose IS NOT OLD.purpose
BEGIN SELECT RAISE(ABORT, 'verdicts are append-only; only their text can be erased'); END;

-- Permission to act once, bound to the digest of exactly what may run.
CREATE TABLE effect_grant (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    decision    INTEGER NOT NULL REFERENCES decision,
    verdict     INTEGER REFERENCES verdict,    -- NULL: acts alone
    action      TEXT NOT NULL,
    args_digest TEXT NOT NULL,
    issued      INTEGER NOT NULL,
    releases    INTEGER NOT NULL,              -- outbox: not before
    expires     INTEGER NOT NULL,
    state       TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'used', 'revoked')),
    ended       INTEGER
);
CREATE INDEX effect_grant_by_decision ON effect_grant (decision, id);
CREATE UNIQUE INDEX effect_grant_standing ON effect_grant (decision) WHERE state IN ('open', 'used');

-- What callers say they did.
CREATE TABLE effect_report (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          INTEGER NOT NULL,
    decision    INTEGER NOT NULL REFERENCES decision,
    effect_grant INTEGER REFERENCES effect_grant,
    state       TEXT NOT NULL CHECK (state IN ('started', 'succeeded', 'failed')),
    args_digest TEXT NOT NULL,
    note        TEXT,
    person      INTEGER NOT NULL REFERENCES person,
    alarm       TEXT                           -- NULL: executed as approved
);
CREATE INDEX effect_report_by_decision ON effect_report (decision);
CREATE TRIGGER effect_report_no_delete BEFORE DELETE ON effect_report
BEGIN SELECT RAISE(ABORT, 'effect reports are append-only'); END;

CREATE TABLE integrity_alarm (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    at       INTEGER NOT NULL,
    workflow INTEGER NOT NULL REFERENCES workflow,
    decision INTEGER REFERENCES decision,
    kind     TEXT NOT NULL,                    -- `effect` or `replay`
    detail   TEXT NOT NULL
);
CREATE INDEX integrity_alarm_by_workflow ON integrity_alarm (workflow, id);

-- Said once for each item and tier.
CREATE TABLE sla_breach (
    item INTEGER NOT NULL REFERENCES review_item,
    tier INTEGER NOT NULL,
    at   INTEGER NOT NULL,
    PRIMARY KEY (item, tier)
) WITHOUT ROWID;

-- What a verdict teaches, ready for an evaluation set or a training run.
CREATE TABLE correction (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          INTEGER NOT NULL,
    workflow    INTEGER NOT NULL REFERENCES workflow,
    decision    INTEGER NOT NULL REFERENCES decision,
    verdict     INTEGER NOT NULL UNIQUE REFERENCES verdict,
    kind        TEXT NOT NULL CHECK (kind IN ('confirmed', 'corrected', 'rejected')),
    selection   TEXT NOT NULL,
    probability REAL,
    split       TEXT NOT NULL CHECK (split IN ('none', 'pool', 'holdout', 'left_out')),
    annotation  INTEGER REFERENCES annotation, -- the label it became
    why_not     TEXT,                          -- why it became none
    consumed_by TEXT
);
CREATE INDEX correction_by_workflow ON correction (workflow, id);

-- What happened, in order, for whoever notifies. Ids and words only.
CREATE TABLE happening (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    at       INTEGER NOT NULL,
    workflow INTEGER NOT NULL REFERENCES workflow,
    kind     TEXT NOT NULL,                    -- `item.opened`, `decision.routed`, `workflow.halted`, ...
    decision INTEGER REFERENCES decision,
    item     INTEGER REFERENCES review_item,
    detail   TEXT NOT NULL
);
CREATE INDEX happening_by_workflow ON happening (workflow, seq);

-- Replies to requests that carried an Idempotency-Key.
CREATE TABLE idempotency (
    person  INTEGER NOT NULL REFERENCES person,
    key     TEXT NOT NULL,
    request BLOB NOT NULL CHECK (length(request) = 32),
    status  INTEGER NOT NULL,
    reply   TEXT NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (person, key)
) WITHOUT ROWID;
CREATE INDEX idempotency_age ON idempotency (at);

-- Every human touch in one place, on either way in: for loads and times.
CREATE VIEW human_touch AS
    SELECT 'assignment' AS source, id, purpose, person, state, granted AS claimed, closed AS ended FROM assignment
    UNION ALL
    SELECT 'review', id, purpose, person, state, first_claimed, ended FROM review WHERE person IS NOT NULL;
