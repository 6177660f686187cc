import type { DefineRoutesFunction } from "@remix-run/dev/dist/config/routes.js";

/** The table of contents: every address and the door behind it, by audience. */
export function defineAppRoutes(defineRoutes: DefineRoutesFunction) {
  return defineRoutes((route) => {
    // Everybody
    route("/", "routes/watch/public.tsx", { id: "public" }, () => {
      route("", "routes/home.tsx", { index: true });
      route("c/:contest", "routes/watch/contest.tsx");
      route("c/:contest/rounds/:round/board", "routes/watch/board.tsx");
      route("c/:contest/enter", "routes/play/enter.tsx");
      route("sit/:attempt/result", "routes/play/result.tsx");
      route("practice", "routes/watch/practice-sets.tsx");
      route("practice/:set", "routes/watch/practice-set.tsx");
      route("practice/:set/paper", "routes/watch/practice-paper.tsx");

      // Accounts
      route("sign-in", "routes/account/sign-in.tsx");
      route("account", "routes/account/account.tsx");
      route("account/password", "routes/account/password.tsx");
      route("link/:token", "routes/account/link.tsx");
      route("register", "routes/account/register.tsx");
    });

    route("/practice/:set/pictures/:picture", "routes/watch/practice-picture.ts");

    // Contestants
    route("/c/:contest/rounds/:round/start", "routes/play/start.ts");
    route("/sit/:attempt", "routes/play/paper.tsx");

    // Accounts
    route("/sign-out", "routes/account/sign-out.ts");
    route("/organise/accounts/slips", "routes/organise/accounts-slips.tsx");
    route("/organise/accounts/slips.xlsx", "routes/organise/accounts-slips-workbook.ts");

    // Organisers, authors, auditors
    route("/organise", "routes/organise/desk.tsx", () => {
      route("", "routes/organise/overview.tsx", { index: true });
      route("contests", "routes/organise/contests.tsx");
      route("contests/new", "routes/organise/contests-new.tsx");
      route("contests/:contest", "routes/organise/contest.tsx");
      route("contests/:contest/settings", "routes/organise/contest-settings.tsx");
      route("contests/:contest/tracks", "routes/organise/contest-tracks.tsx");
      route("contests/:contest/prizes", "routes/organise/contest-prizes.tsx");
      route("contests/:contest/bars", "routes/organise/contest-bars.tsx");
      route("contests/:contest/rounds/new", "routes/organise/round-new.tsx");
      route("contests/:contest/rounds/:round", "routes/organise/round.tsx");
      route("contests/:contest/rounds/:round/matrix", "routes/organise/round-matrix.tsx");
      route("contests/:contest/rounds/:round/preview", "routes/organise/round-preview.tsx");
      route("contests/:contest/rounds/:round/live", "routes/organise/round-live.tsx");
      route("contests/:contest/rounds/:round/results", "routes/organise/round-results.tsx");
      route("contests/:contest/rounds/:round/results/changes", "routes/organise/round-results-changes.tsx");
      route(
        "contests/:contest/rounds/:round/results/people/:account",
        "routes/organise/round-results-person.tsx",
      );
      route("contests/:contest/rounds/:round/decisions", "routes/organise/round-decisions.tsx");
      route("units", "routes/organise/units.tsx");
      route("units/new", "routes/organise/units-new.tsx");
      route("units/:unit", "routes/organise/unit-page.tsx");
      route("units/:unit/new", "routes/organise/unit-new.tsx");
      route("units/:unit/edit", "routes/organise/unit-edit.tsx");
      route("units/:unit/members/:member", "routes/organise/unit-member.tsx");
      route("units/:unit/import", "routes/organise/unit-import.tsx");
      route("units/:unit/import/:import", "routes/organise/unit-import-review.tsx");
      route("banks", "routes/organise/banks.tsx");
      route("banks/:bank", "routes/organise/bank.tsx");
      route("banks/:bank/changes", "routes/organise/bank-changes.tsx");
      route("banks/:bank/review", "routes/organise/bank-review.tsx");
      route("banks/:bank/draft", "routes/organise/bank-draft.tsx");
      route("banks/:bank/import", "routes/organise/bank-import.tsx");
      route("banks/:bank/import/:run", "routes/organise/bank-import-run.tsx");
      route("banks/:bank/import/:run/:position", "routes/organise/bank-import-question.tsx");
      route("banks/:bank/export", "routes/organise/bank-export.tsx");
      route("banks/:bank/questions/new", "routes/organise/bank-question-new.tsx");
      route("banks/:bank/questions/:question", "routes/organise/bank-question.tsx");
      route("practice", "routes/organise/practice-sets.tsx");
      route("practice/new", "routes/organise/practice-new.tsx");
      route("practice/:set", "routes/organise/practice-set.tsx");
      route("accounts", "routes/organise/accounts.tsx");
      route("accounts/new", "routes/organise/account-new.tsx");
      route("accounts/:account", "routes/organise/account.tsx");
      route("contests/:contest/participation", "routes/organise/participation.tsx");
    });
    route("/organise/banks/:bank/import/template.xlsx", "routes/organise/bank-import-template.ts");
    route("/organise/banks/:bank/export/file", "routes/organise/bank-export-file.ts");
    route("/organise/contests/:contest/participation.xlsx", "routes/organise/participation-xlsx.ts");
    route("/organise/contests/:contest/rounds/:round/minutes.docx", "routes/organise/minutes-docx.ts");
    route("/organise/contests/:contest/rounds/:round/results.xlsx", "routes/organise/results-xlsx.ts");

    // Settling a round
    route("/organise/contests/:contest/rounds/:round/approval", "routes/organise/round-results-approval.ts");

    // An attempt under way
    route(
      "/organise/contests/:contest/rounds/:round/results/people/:account/extra-time",
      "routes/organise/round-extra-time.ts",
    );

    // Writing questions
    route("/organise/banks/:bank/documents", "routes/organise/bank-documents.ts");
    route("/organise/banks/:bank/pictures", "routes/organise/bank-pictures.ts");
    route("/organise/banks/:bank/preview", "routes/organise/bank-preview.ts");

    // Units and their rosters
    route("/organise/units/:unit/roster-template.xlsx", "routes/organise/unit-roster-template.ts");
    route("/organise/units/:unit/roster.xlsx", "routes/organise/unit-roster-export.ts");
    route("/organise/units/:unit/import/:import/problems.xlsx", "routes/organise/unit-import-problems.ts");

    // Unit officers
    route("/unit", "routes/organise/desk.tsx", { id: "unit-desk" }, () => {
      route("", "routes/unit/units.tsx", { index: true });
      route(":unit/contests/:contest", "routes/unit/contest.tsx");
    });
    route("/unit/:unit/contests/:contest/participation.xlsx", "routes/unit/participation-xlsx.ts");

    // Resources
    route("/resources/unit-search", "routes/resources/unit-search.ts");
    route("/resources/locale", "routes/resources/locale.ts");
    route("/pictures/:picture", "routes/resources/picture.ts");

    route("*", "routes/not-found.tsx");
  });
}
