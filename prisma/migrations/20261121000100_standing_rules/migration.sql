-- What Prisma's schema language cannot say.

-- The journal, the audit log and approved results only grow.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % only grows', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER answer_event_only_grows BEFORE UPDATE OR DELETE ON answer_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER answer_event_never_empties BEFORE TRUNCATE ON answer_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lease_event_only_grows BEFORE UPDATE OR DELETE ON lease_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lease_event_never_empties BEFORE TRUNCATE ON lease_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_only_grows BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_never_empties BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER standing_row_only_grows BEFORE UPDATE OR DELETE ON standing_row FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER standing_row_never_empties BEFORE TRUNCATE ON standing_row FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER standing_only_grows BEFORE UPDATE OR DELETE ON standing FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER round_approval_only_grows BEFORE UPDATE OR DELETE ON round_approval FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- After the approval no further standing of the round can be written.
CREATE FUNCTION refuse_standing_after_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM round_approval WHERE round_id = NEW.round_id) THEN
    RAISE EXCEPTION 'round % is official', NEW.round_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER standing_before_approval BEFORE INSERT ON standing FOR EACH ROW EXECUTE FUNCTION refuse_standing_after_approval();

-- Half-open spans and windows are not empty.
ALTER TABLE unit ADD CONSTRAINT unit_span CHECK (valid_to IS NULL OR valid_to > valid_from);
ALTER TABLE membership ADD CONSTRAINT membership_span CHECK (valid_to IS NULL OR valid_to > valid_from);
ALTER TABLE exemption ADD CONSTRAINT exemption_span CHECK (valid_to IS NULL OR valid_to > valid_from);
ALTER TABLE round ADD CONSTRAINT round_window CHECK (closes_at > opens_at AND duration_ms > 0 AND grace_ms >= 0 AND attempts_allowed > 0);
ALTER TABLE round_extension ADD CONSTRAINT round_extension_later CHECK (new_closes_at > old_closes_at);
ALTER TABLE matrix_cell ADD CONSTRAINT matrix_cell_count CHECK (count > 0);
ALTER TABLE attempt ADD CONSTRAINT attempt_times CHECK (deadline_at >= started_at AND (submitted_at IS NULL OR submitted_at >= started_at));
ALTER TABLE attempt ADD CONSTRAINT attempt_closed CHECK ((submitted_at IS NULL) = (closed_by IS NULL));
ALTER TABLE answer_event ADD CONSTRAINT answer_event_place CHECK (seq > 0 AND position >= 0);
ALTER TABLE result ADD CONSTRAINT result_points CHECK (points BETWEEN 0 AND max_points AND duration_ms >= 0);
ALTER TABLE time_extension ADD CONSTRAINT time_extension_positive CHECK (extra_ms > 0);

-- A member belongs to one unit at a time.
CREATE UNIQUE INDEX membership_open ON membership (member_id) WHERE valid_to IS NULL;

-- A scope names exactly what it holds over.
ALTER TABLE grant_of_role ADD CONSTRAINT grant_scope CHECK (
  (scope_kind = 'system' AND unit_id IS NULL AND contest_id IS NULL) OR
  (scope_kind = 'unit' AND unit_id IS NOT NULL AND contest_id IS NULL) OR
  (scope_kind = 'contest' AND contest_id IS NOT NULL AND unit_id IS NULL)
);

-- One bar in force, one disqualification in force.
CREATE UNIQUE INDEX bar_in_force ON bar (contest_id, account_id) WHERE lifted_at IS NULL;
CREATE UNIQUE INDEX disqualification_in_force ON disqualification (attempt_id) WHERE reinstated_at IS NULL;

-- An unknown date is one value, so that a document stands in the register once.
CREATE UNIQUE INDEX legal_document_once ON legal_document (issuer, number, issued_on) NULLS NOT DISTINCT;

-- Subtrees are found by prefix whatever the collation; the sweeper finds what is over; a final answer is one look-up.
CREATE INDEX unit_subtree ON unit (path text_pattern_ops);
CREATE INDEX attempt_open ON attempt (deadline_at) WHERE submitted_at IS NULL;
CREATE INDEX answer_event_final ON answer_event (attempt_id, position, seq DESC);
