-- Times are whole milliseconds since 1970-01-01 UTC. Enumerations are stored as their numbers.

CREATE TABLE IF NOT EXISTS battles (
    battle TEXT NOT NULL PRIMARY KEY,
    voter TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    reserved_at INTEGER NOT NULL,
    UNIQUE (voter, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS battles_by_voter ON battles (voter, reserved_at, battle);

-- A text becomes null when its voter withdraws it.
CREATE TABLE IF NOT EXISTS turns (
    battle TEXT NOT NULL REFERENCES battles (battle),
    turn INTEGER NOT NULL,
    key TEXT NOT NULL,
    prompt TEXT,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (battle, turn)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS answers (
    battle TEXT NOT NULL REFERENCES battles (battle),
    turn INTEGER NOT NULL,
    side INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    status INTEGER NOT NULL,
    failure INTEGER NOT NULL,
    text TEXT,
    tokens INTEGER NOT NULL,
    prompt_tokens INTEGER NOT NULL,
    first_text_ms INTEGER,
    generation_ms INTEGER NOT NULL,
    finished_at INTEGER NOT NULL,
    PRIMARY KEY (battle, turn, side, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS vote_notes (
    battle TEXT NOT NULL PRIMARY KEY REFERENCES battles (battle),
    tags TEXT NOT NULL,
    comment TEXT,
    added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The log. Every column but key is part of the hash (docs/research.md, "The hash chain").
CREATE TABLE IF NOT EXISTS votes (
    sequence INTEGER NOT NULL PRIMARY KEY,
    battle TEXT NOT NULL UNIQUE,
    turn INTEGER NOT NULL,
    left_attempt INTEGER NOT NULL,
    right_attempt INTEGER NOT NULL,
    left_contestant TEXT NOT NULL,
    right_contestant TEXT NOT NULL,
    verdict INTEGER NOT NULL,
    language TEXT NOT NULL,
    topic TEXT NOT NULL,
    probability REAL NOT NULL,
    parameters TEXT NOT NULL,
    left_length INTEGER NOT NULL,
    right_length INTEGER NOT NULL,
    flags TEXT NOT NULL,
    source TEXT NOT NULL,
    voter TEXT NOT NULL,
    cast_at INTEGER NOT NULL,
    key TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TRIGGER IF NOT EXISTS votes_are_not_changed BEFORE UPDATE ON votes
BEGIN
    SELECT RAISE(ABORT, 'votes are append-only');
END;

CREATE TRIGGER IF NOT EXISTS votes_are_not_deleted BEFORE DELETE ON votes
BEGIN
    SELECT RAISE(ABORT, 'votes are append-only');
END;

-- How far the chain was found good; one row.
CREATE TABLE IF NOT EXISTS chain_checks (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS exclusions (
    entry INTEGER NOT NULL PRIMARY KEY,
    sequence INTEGER NOT NULL REFERENCES votes (sequence),
    reason TEXT,
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS exclusions_by_vote ON exclusions (sequence, entry);

CREATE TABLE IF NOT EXISTS voters (
    cookie_hash TEXT NOT NULL PRIMARY KEY,
    voter TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS snapshots (
    id TEXT NOT NULL PRIMARY KEY,
    published_at INTEGER NOT NULL,
    json BLOB NOT NULL
) STRICT;

-- State of grains. PostgreSQL has Orleans' own table for it.
CREATE TABLE IF NOT EXISTS grain_states (
    grain TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY (grain, state)
) STRICT, WITHOUT ROWID;
