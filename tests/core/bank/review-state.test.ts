import { describe, expect, it } from "vitest";
import {
  isOwn,
  type ReviewAct,
  type ReviewedRevision,
  reviewActs,
  reviewRefusal,
  type StepKind,
  stateOfRevision,
} from "~/bank/review-state";

const steps = (...kinds: [StepKind, string | null][]) => kinds.map(([kind, by]) => ({ kind, by }));
const revision = (number: number, change: Partial<ReviewedRevision> = {}): ReviewedRevision => ({
  id: `revision-${number}`,
  createdBy: "lan",
  isApproved: false,
  steps: [],
  ...change,
});
const question = (...revisions: ReviewedRevision[]) => ({ isRetired: false, revisions });
const WAITING = revision(2, { steps: steps(["submitted", "lan"]) });
const OLD = revision(1, { isApproved: true, createdBy: "minh" });

describe("where a revision stands", () => {
  it.each<[string, [StepKind, string | null][]]>([
    ["draft", []],
    ["draft", [["remarked", "lan"]]],
    ["in-review", [["submitted", "lan"]]],
    [
      "in-review",
      [
        ["submitted", "lan"],
        ["remarked", "minh"],
      ],
    ],
    [
      "draft",
      [
        ["submitted", "lan"],
        ["withdrawn", "lan"],
      ],
    ],
    [
      "returned",
      [
        ["submitted", "lan"],
        ["returned", "minh"],
        ["remarked", "lan"],
      ],
    ],
    [
      "in-review",
      [
        ["submitted", "lan"],
        ["returned", "minh"],
        ["submitted", "lan"],
      ],
    ],
  ])("is %s after %j", (state, kinds) => {
    expect(stateOfRevision({ isApproved: false, steps: steps(...kinds) })).toBe(state);
  });

  it("is approved once it is approved, whatever came before", () => {
    expect(stateOfRevision({ isApproved: true, steps: [] })).toBe("approved");
    expect(stateOfRevision({ isApproved: true, steps: steps(["submitted", "lan"]) })).toBe("approved");
  });
});

describe("whose question it is", () => {
  it("is that of who wrote any revision since the approved one, and of who submitted the newest", () => {
    const proposal = question(
      revision(3, { createdBy: "hoa", steps: steps(["submitted", "thu"]) }),
      revision(2, { createdBy: "lan" }),
      OLD,
    );
    expect(["hoa", "lan", "thu"].map((one) => isOwn(proposal, one))).toEqual([true, true, true]);
    expect(isOwn(proposal, "minh")).toBe(false);
    expect(isOwn(proposal, null)).toBe(false);
  });

  it("is, without an approved one, that of everybody who ever wrote it", () => {
    const proposal = question(revision(2, { createdBy: "hoa" }), revision(1, { createdBy: "lan" }));
    expect(isOwn(proposal, "lan")).toBe(true);
  });
});

describe("who may do what", () => {
  const refusal = (act: ReviewAct, of = question(WAITING, OLD), actorId = "minh", number = 2) =>
    reviewRefusal(act, of, { revisionId: `revision-${number}`, actorId });

  it("lets another person approve or return, and never the own one", () => {
    expect(refusal("approve")).toBeNull();
    expect(refusal("return")).toBeNull();
    expect(refusal("approve", question(WAITING, OLD), "lan")).toBe("own-question");
    expect(refusal("return", question(WAITING, OLD), "lan")).toBe("own-question");
  });

  it("lets who wrote or submitted it withdraw it, and nobody else", () => {
    expect(refusal("withdraw", question(WAITING, OLD), "lan")).toBeNull();
    expect(refusal("withdraw")).toBe("not-own-question");
  });

  it("binds every verdict to what waits", () => {
    const draft = question(revision(2), OLD);
    for (const act of ["approve", "return", "withdraw"] as const) {
      expect(refusal(act, draft)).toBe("not-in-review");
    }
    expect(refusal("submit", draft)).toBeNull();
    expect(refusal("submit")).toBe("already-in-review");
    expect(refusal("submit", question(OLD), "minh", 1)).toBe("already-approved");
    expect(refusal("approve", question(OLD), "lan", 1)).toBe("already-approved");
  });

  it("refuses everything on another revision than the newest, and on a retired question", () => {
    for (const act of ["submit", "withdraw", "return", "approve", "remark"] as const) {
      expect(refusal(act, question(revision(3), WAITING, OLD))).toBe("changed-meanwhile");
      expect(refusal(act, { ...question(WAITING, OLD), isRetired: true })).toBe("question-retired");
    }
  });

  it("is told in one piece to a page", () => {
    expect(reviewActs(question(WAITING, OLD), "minh")).toEqual({
      submit: false,
      withdraw: false,
      return: true,
      approve: true,
      remark: true,
    });
  });
});
