-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "account_kind" AS ENUM ('staff', 'citizen', 'official');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('admin', 'organiser', 'author', 'unit_officer', 'auditor');

-- CreateEnum
CREATE TYPE "scope_kind" AS ENUM ('system', 'unit', 'contest');

-- CreateEnum
CREATE TYPE "closed_by" AS ENUM ('contestant', 'sweeper');

-- CreateEnum
CREATE TYPE "question_type" AS ENUM ('single', 'multiple', 'true_false');

-- CreateEnum
CREATE TYPE "difficulty" AS ENUM ('easy', 'medium', 'hard');

-- CreateEnum
CREATE TYPE "audience" AS ENUM ('staff', 'citizens', 'everyone');

-- CreateEnum
CREATE TYPE "entry_mode" AS ENUM ('roster', 'self', 'both');

-- CreateEnum
CREATE TYPE "counted_attempt" AS ENUM ('best', 'first', 'last');

-- CreateEnum
CREATE TYPE "result_timing" AS ENUM ('at_once', 'after_close', 'after_release');

-- CreateEnum
CREATE TYPE "prediction_metric" AS ENUM ('participants', 'perfect_scores');

-- CreateEnum
CREATE TYPE "unit_kind" AS ENUM ('province', 'department', 'commune', 'division', 'public_service', 'school', 'health_station', 'police', 'military', 'village', 'association', 'enterprise');

-- CreateEnum
CREATE TYPE "exemption_kind" AS ENUM ('leave', 'maternity', 'secondment', 'study', 'illness', 'retirement_leave', 'other');

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "kind" "account_kind" NOT NULL,
    "sign_in_name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "member_id" UUID,
    "unit_id" UUID,
    "password_hash" TEXT,
    "initial_password_expires_at" TIMESTAMPTZ(3),
    "password_changed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_link" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "first_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "account_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "trusted" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "idle_s" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grant_of_role" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "scope_kind" "scope_kind" NOT NULL,
    "unit_id" UUID,
    "contest_id" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_by" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" UUID,

    CONSTRAINT "grant_of_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "track_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "paper" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "extra_ms" INTEGER NOT NULL DEFAULT 0,
    "grace_ms" INTEGER NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "closed_by" "closed_by",
    "lease_device_id" UUID NOT NULL,
    "lease_epoch" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_event" (
    "attempt_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "position" SMALLINT NOT NULL,
    "choice" TEXT[],
    "prediction" INTEGER,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_epoch" INTEGER NOT NULL,

    CONSTRAINT "answer_event_pkey" PRIMARY KEY ("attempt_id","seq")
);

-- CreateTable
CREATE TABLE "lease_event" (
    "attempt_id" UUID NOT NULL,
    "epoch" INTEGER NOT NULL,
    "device_id" UUID NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_event_pkey" PRIMARY KEY ("attempt_id","epoch")
);

-- CreateTable
CREATE TABLE "time_extension" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "extra_ms" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_by" UUID NOT NULL,

    CONSTRAINT "time_extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "result" (
    "attempt_id" UUID NOT NULL,
    "scoring_version" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "max_points" INTEGER NOT NULL,
    "correct_count" INTEGER NOT NULL,
    "answered_count" INTEGER NOT NULL,
    "question_count" INTEGER NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "prediction" INTEGER,
    "scored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "result_pkey" PRIMARY KEY ("attempt_id")
);

-- CreateTable
CREATE TABLE "bank" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" UUID NOT NULL,
    "bank_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "legal_document" (
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "issued_on" DATE,
    "title" TEXT NOT NULL,

    CONSTRAINT "legal_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "bank_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_revision" (
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "topic_id" UUID NOT NULL,
    "difficulty" "difficulty" NOT NULL,
    "audience" "audience" NOT NULL,
    "type" "question_type" NOT NULL,
    "stem" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "document_id" UUID,
    "citation_place" TEXT,
    "fact_ids" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,

    CONSTRAINT "question_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "solution" (
    "revision_id" UUID NOT NULL,
    "keys" TEXT[],
    "explanation" TEXT NOT NULL,

    CONSTRAINT "solution_pkey" PRIMARY KEY ("revision_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "act" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT,
    "reason" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "contest" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "holder_unit_id" UUID NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "rules_markdown" TEXT NOT NULL DEFAULT '',
    "scoring_version" TEXT NOT NULL,
    "points_per_question" INTEGER NOT NULL DEFAULT 10,
    "ranking_chain" TEXT[],
    "prediction_metric" "prediction_metric",
    "prediction_question" TEXT,
    "consent_version" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "contest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "track" (
    "id" UUID NOT NULL,
    "contest_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "audience" "audience" NOT NULL,
    "entry_mode" "entry_mode" NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "track_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "track_bank" (
    "track_id" UUID NOT NULL,
    "bank_id" UUID NOT NULL,

    CONSTRAINT "track_bank_pkey" PRIMARY KEY ("track_id","bank_id")
);

-- CreateTable
CREATE TABLE "round" (
    "id" UUID NOT NULL,
    "contest_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "grace_ms" INTEGER NOT NULL DEFAULT 5000,
    "attempts_allowed" INTEGER NOT NULL,
    "counted_attempt" "counted_attempt" NOT NULL,
    "result_timing" "result_timing" NOT NULL,
    "freeze_before_ms" INTEGER,
    "board_rows" INTEGER NOT NULL DEFAULT 20,

    CONSTRAINT "round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "matrix_cell" (
    "round_id" UUID NOT NULL,
    "track_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "difficulty" "difficulty" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "matrix_cell_pkey" PRIMARY KEY ("round_id","track_id","topic_id","difficulty")
);

-- CreateTable
CREATE TABLE "round_opening" (
    "round_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" UUID,
    "pools" JSONB NOT NULL,

    CONSTRAINT "round_opening_pkey" PRIMARY KEY ("round_id")
);

-- CreateTable
CREATE TABLE "round_extension" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "old_closes_at" TIMESTAMPTZ(3) NOT NULL,
    "new_closes_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "extended_at" TIMESTAMPTZ(3) NOT NULL,
    "extended_by" UUID NOT NULL,

    CONSTRAINT "round_extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_lock" (
    "round_id" UUID NOT NULL,
    "locked_at" TIMESTAMPTZ(3) NOT NULL,
    "locked_by" UUID,
    "lot_seed" TEXT NOT NULL,

    CONSTRAINT "round_lock_pkey" PRIMARY KEY ("round_id")
);

-- CreateTable
CREATE TABLE "round_release" (
    "round_id" UUID NOT NULL,
    "released_at" TIMESTAMPTZ(3) NOT NULL,
    "released_by" UUID,

    CONSTRAINT "round_release_pkey" PRIMARY KEY ("round_id")
);

-- CreateTable
CREATE TABLE "round_approval" (
    "round_id" UUID NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "digest" TEXT NOT NULL,

    CONSTRAINT "round_approval_pkey" PRIMARY KEY ("round_id")
);

-- CreateTable
CREATE TABLE "prize" (
    "id" UUID NOT NULL,
    "contest_id" UUID NOT NULL,
    "track_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "reward" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "prize_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bar" (
    "id" UUID NOT NULL,
    "contest_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "barred_at" TIMESTAMPTZ(3) NOT NULL,
    "barred_by" UUID,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "bar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entry" (
    "id" UUID NOT NULL,
    "contest_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "track_id" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "consent_version" TEXT NOT NULL,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disqualification" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID NOT NULL,
    "reinstated_at" TIMESTAMPTZ(3),
    "reinstated_by" UUID,
    "reinstate_reason" TEXT,

    CONSTRAINT "disqualification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participation_snapshot" (
    "contest_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "unit_id" UUID NOT NULL,
    "roster" INTEGER NOT NULL,
    "exempt" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "participation_snapshot_pkey" PRIMARY KEY ("contest_id","day","unit_id")
);

-- CreateTable
CREATE TABLE "standing" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "track_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "prediction_actual" INTEGER,
    "people" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "computed_by" UUID,

    CONSTRAINT "standing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standing_row" (
    "standing_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "account_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "unit_name" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "max_points" INTEGER NOT NULL,
    "correct_count" INTEGER NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "prediction" INTEGER,
    "prediction_error" INTEGER,
    "prize_name" TEXT,

    CONSTRAINT "standing_row_pkey" PRIMARY KEY ("standing_id","account_id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "kind" "unit_kind" NOT NULL,
    "bloc" TEXT,
    "parent_id" UUID,
    "path" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "job_title" TEXT,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exemption" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "exemption_kind" NOT NULL,
    "reason" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" UUID,

    CONSTRAINT "exemption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roster_import" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "effective_on" DATE NOT NULL,
    "ends_missing" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "outcome" JSONB,

    CONSTRAINT "roster_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_sign_in_name_key" ON "account"("sign_in_name");

-- CreateIndex
CREATE UNIQUE INDEX "account_member_id_key" ON "account"("member_id");

-- CreateIndex
CREATE INDEX "account_search_key_idx" ON "account"("search_key");

-- CreateIndex
CREATE UNIQUE INDEX "access_link_token_hash_key" ON "access_link"("token_hash");

-- CreateIndex
CREATE INDEX "access_link_account_id_idx" ON "access_link"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "device_token_hash_key" ON "device"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_account_id_ended_at_idx" ON "session"("account_id", "ended_at");

-- CreateIndex
CREATE INDEX "grant_of_role_account_id_revoked_at_idx" ON "grant_of_role"("account_id", "revoked_at");

-- CreateIndex
CREATE INDEX "consent_account_id_purpose_idx" ON "consent"("account_id", "purpose");

-- CreateIndex
CREATE INDEX "attempt_submitted_at_deadline_at_idx" ON "attempt"("submitted_at", "deadline_at");

-- CreateIndex
CREATE INDEX "attempt_account_id_idx" ON "attempt"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_round_id_account_id_number_key" ON "attempt"("round_id", "account_id", "number");

-- CreateIndex
CREATE INDEX "result_scored_at_idx" ON "result"("scored_at");

-- CreateIndex
CREATE UNIQUE INDEX "bank_slug_key" ON "bank"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "topic_bank_id_code_key" ON "topic"("bank_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "legal_document_issuer_number_issued_on_key" ON "legal_document"("issuer", "number", "issued_on");

-- CreateIndex
CREATE UNIQUE INDEX "question_bank_id_code_key" ON "question"("bank_id", "code");

-- CreateIndex
CREATE INDEX "question_revision_topic_id_difficulty_idx" ON "question_revision"("topic_id", "difficulty");

-- CreateIndex
CREATE UNIQUE INDEX "question_revision_question_id_number_key" ON "question_revision"("question_id", "number");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "audit_entry_subject_subject_id_at_idx" ON "audit_entry"("subject", "subject_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "contest_slug_key" ON "contest"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "track_contest_id_code_key" ON "track"("contest_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "round_contest_id_number_key" ON "round"("contest_id", "number");

-- CreateIndex
CREATE INDEX "bar_contest_id_account_id_idx" ON "bar"("contest_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "entry_contest_id_account_id_key" ON "entry"("contest_id", "account_id");

-- CreateIndex
CREATE INDEX "disqualification_attempt_id_idx" ON "disqualification"("attempt_id");

-- CreateIndex
CREATE UNIQUE INDEX "standing_round_id_track_id_version_key" ON "standing"("round_id", "track_id", "version");

-- CreateIndex
CREATE INDEX "standing_row_standing_id_rank_idx" ON "standing_row"("standing_id", "rank");

-- CreateIndex
CREATE UNIQUE INDEX "unit_code_key" ON "unit"("code");

-- CreateIndex
CREATE UNIQUE INDEX "unit_path_key" ON "unit"("path");

-- CreateIndex
CREATE INDEX "unit_parent_id_position_idx" ON "unit"("parent_id", "position");

-- CreateIndex
CREATE INDEX "unit_search_key_idx" ON "unit"("search_key");

-- CreateIndex
CREATE UNIQUE INDEX "member_code_key" ON "member"("code");

-- CreateIndex
CREATE INDEX "member_search_key_idx" ON "member"("search_key");

-- CreateIndex
CREATE INDEX "member_sort_key_idx" ON "member"("sort_key");

-- CreateIndex
CREATE INDEX "membership_unit_id_valid_from_idx" ON "membership"("unit_id", "valid_from");

-- CreateIndex
CREATE INDEX "membership_member_id_valid_from_idx" ON "membership"("member_id", "valid_from");

-- CreateIndex
CREATE INDEX "exemption_member_id_valid_from_idx" ON "exemption"("member_id", "valid_from");

-- CreateIndex
CREATE INDEX "roster_import_created_by_created_at_idx" ON "roster_import"("created_by", "created_at");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant_of_role" ADD CONSTRAINT "grant_of_role_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant_of_role" ADD CONSTRAINT "grant_of_role_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant_of_role" ADD CONSTRAINT "grant_of_role_contest_id_fkey" FOREIGN KEY ("contest_id") REFERENCES "contest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_track_id_fkey" FOREIGN KEY ("track_id") REFERENCES "track"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_event" ADD CONSTRAINT "answer_event_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_event" ADD CONSTRAINT "lease_event_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_extension" ADD CONSTRAINT "time_extension_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result" ADD CONSTRAINT "result_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic" ADD CONSTRAINT "topic_bank_id_fkey" FOREIGN KEY ("bank_id") REFERENCES "bank"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_bank_id_fkey" FOREIGN KEY ("bank_id") REFERENCES "bank"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_revision" ADD CONSTRAINT "question_revision_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_revision" ADD CONSTRAINT "question_revision_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_revision" ADD CONSTRAINT "question_revision_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "legal_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "solution" ADD CONSTRAINT "solution_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "question_revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contest" ADD CONSTRAINT "contest_holder_unit_id_fkey" FOREIGN KEY ("holder_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "track" ADD CONSTRAINT "track_contest_id_fkey" FOREIGN KEY ("contest_id") REFERENCES "contest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "track_bank" ADD CONSTRAINT "track_bank_track_id_fkey" FOREIGN KEY ("track_id") REFERENCES "track"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "track_bank" ADD CONSTRAINT "track_bank_bank_id_fkey" FOREIGN KEY ("bank_id") REFERENCES "bank"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round" ADD CONSTRAINT "round_contest_id_fkey" FOREIGN KEY ("contest_id") REFERENCES "contest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matrix_cell" ADD CONSTRAINT "matrix_cell_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matrix_cell" ADD CONSTRAINT "matrix_cell_track_id_fkey" FOREIGN KEY ("track_id") REFERENCES "track"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matrix_cell" ADD CONSTRAINT "matrix_cell_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_opening" ADD CONSTRAINT "round_opening_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_extension" ADD CONSTRAINT "round_extension_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_lock" ADD CONSTRAINT "round_lock_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_release" ADD CONSTRAINT "round_release_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_approval" ADD CONSTRAINT "round_approval_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prize" ADD CONSTRAINT "prize_contest_id_fkey" FOREIGN KEY ("contest_id") REFERENCES "contest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prize" ADD CONSTRAINT "prize_track_id_fkey" FOREIGN KEY ("track_id") REFERENCES "track"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bar" ADD CONSTRAINT "bar_contest_id_fkey" FOREIGN KEY ("contest_id") REFERENCES "contest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_contest_id_fkey" FOREIGN KEY ("contest_id") REFERENCES "contest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_track_id_fkey" FOREIGN KEY ("track_id") REFERENCES "track"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disqualification" ADD CONSTRAINT "disqualification_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participation_snapshot" ADD CONSTRAINT "participation_snapshot_contest_id_fkey" FOREIGN KEY ("contest_id") REFERENCES "contest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing" ADD CONSTRAINT "standing_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing" ADD CONSTRAINT "standing_track_id_fkey" FOREIGN KEY ("track_id") REFERENCES "track"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_row" ADD CONSTRAINT "standing_row_standing_id_fkey" FOREIGN KEY ("standing_id") REFERENCES "standing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exemption" ADD CONSTRAINT "exemption_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
