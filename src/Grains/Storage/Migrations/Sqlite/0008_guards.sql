-- What 0001 left open: changes of votes' standing had no guard.

CREATE TRIGGER IF NOT EXISTS exclusions_are_not_changed BEFORE UPDATE ON exclusions
BEGIN
    SELECT RAISE(ABORT, 'exclusions are append-only');
END;

CREATE TRIGGER IF NOT EXISTS exclusions_are_not_deleted BEFORE DELETE ON exclusions
BEGIN
    SELECT RAISE(ABORT, 'exclusions are append-only');
END;
