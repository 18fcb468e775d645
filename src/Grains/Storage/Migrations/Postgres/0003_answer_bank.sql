-- Answers of benchmark runs; no voter's texts.

CREATE TABLE IF NOT EXISTS bank_runs (
    run text COLLATE "C" NOT NULL PRIMARY KEY,
    started_at bigint NOT NULL,
    finished_at bigint,
    plan text NOT NULL,
    seed bigint NOT NULL
);

CREATE TABLE IF NOT EXISTS bank_answers (
    run text COLLATE "C" NOT NULL REFERENCES bank_runs (run),
    language text COLLATE "C" NOT NULL,
    prompt_id text COLLATE "C" NOT NULL,
    prompt text NOT NULL,
    topic text NOT NULL,
    contestant text COLLATE "C" NOT NULL,
    cache_key text COLLATE "C" NOT NULL,
    status integer NOT NULL,
    failure integer NOT NULL,
    text text NOT NULL,
    tokens integer NOT NULL,
    prompt_tokens integer NOT NULL,
    first_text_ms integer,
    generation_ms integer NOT NULL,
    device text NOT NULL,
    cached integer NOT NULL,
    answered_at bigint NOT NULL,
    PRIMARY KEY (run, language, prompt_id, contestant)
);

CREATE INDEX IF NOT EXISTS bank_answers_by_key ON bank_answers (cache_key, answered_at);

CREATE INDEX IF NOT EXISTS bank_answers_by_prompt ON bank_answers (language, prompt_id, contestant, answered_at);
