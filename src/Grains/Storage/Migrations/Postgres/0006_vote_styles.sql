-- How the voted answers are formatted. Written with the vote, or later from texts that still exist; no part of the hash chain, no text.
CREATE TABLE IF NOT EXISTS vote_styles (
    entry bigint NOT NULL PRIMARY KEY,
    sequence bigint NOT NULL UNIQUE REFERENCES votes (sequence),
    left_tokens integer NOT NULL,
    left_headers integer NOT NULL,
    left_lists integer NOT NULL,
    left_bold integer NOT NULL,
    left_code integer NOT NULL,
    right_tokens integer NOT NULL,
    right_headers integer NOT NULL,
    right_lists integer NOT NULL,
    right_bold integer NOT NULL,
    right_code integer NOT NULL
);
