-- Version 2: what a rule says is kept long enough may leave the front of the ledger. What stays can still be verified:
-- an anchor holds the link that the first remaining entry rests on, and says when, and by which rule, all before it went.

CREATE TABLE anchors (
    place INTEGER PRIMARY KEY,    -- of the last entry that was removed
    link  TEXT NOT NULL,          -- its link
    at    TEXT NOT NULL,          -- when it was removed
    rule  TEXT NOT NULL           -- the id of the rule of retention
) STRICT;
CREATE TRIGGER anchors_are_not_changed BEFORE UPDATE ON anchors
BEGIN SELECT RAISE(ABORT, 'anchors are only appended to'); END;
CREATE TRIGGER anchors_are_not_removed BEFORE DELETE ON anchors
BEGIN SELECT RAISE(ABORT, 'anchors are only appended to'); END;

DROP TRIGGER ledger_is_not_shortened;
CREATE TRIGGER ledger_is_not_shortened BEFORE DELETE ON ledger
WHEN OLD.place > coalesce((SELECT max(place) FROM anchors), 0)
BEGIN SELECT RAISE(ABORT, 'the ledger is only appended to'); END;
