import { defineMessages } from "./messages";

/** Answers that are arranged, matched or typed. */
export const playAnswerMessages = defineMessages({
  vi: {
    ordering: {
      hint: "Sắp xếp các mục theo đúng thứ tự, từ trên xuống.",
      up: "Chuyển lên: {text}",
      down: "Chuyển xuống: {text}",
      moved: "{text}, vị trí {place} trên {count}",
      untouched: "Chưa trả lời.",
      keep: "Giữ nguyên thứ tự này",
      kept: "Đã giữ nguyên thứ tự này.",
    },
    matching: {
      hint: "Chọn cho mỗi mục một phương án. Một phương án có thể được chọn nhiều lần hoặc không được chọn.",
      none: "Chưa chọn",
    },
    short: {
      label: "Câu trả lời",
      hint: "Nhập ngắn gọn. Không phân biệt chữ hoa, chữ thường, dấu tiếng Việt và khoảng trắng thừa.",
    },
    picture: {
      title: "Hình của câu {number}",
      close: "Đóng",
    },
  },
  en: {
    ordering: {
      hint: "Put the items into the right order, from top to bottom.",
      up: "Move up: {text}",
      down: "Move down: {text}",
      moved: "{text}, place {place} of {count}",
      untouched: "Not answered.",
      keep: "Keep this order",
      kept: "This order is kept.",
    },
    matching: {
      hint: "Choose an option for each item. An option may be chosen several times or not at all.",
      none: "Not chosen",
    },
    short: {
      label: "Your answer",
      hint: "A few words. Upper and lower case, Vietnamese accents and extra spaces make no difference.",
    },
    picture: {
      title: "Picture of question {number}",
      close: "Close",
    },
  },
});
