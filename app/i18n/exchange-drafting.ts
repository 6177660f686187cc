import { defineMessages } from "./messages";

/** Having questions drafted from a passage. */
export const draftingMessages = defineMessages({
  vi: {
    title: "Soạn nháp từ văn bản",
    lead: "Máy đề xuất câu hỏi từ đoạn văn bản Anh/Chị dán vào, mỗi câu kèm câu trích làm chỗ dựa. Anh/Chị kiểm tra, sửa từng câu rồi gửi thẩm định; không câu nào tự vào ngân hàng.",
    sentTo:
      "Đoạn văn bản sẽ được gửi tới dịch vụ {host}. Không dán thông tin cá nhân, tài liệu mật hoặc tài liệu nội bộ.",
    passage: "Đoạn văn bản",
    passageHint: "Chép nguyên văn điều, khoản cần hỏi, từ 100 đến 12.000 ký tự.",
    citation: "Trích từ văn bản",
    citationHint: "Ví dụ: Điều 3 Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ",
    count: "Số câu nhiều nhất",
    countHint: "Từ 1 đến 10.",
    kind: "Xếp các câu vào",
    submit: "Soạn nháp",
    run: "Nháp: {start}",
    open: "Soạn nháp từ văn bản",
    problems: {
      summary: "Chưa gửi được:",
      tooShort: "Đoạn văn bản quá ngắn. Anh/Chị dán ít nhất 100 ký tự.",
      tooLong: "Đoạn văn bản quá dài. Anh/Chị dán tối đa 12.000 ký tự.",
      citation: "Căn cứ dài quá 500 ký tự.",
      count: "Số câu phải từ 1 đến 10.",
      defaults: "Anh/Chị chọn chủ đề, mức độ và đối tượng.",
      busy: "Đang có nhiều đoạn văn bản chờ soạn nháp. Anh/Chị thử lại sau ít phút; nội dung đã nhập vẫn còn đây.",
    },
  },
  en: {
    title: "Draft from a passage",
    lead: "A machine proposes questions from the passage you paste, each with the sentence it rests on. You check and mend every one and send it to review; none enters the bank by itself.",
    sentTo:
      "The passage is sent to the service {host}. Paste no personal data, and no secret or internal papers.",
    passage: "Passage",
    passageHint: "Copy the article or clause word for word, 100 to 12,000 letters.",
    citation: "Taken from",
    citationHint: "For example: Điều 3 Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ",
    count: "Questions at most",
    countHint: "1 to 10.",
    kind: "Where the questions belong",
    submit: "Draft",
    run: "Draft: {start}",
    open: "Draft from a passage",
    problems: {
      summary: "Nothing was sent:",
      tooShort: "The passage is too short. Paste at least 100 letters.",
      tooLong: "The passage is too long. Paste at most 12,000 letters.",
      citation: "The legal basis is longer than 500 letters.",
      count: "Ask for 1 to 10 questions.",
      defaults: "Choose topic, difficulty and audience.",
      busy: "Several passages are waiting for drafts. Try again in a few minutes; what you typed is still here.",
    },
  },
});
