-- Answers of benchmark runs; no voter's texts.

CREATE TABLE IF NOT EXISTS bank_runs (
    run TEXT NOT NULL PRIMARY KEY,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    plan TEXT NOT NULL,
    seed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS bank_answers (
    run TEXT NOT NULL REFERENCES bank_runs (run),
    language TEXT NOT NULL,
    prompt_id TEXT NOT NULL,
    prompt TEXT NOT NULL,
    topic TEXT NOT NULL,
    contestant TEXT NOT NULL,
    cache_key TEXT NOT NULL,
    status INTEGER NOT NULL,
    failure INTEGER NOT NULL,
    text TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    prompt_tokens INTEGER NOT NULL,
    first_text_ms INTEGER,
    generation_ms INTEGER NOT NULL,
    device TEXT NOT NULL,
    cached INTEGER NOT NULL,
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (run, language, prompt_id, contestant)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS bank_answers_by_key ON bank_answers (cache_key, answered_at);

CREATE INDEX IF NOT EXISTS bank_answers_by_prompt ON bank_answers (language, prompt_id, contestant, answered_at);
