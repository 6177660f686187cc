import { defineMessages } from "./messages";

/** A question as it stands on a paper, on the pages of the desk. */
export const shownMessages = defineMessages({
  vi: {
    hint: {
      multiple: "Chọn tất cả phương án đúng.",
      ordering: "Sắp xếp theo thứ tự đúng.",
      matching: "Chọn nội dung ghép với từng vế.",
      short_answer: "Nhập câu trả lời ngắn.",
    },
    shortAnswer: "Thí sinh nhập câu trả lời tại đây",
    choose: "Chọn",
    choices: "Các nội dung để chọn:",
  },
  en: {
    hint: {
      multiple: "Choose all right options.",
      ordering: "Put them in the right order.",
      matching: "Choose what goes with each.",
      short_answer: "Type a short answer.",
    },
    shortAnswer: "Contestants type here",
    choose: "Choose",
    choices: "To choose from:",
  },
});
