/** Everything of the paper that the first picture does not need, as one piece of code that is loaded right after it. */
export { MatchingAnswer } from "./matching-answer";
export { OrderingAnswer } from "./ordering-answer";
export { PaperPicture } from "./paper-picture";
export { PredictionCard } from "./prediction-card";
export { QuestionMap } from "./question-map";
export { ShortAnswer } from "./short-answer";
export { SittingNotices } from "./sitting-notices";
export { SittingStop } from "./sitting-stops";
export { SubmitDialog } from "./submit-dialog";
