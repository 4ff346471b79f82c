-- The store of one terminal, version 1. Later versions are appended as files of their own, never edited in here.
-- Instants are ISO 8601 in UTC. `feed` is the SHA-256 of the root the terminal was paired with: a terminal that is
-- paired anew must not show, nor measure by, what belongs to another feed.

CREATE TABLE state (              -- single values: now, shown_upto, root expiry …
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE objects (            -- shards and records, as they came; media lie in blobs/
    sha256 TEXT PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT;                         -- with rowid: rows of 24 kB do not belong into an index tree

CREATE TABLE editions (
    feed         TEXT NOT NULL,
    place        TEXT NOT NULL CHECK (place IN ('current', 'previous')),
    serial       INTEGER NOT NULL CHECK (serial > 0),
    idx          BLOB NOT NULL,   -- canonical bytes of the Index ("index" is a word of SQL)
    sha256       TEXT NOT NULL,   -- of idx: objects are checked against it, so it is checked itself
    root_version INTEGER NOT NULL,
    verified_at  TEXT NOT NULL,   -- the newest x-signed-at that named this very edition
    installed_at TEXT NOT NULL,
    PRIMARY KEY (feed, place)
) STRICT;

CREATE TABLE emergency (
    feed   TEXT PRIMARY KEY,
    serial INTEGER NOT NULL CHECK (serial > 0),
    sha256 TEXT NOT NULL,         -- of bytes: this one is shown full screen, so it is checked as the shards are
    bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE roots (              -- which version of the root is trusted now
    feed    TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    expires TEXT
) STRICT;

CREATE TABLE floors (             -- the rows of older root versions stay: they tell what was lowered, and from what
    feed         TEXT NOT NULL,
    root_version INTEGER NOT NULL,
    what         TEXT NOT NULL CHECK (what IN ('edition', 'emergency', 'time')),
    value        INTEGER NOT NULL, -- a serial, or microseconds since 1970
    PRIMARY KEY (feed, root_version, what)
) STRICT;

CREATE TABLE alarms (             -- what a person must see, and our own troubles; the same again only counts
    id         INTEGER PRIMARY KEY,
    what       TEXT NOT NULL,     -- a Refusal, or one of ours: receipt, keeper, blob, database, key, outbox
    why        TEXT NOT NULL,
    sha256     TEXT NOT NULL DEFAULT '',
    evidence   BLOB NOT NULL DEFAULT x'',
    times      INTEGER NOT NULL DEFAULT 1,
    first_at   TEXT NOT NULL,
    last_at    TEXT NOT NULL,
    cleared_at TEXT
) STRICT;

CREATE TABLE ledger (             -- what was shown, chained (kiosk/evidence.py)
    place INTEGER PRIMARY KEY,
    entry BLOB NOT NULL,          -- canonical bytes of a Shown
    link  TEXT NOT NULL
) STRICT;
CREATE TRIGGER ledger_is_not_changed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is only appended to'); END;
CREATE TRIGGER ledger_is_not_shortened BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is only appended to'); END;

CREATE TABLE outbox (             -- envelopes the hub has not receipted
    id       TEXT PRIMARY KEY,
    kind     TEXT NOT NULL,
    urgency  INTEGER NOT NULL,    -- 0 first
    seq      INTEGER NOT NULL,
    made_at  TEXT NOT NULL,
    sha256   TEXT NOT NULL,       -- what its receipt must name
    envelope BLOB NOT NULL,       -- canonical bytes
    UNIQUE (kind, seq)
) STRICT;
CREATE INDEX outbox_order ON outbox (urgency, kind, seq);

CREATE TABLE seqs (               -- the last number given, per kind of envelope, and for requests
    kind TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE usage (              -- how often each place was opened on a local day
    day   TEXT NOT NULL,
    place TEXT NOT NULL,
    n     INTEGER NOT NULL,
    PRIMARY KEY (day, place)
) STRICT, WITHOUT ROWID;
