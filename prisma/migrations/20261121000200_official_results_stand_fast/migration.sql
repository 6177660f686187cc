-- What the approval of a round rests on changes no more: rows of its standings, decisions on its attempts, its lock.

CREATE FUNCTION refuse_row_after_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM new_rows n JOIN standing s ON s.id = n.standing_id JOIN round_approval r ON r.round_id = s.round_id) THEN
    RAISE EXCEPTION 'the round is official' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER standing_row_before_approval AFTER INSERT ON standing_row
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_row_after_approval();

CREATE FUNCTION refuse_decision_after_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_attempt uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.attempt_id ELSE NEW.attempt_id END;
BEGIN
  IF EXISTS (SELECT FROM attempt a JOIN round_approval r ON r.round_id = a.round_id WHERE a.id = of_attempt) THEN
    RAISE EXCEPTION 'the round is official' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER disqualification_before_approval BEFORE INSERT OR UPDATE OR DELETE ON disqualification
  FOR EACH ROW EXECUTE FUNCTION refuse_decision_after_approval();

CREATE TRIGGER round_lock_only_grows BEFORE UPDATE OR DELETE ON round_lock FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER round_lock_never_empties BEFORE TRUNCATE ON round_lock FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER round_approval_never_empties BEFORE TRUNCATE ON round_approval FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
