-- Times are whole milliseconds since 1970-01-01 UTC. Enumerations are stored as their numbers.
-- Ids sort by their bytes, whatever the database's own collation is.

CREATE TABLE IF NOT EXISTS battles (
    battle text COLLATE "C" NOT NULL PRIMARY KEY,
    voter text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    body_hash text NOT NULL,
    language text NOT NULL,
    reserved_at bigint NOT NULL,
    UNIQUE (voter, key)
);

CREATE INDEX IF NOT EXISTS battles_by_voter ON battles (voter, reserved_at, battle);

-- A text becomes null when its voter withdraws it.
CREATE TABLE IF NOT EXISTS turns (
    battle text COLLATE "C" NOT NULL REFERENCES battles (battle),
    turn integer NOT NULL,
    key text NOT NULL,
    prompt text,
    added_at bigint NOT NULL,
    PRIMARY KEY (battle, turn)
);

CREATE TABLE IF NOT EXISTS answers (
    battle text COLLATE "C" NOT NULL REFERENCES battles (battle),
    turn integer NOT NULL,
    side integer NOT NULL,
    attempt integer NOT NULL,
    epoch bigint NOT NULL,
    status integer NOT NULL,
    failure integer NOT NULL,
    text text,
    tokens integer NOT NULL,
    prompt_tokens integer NOT NULL,
    first_text_ms integer,
    generation_ms integer NOT NULL,
    finished_at bigint NOT NULL,
    PRIMARY KEY (battle, turn, side, attempt)
);

CREATE TABLE IF NOT EXISTS vote_notes (
    battle text COLLATE "C" NOT NULL PRIMARY KEY REFERENCES battles (battle),
    tags text NOT NULL,
    comment text,
    added_at bigint NOT NULL
);

-- The log. Every column but key is part of the hash (docs/research.md, "The hash chain").
-- No identity column: a sequence number is given under a lock, so that readers never see a gap.
CREATE TABLE IF NOT EXISTS votes (
    sequence bigint NOT NULL PRIMARY KEY,
    battle text COLLATE "C" NOT NULL UNIQUE,
    turn integer NOT NULL,
    left_attempt integer NOT NULL,
    right_attempt integer NOT NULL,
    left_contestant text NOT NULL,
    right_contestant text NOT NULL,
    verdict integer NOT NULL,
    language text NOT NULL,
    topic text NOT NULL,
    probability double precision NOT NULL,
    parameters text NOT NULL,
    left_length integer NOT NULL,
    right_length integer NOT NULL,
    flags text NOT NULL,
    source text NOT NULL,
    voter text NOT NULL,
    cast_at bigint NOT NULL,
    key text NOT NULL,
    hash text NOT NULL
);

CREATE OR REPLACE FUNCTION refuse_vote_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'votes are append-only';
END
$$;

CREATE OR REPLACE TRIGGER votes_are_not_changed BEFORE UPDATE OR DELETE ON votes
    FOR EACH ROW EXECUTE FUNCTION refuse_vote_change();

-- How far the chain was found good; one row.
CREATE TABLE IF NOT EXISTS chain_checks (
    id integer NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence bigint NOT NULL,
    hash text NOT NULL
);

CREATE TABLE IF NOT EXISTS exclusions (
    entry bigint NOT NULL PRIMARY KEY,
    sequence bigint NOT NULL REFERENCES votes (sequence),
    reason text,
    changed_by text NOT NULL,
    changed_at bigint NOT NULL
);

CREATE INDEX IF NOT EXISTS exclusions_by_vote ON exclusions (sequence, entry);

CREATE TABLE IF NOT EXISTS voters (
    cookie_hash text COLLATE "C" NOT NULL PRIMARY KEY,
    voter text NOT NULL UNIQUE
);

CREATE TABLE IF NOT EXISTS snapshots (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    published_at bigint NOT NULL,
    json bytea NOT NULL
);
