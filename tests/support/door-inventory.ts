import type { Access } from "~/account/door.server";
import type { Role } from "~/core/scope";

type Door = { loader?: Access; action?: Access };

const open: Access = { kind: "public" };
const account: Access = { kind: "signed-in" };
const anyScope = (...roles: Role[]): Access => ({ kind: "any-scope", roles });
const scope = (...roles: Role[]): Access => ({ kind: "scope", roles });

/**
 * Every loader and action with who may enter. A new door without a line here fails the inventory test.
 * Administrators pass wherever a role is asked.
 */
export const DOORS: Record<string, Door> = {
  "root.tsx": { loader: open },
  "routes/resources/locale.ts": { action: open },
  "routes/resources/picture.ts": { loader: account },
  "routes/account/sign-in.tsx": { loader: open, action: open },
  "routes/account/sign-out.ts": { loader: open, action: open },
  "routes/account/account.tsx": { loader: account, action: account },
  "routes/account/password.tsx": { loader: account, action: account },
  "routes/account/link.tsx": { loader: open, action: open },
  "routes/account/register.tsx": { loader: open, action: open },
  "routes/organise/accounts.tsx": { loader: anyScope("organiser") },
  "routes/organise/account-new.tsx": { loader: scope("organiser"), action: scope("organiser") },
  "routes/organise/account.tsx": { loader: scope("organiser"), action: scope("organiser") },
  "routes/organise/accounts-slips.tsx": { loader: anyScope("organiser"), action: anyScope("organiser") },
  "routes/organise/accounts-slips-workbook.ts": { action: anyScope("organiser") },
  "routes/organise/banks.tsx": { loader: anyScope("author", "organiser") },
  "routes/organise/bank.tsx": { loader: anyScope("author", "organiser") },
  "routes/organise/bank-question-new.tsx": {
    loader: anyScope("author", "organiser"),
    action: anyScope("author", "organiser"),
  },
  "routes/organise/bank-question.tsx": {
    loader: anyScope("author", "organiser"),
    action: anyScope("author", "organiser"),
  },
  "routes/organise/bank-changes.tsx": {
    loader: anyScope("author", "organiser"),
    action: anyScope("author", "organiser"),
  },
  "routes/organise/bank-review.tsx": {
    loader: anyScope("author", "organiser"),
    action: anyScope("author", "organiser"),
  },
  "routes/organise/bank-draft.tsx": {
    loader: anyScope("author", "organiser"),
    action: anyScope("author", "organiser"),
  },
  "routes/organise/bank-import.tsx": {
    loader: anyScope("author", "organiser"),
    action: anyScope("author", "organiser"),
  },
  "routes/organise/bank-import-run.tsx": {
    loader: anyScope("author", "organiser"),
    action: anyScope("author", "organiser"),
  },
  "routes/organise/bank-import-question.tsx": {
    loader: anyScope("author", "organiser"),
    action: anyScope("author", "organiser"),
  },
  "routes/organise/bank-import-template.ts": { loader: anyScope("author", "organiser") },
  "routes/organise/bank-export.tsx": { loader: anyScope("author", "organiser") },
  "routes/organise/bank-export-file.ts": { loader: anyScope("author", "organiser") },
  "routes/organise/bank-documents.ts": { loader: anyScope("author", "organiser") },
  "routes/organise/bank-pictures.ts": { action: anyScope("author", "organiser") },
  "routes/organise/bank-preview.ts": { action: anyScope("author", "organiser") },
  "routes/organise/desk.tsx": { loader: anyScope("organiser", "author", "auditor", "unit_officer") },
  "routes/organise/overview.tsx": { loader: anyScope("organiser", "author", "auditor") },
  "routes/home.tsx": { loader: open },
  "routes/not-found.tsx": { loader: open },
  "routes/watch/contest.tsx": { loader: open },
  "routes/play/start.ts": { loader: open, action: account },
  "routes/play/enter.tsx": { loader: account, action: account },
  "routes/organise/contests.tsx": { loader: anyScope("organiser", "auditor") },
  "routes/organise/contests-new.tsx": { loader: anyScope("organiser"), action: anyScope("organiser") },
  "routes/organise/contest.tsx": { loader: scope("organiser", "auditor"), action: scope("organiser") },
  "routes/organise/contest-settings.tsx": { loader: scope("organiser"), action: scope("organiser") },
  "routes/organise/contest-tracks.tsx": { loader: scope("organiser"), action: scope("organiser") },
  "routes/organise/contest-prizes.tsx": { loader: scope("organiser"), action: scope("organiser") },
  "routes/organise/contest-bars.tsx": { loader: scope("organiser"), action: scope("organiser") },
  "routes/organise/round-new.tsx": { loader: scope("organiser"), action: scope("organiser") },
  "routes/organise/round.tsx": { loader: scope("organiser", "auditor"), action: scope("organiser") },
  "routes/organise/round-matrix.tsx": { loader: scope("organiser"), action: scope("organiser") },
  "routes/organise/round-preview.tsx": { loader: scope("organiser") },
  "routes/play/paper.tsx": { loader: account },
  "routes/play/result.tsx": { loader: account },
  "routes/watch/board.tsx": { loader: open },
  "routes/watch/practice-sets.tsx": { loader: open },
  "routes/watch/practice-set.tsx": { loader: open },
  "routes/watch/practice-paper.tsx": { loader: open, action: open },
  "routes/watch/practice-picture.ts": { loader: open },
  "routes/organise/practice-sets.tsx": { loader: anyScope("organiser") },
  "routes/organise/practice-new.tsx": { loader: anyScope("organiser"), action: anyScope("organiser") },
  "routes/organise/practice-set.tsx": { loader: anyScope("organiser"), action: anyScope("organiser") },
  "routes/organise/round-live.tsx": { loader: scope("organiser", "auditor") },
  "routes/organise/round-results.tsx": { loader: scope("organiser", "auditor"), action: scope("organiser") },
  "routes/organise/round-results-approval.ts": { action: scope("auditor") },
  "routes/organise/round-results-changes.tsx": { loader: scope("organiser", "auditor") },
  "routes/organise/round-results-person.tsx": {
    loader: scope("organiser", "auditor"),
    action: scope("organiser", "auditor"),
  },
  "routes/organise/round-extra-time.ts": { action: scope("organiser") },
  "routes/organise/round-decisions.tsx": { loader: scope("organiser", "auditor") },
  "routes/organise/units.tsx": { loader: anyScope("organiser", "unit_officer") },
  "routes/organise/units-new.tsx": { loader: anyScope("admin"), action: anyScope("admin") },
  "routes/organise/unit-page.tsx": { loader: scope("organiser", "unit_officer") },
  "routes/organise/unit-new.tsx": { loader: scope("organiser"), action: scope("organiser") },
  "routes/organise/unit-edit.tsx": { loader: scope("organiser"), action: scope("organiser") },
  "routes/organise/unit-member.tsx": {
    loader: scope("organiser", "unit_officer"),
    action: scope("organiser", "unit_officer"),
  },
  "routes/organise/unit-import.tsx": {
    loader: scope("organiser", "unit_officer"),
    action: scope("organiser", "unit_officer"),
  },
  "routes/organise/unit-import-review.tsx": {
    loader: scope("organiser", "unit_officer"),
    action: scope("organiser", "unit_officer"),
  },
  "routes/organise/unit-import-problems.ts": { loader: scope("organiser", "unit_officer") },
  "routes/organise/unit-roster-template.ts": { loader: scope("organiser", "unit_officer") },
  "routes/organise/unit-roster-export.ts": { loader: scope("organiser", "unit_officer") },
  "routes/resources/unit-search.ts": { loader: open },
  "routes/organise/participation.tsx": { loader: scope("organiser", "auditor") },
  "routes/organise/participation-xlsx.ts": { loader: scope("organiser") },
  "routes/organise/minutes-docx.ts": { loader: scope("organiser", "auditor") },
  "routes/organise/results-xlsx.ts": { loader: scope("organiser", "auditor") },
  "routes/unit/units.tsx": { loader: anyScope("unit_officer") },
  "routes/unit/contest.tsx": { loader: scope("organiser", "unit_officer") },
  "routes/unit/participation-xlsx.ts": { loader: scope("organiser", "unit_officer") },
};

void account;
void scope;
