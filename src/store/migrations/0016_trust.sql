-- Every change of the guide's text is a version; an annotation remembers the one it was given under.
ALTER TABLE project ADD COLUMN guide_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE annotation ADD COLUMN guide_version INTEGER;  -- NULL: given before versions were kept, or imported

-- When the person saw the model's suggestion: `shown` before answering, `after` it, `hidden` never; NULL: there was none,
-- or it was before this was kept.
ALTER TABLE assignment ADD COLUMN shown TEXT CHECK (shown IN ('shown', 'after', 'hidden'));

-- One setting in place of yes and no.
UPDATE project SET settings = json_remove(json_set(settings, '$.suggestion',
    CASE WHEN json_extract(settings, '$.show_suggestion') = 0 THEN 'hidden' ELSE 'shown' END), '$.show_suggestion');
