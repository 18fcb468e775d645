-- How the voted answers are formatted. Written with the vote, or later from texts that still exist; no part of the hash chain, no text.
CREATE TABLE IF NOT EXISTS vote_styles (
    entry INTEGER NOT NULL PRIMARY KEY,
    sequence INTEGER NOT NULL UNIQUE REFERENCES votes (sequence),
    left_tokens INTEGER NOT NULL,
    left_headers INTEGER NOT NULL,
    left_lists INTEGER NOT NULL,
    left_bold INTEGER NOT NULL,
    left_code INTEGER NOT NULL,
    right_tokens INTEGER NOT NULL,
    right_headers INTEGER NOT NULL,
    right_lists INTEGER NOT NULL,
    right_bold INTEGER NOT NULL,
    right_code INTEGER NOT NULL
) STRICT;
