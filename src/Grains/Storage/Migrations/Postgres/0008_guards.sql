-- What 0001 left open: TRUNCATE fires no trigger of a row, and changes of votes' standing had no guard.

CREATE OR REPLACE TRIGGER votes_are_not_truncated BEFORE TRUNCATE ON votes
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_vote_change();

CREATE OR REPLACE FUNCTION refuse_exclusion_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'exclusions are append-only';
END
$$;

CREATE OR REPLACE TRIGGER exclusions_are_not_changed BEFORE UPDATE OR DELETE ON exclusions
    FOR EACH ROW EXECUTE FUNCTION refuse_exclusion_change();

CREATE OR REPLACE TRIGGER exclusions_are_not_truncated BEFORE TRUNCATE ON exclusions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_exclusion_change();
