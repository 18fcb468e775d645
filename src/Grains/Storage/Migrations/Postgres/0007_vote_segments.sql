-- Full stretches of the log once more, compact, for reading at a start. A copy that is good as long as its hash is that of its last vote; it may be deleted.
CREATE TABLE IF NOT EXISTS vote_segments (
    last_sequence bigint NOT NULL PRIMARY KEY,
    hash text NOT NULL,
    format integer NOT NULL,
    data bytea NOT NULL
);
