import type { BarAccountRefusal } from "./bar-account.server";
import type { CreateContestRefusal } from "./create-contest.server";
import type { EditContestRefusal } from "./edit-contest.server";
import type { EntryRefusal } from "./entry";
import type { ExtendRoundRefusal } from "./extend-round.server";
import type { LiftBarRefusal } from "./lift-bar.server";
import type { Shortage } from "./matrix";
import type { OpenRoundRefusal } from "./open-round.server";
import type { PreviewRefusal } from "./preview-paper.server";
import type { PublishContestRefusal } from "./publish-contest.server";
import type { ReadinessItem } from "./readiness";
import type { ReleaseSolutionsRefusal } from "./release-solutions.server";
import type { RemoveRoundRefusal } from "./remove-round.server";
import type { RemoveTrackRefusal } from "./remove-track.server";
import type { SaveMatrixRefusal } from "./save-matrix.server";
import type { SavePrizesRefusal } from "./save-prizes.server";
import type { SaveRoundRefusal } from "./save-round.server";
import type { SaveTrackRefusal } from "./save-track.server";

/** Every reason for which something about a contest is refused. */
export type ContestRefusal =
  | "invalid-form"
  | CreateContestRefusal
  | EditContestRefusal
  | PublishContestRefusal
  | SaveTrackRefusal
  | RemoveTrackRefusal
  | SaveRoundRefusal
  | RemoveRoundRefusal
  | SaveMatrixRefusal
  | SavePrizesRefusal
  | OpenRoundRefusal
  | ExtendRoundRefusal
  | ReleaseSolutionsRefusal
  | BarAccountRefusal
  | LiftBarRefusal
  | PreviewRefusal
  | EntryRefusal;

/** What an action answers when it refuses: the reason, what is wrong with which field, and what was typed. */
export type Refused = {
  ok: false;
  reason: ContestRefusal;
  intent?: string;
  fields?: Record<string, string>;
  values?: Record<string, unknown>;
  roundNumbers?: number[];
  shortages?: Shortage[];
  missing?: ReadinessItem[];
};
