-- CreateEnum
CREATE TYPE "revision_step_kind" AS ENUM ('submitted', 'withdrawn', 'returned', 'approved', 'remarked');

-- CreateEnum
CREATE TYPE "bank_import_state" AS ENUM ('reading', 'review', 'writing', 'written', 'failed', 'discarded');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "question_type" ADD VALUE 'ordering';
ALTER TYPE "question_type" ADD VALUE 'matching';
ALTER TYPE "question_type" ADD VALUE 'short_answer';

-- AlterTable
ALTER TABLE "question_revision" ADD COLUMN     "approved_at" TIMESTAMPTZ(3),
ADD COLUMN     "approved_by" UUID,
ADD COLUMN     "picture_alt" TEXT,
ADD COLUMN     "picture_id" UUID,
ADD COLUMN     "prompts" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "question_tag" (
    "question_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "tag" TEXT NOT NULL,

    CONSTRAINT "question_tag_pkey" PRIMARY KEY ("question_id","key")
);

-- CreateTable
CREATE TABLE "picture" (
    "id" UUID NOT NULL,
    "mime" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision_step" (
    "id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "kind" "revision_step_kind" NOT NULL,
    "remark" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" UUID,

    CONSTRAINT "revision_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_change" (
    "id" UUID NOT NULL,
    "bank_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "question_ids" UUID[],
    "detail" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" UUID NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" UUID,

    CONSTRAINT "bank_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_import" (
    "id" UUID NOT NULL,
    "bank_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "source" BYTEA,
    "mapping" JSONB,
    "defaults" JSONB NOT NULL,
    "state" "bank_import_state" NOT NULL,
    "failure" JSONB,
    "notes" JSONB NOT NULL DEFAULT '[]',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by" UUID,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bank_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_import_item" (
    "import_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "place" JSONB NOT NULL,
    "values" JSONB NOT NULL,
    "notes" JSONB NOT NULL,
    "errors" INTEGER NOT NULL,
    "doubts" INTEGER NOT NULL,
    "duplicates" JSONB NOT NULL DEFAULT '[]',
    "wanted" BOOLEAN NOT NULL,
    "written_as" TEXT,

    CONSTRAINT "bank_import_item_pkey" PRIMARY KEY ("import_id","position")
);

-- CreateTable
CREATE TABLE "practice_set" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "bank_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "audience" "audience" NOT NULL,
    "topic_ids" UUID[],
    "in_play_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,
    "published_at" TIMESTAMPTZ(3),
    "published_by" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "practice_set_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "question_tag_key_idx" ON "question_tag"("key");

-- CreateIndex
CREATE UNIQUE INDEX "picture_sha256_key" ON "picture"("sha256");

-- CreateIndex
CREATE INDEX "revision_step_revision_id_idx" ON "revision_step"("revision_id");

-- CreateIndex
CREATE INDEX "bank_change_bank_id_at_idx" ON "bank_change"("bank_id", "at");

-- CreateIndex
CREATE INDEX "bank_import_bank_id_started_at_idx" ON "bank_import"("bank_id", "started_at");

-- CreateIndex
CREATE INDEX "bank_import_state_idx" ON "bank_import"("state");

-- CreateIndex
CREATE UNIQUE INDEX "practice_set_slug_key" ON "practice_set"("slug");

-- CreateIndex
CREATE INDEX "practice_set_bank_id_idx" ON "practice_set"("bank_id");

-- AddForeignKey
ALTER TABLE "question_tag" ADD CONSTRAINT "question_tag_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_revision" ADD CONSTRAINT "question_revision_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "picture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_step" ADD CONSTRAINT "revision_step_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "question_revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_change" ADD CONSTRAINT "bank_change_bank_id_fkey" FOREIGN KEY ("bank_id") REFERENCES "bank"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_import" ADD CONSTRAINT "bank_import_bank_id_fkey" FOREIGN KEY ("bank_id") REFERENCES "bank"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_import_item" ADD CONSTRAINT "bank_import_item_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "bank_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_set" ADD CONSTRAINT "practice_set_bank_id_fkey" FOREIGN KEY ("bank_id") REFERENCES "bank"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What is in the banks was put into use by whoever ran the program.
UPDATE question_revision SET approved_at = created_at;

CREATE INDEX question_revision_in_use ON question_revision (question_id, number DESC) WHERE approved_at IS NOT NULL;

-- Nobody approves the own question.
ALTER TABLE question_revision ADD CONSTRAINT revision_approval CHECK (approved_by IS NULL OR (approved_at IS NOT NULL AND (created_by IS NULL OR approved_by <> created_by)));
ALTER TABLE question_revision ADD CONSTRAINT revision_picture CHECK ((picture_id IS NULL) = (picture_alt IS NULL) AND (picture_alt IS NULL OR btrim(picture_alt) <> ''));
ALTER TABLE practice_set ADD CONSTRAINT practice_set_published CHECK (withdrawn_at IS NULL OR published_at IS NOT NULL);

-- The words of a revision stand; only the approval is added, once.
CREATE FUNCTION refuse_revision_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.approved_at IS NOT NULL
    OR (to_jsonb(NEW) - 'approved_at' - 'approved_by') IS DISTINCT FROM (to_jsonb(OLD) - 'approved_at' - 'approved_by') THEN
    RAISE EXCEPTION 'a revision never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER question_revision_stands BEFORE UPDATE ON question_revision FOR EACH ROW EXECUTE FUNCTION refuse_revision_change();
CREATE TRIGGER revision_step_stands BEFORE UPDATE ON revision_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
