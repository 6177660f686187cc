import { roleDoor } from "~/account/door.server";
import { previewQuestion } from "~/bank/preview-question.server";
import { typedValues } from "~/bank/question-values";
import { json, readForm } from "~/platform/http.server";

/** The question that is being written, as a contestant would see it. Writes nothing. */
export const action = roleDoor(["author", "organiser"], async ({ request }) =>
  json(await previewQuestion(typedValues(await readForm(request)))),
);
