/** Everything of the paper that the first picture does not need, as one piece of code that is loaded right after it. */
export { PredictionCard } from "./prediction-card";
export { QuestionMap } from "./question-map";
export { SittingNotices } from "./sitting-notices";
export { SittingStop } from "./sitting-stops";
export { SubmitDialog } from "./submit-dialog";
