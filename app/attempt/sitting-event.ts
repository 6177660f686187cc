import type { SaveRefusal, SaveRequest, SittingView } from "./sitting";
import type { Answer } from "./sitting-answers";

/** Why nothing more is accepted, when it is not the person who submitted. */
export type Ending = "submitted" | "too-late" | "time-over";

/** What happens to a sitting in the browser. */
export type SittingEvent =
  | { kind: "opened"; stored: readonly SaveRequest[]; isDurable: boolean }
  | { kind: "not-durable" }
  | { kind: "answered"; position: number; answer: Answer }
  | { kind: "acknowledged"; save: SaveRequest; receivedAt: number }
  | { kind: "refused"; save: SaveRequest; reason: SaveRefusal }
  | { kind: "waiting" }
  | { kind: "signed-out" }
  | { kind: "trouble-seen" }
  | { kind: "view"; view: SittingView }
  | { kind: "renumbered"; view: SittingView }
  | { kind: "lease-lost" }
  | { kind: "tab-lost" }
  | { kind: "tab-held" }
  | { kind: "stranded-applied" }
  | { kind: "stranded-dropped" }
  | { kind: "deadline-moved"; deadlineAt: number }
  | { kind: "closing"; ending: Ending }
  | { kind: "reopened" }
  | { kind: "closed" };
