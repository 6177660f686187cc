import { scopeDoor } from "~/account/door.server";
import { getRound } from "~/contest/contest.queries.server";
import { contestScope } from "~/contest/scope.server";
import { DOCX_TYPE, download, notFound } from "~/platform/http.server";
import { minutesDocument } from "~/report/minutes-document.server";

/** The minutes of a round, a draft until the result is official; 404 before there is a result. */
export const loader = scopeDoor(
  ["organiser", "auditor"],
  ({ params }) => contestScope(params.contest),
  async ({ params, now }) => {
    const { contest, round } = await getRound(params.contest, params.round, now);
    const made = await minutesDocument({ contest, round, now });
    if (!made) throw notFound();
    return download(made.fileName, DOCX_TYPE, made.bytes);
  },
);
