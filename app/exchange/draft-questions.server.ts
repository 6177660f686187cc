import type { Verdict } from "~/core/verdict";
import type { ReadFile } from "~/format/found-question";
import { chatHost, completeChat } from "~/platform/chat-completion.server";
import { type DraftingRequest, draftingInstructions, type LeftOut, readDrafts } from "./drafting";
import type { DraftingRefusal } from "./import-run";

/** Has questions drafted from a passage. What comes back is read like a file: a person looks at each before it goes anywhere. */
export async function draftQuestions(
  request: DraftingRequest,
): Promise<Verdict<{ file: ReadFile; leftOut: LeftOut }, DraftingRefusal, { leftOut?: LeftOut }>> {
  const answer = await completeChat({ instructions: draftingInstructions(request), text: request.passage });
  return answer.ok ? readDrafts(answer.reply, request) : answer;
}

/** The service that passages are sent to; null: drafting is not offered. */
export const draftingHost = chatHost;
