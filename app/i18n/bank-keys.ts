import { defineMessages } from "./messages";

/** Keys of lists and of the review queue. */
export const keyMessages = defineMessages({
  vi: {
    button: "Phím tắt",
    title: "Phím tắt",
    close: "Đóng",
    hint: "Phím tắt không hoạt động khi Anh/Chị đang gõ vào ô nhập.",
    enabled: "Bật phím tắt",
    key: "Phím",
    does: "Việc",
    act: {
      next: "Câu tiếp theo",
      previous: "Câu trước",
      select: "Chọn hoặc bỏ chọn",
      edit: "Sửa câu hỏi",
      search: "Tìm kiếm",
      approve: "Duyệt",
      return: "Trả lại",
      help: "Danh sách phím tắt",
    },
  },
  en: {
    button: "Keys",
    title: "Keyboard shortcuts",
    close: "Close",
    hint: "They do nothing while you type into a field.",
    enabled: "Use keyboard shortcuts",
    key: "Key",
    does: "What it does",
    act: {
      next: "Next question",
      previous: "Previous question",
      select: "Select or unselect",
      edit: "Revise the question",
      search: "Search",
      approve: "Approve",
      return: "Return",
      help: "This list",
    },
  },
});
