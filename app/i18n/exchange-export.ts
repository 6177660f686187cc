import type { ExportRefusal } from "~/exchange/export-refusal";
import type { ExportFormat } from "~/format/found-question";
import { defineMessages } from "./messages";

/** Taking questions out as a file. */
export const exportMessages = defineMessages({
  vi: {
    title: "Xuất câu hỏi",
    lead: "{count, number} câu hỏi sẽ được xuất, kèm đáp án. Việc xuất được ghi vào nhật ký.",
    secret: "Tệp có đáp án. Anh/Chị giữ kín và chỉ gửi cho người có trách nhiệm.",
    which: "Xuất những câu nào",
    scope: {
      "in-use": "Câu đang dùng (theo phiên bản đã duyệt)",
      present: "Mọi câu chưa ngừng dùng (theo phiên bản mới nhất, cả bản nháp)",
      all: "Tất cả, cả câu đã ngừng dùng",
      filter: "Đang chọn theo bộ lọc của danh sách: {count, number} câu. Anh/Chị cũng có thể chọn:",
    },
    choose: "Xem số câu",
    formats: "Chọn định dạng",
    format: {
      "hoi-thi": "Hội Thi (.json)",
      xlsx: "Excel (.xlsx)",
      docx: "Word (.docx)",
      gift: "GIFT",
      "moodle-xml": "Moodle XML",
    } satisfies Record<ExportFormat, string>,
    keeps: {
      "hoi-thi": "Giữ đầy đủ mọi thông tin; dùng để chuyển sang máy chủ Hội Thi khác hoặc lưu trữ.",
      xlsx: "Bảng tính theo tệp mẫu, sửa rồi nhập lại được; không có hình.",
      docx: "Văn bản để đọc, in, trình duyệt; nhập lại được.",
      gift: "Cho Moodle và các hệ thống học trực tuyến; không có hình.",
      "moodle-xml": "Cho Moodle, có hình và nhãn.",
    } satisfies Record<ExportFormat, string>,
    download: "Tải {format}",
    empty: "Không có câu hỏi nào để xuất.",
    refused: {
      title: "Chưa xuất được tệp",
      busy: "Hệ thống đang xuất nhiều tệp khác. Anh/Chị thử lại sau ít phút.",
      "took-too-long":
        "Xuất tệp quá lâu nên đã dừng. Anh/Chị lọc bớt câu hỏi (ví dụ theo chủ đề) rồi xuất từng phần.",
      "too-large":
        "Quá nhiều câu hỏi hoặc hình cho một tệp (tối đa {questions, number} câu; Word tối đa {questionsInWord, number} câu; hình tối đa {pictureMegabytes, number} MB). Anh/Chị lọc bớt câu hỏi (ví dụ theo chủ đề) rồi xuất từng phần.",
      replaced:
        "Anh/Chị đã yêu cầu một tệp khác khi tệp này chưa xuất xong. Mỗi người xuất một tệp một lúc, nên chỉ tệp yêu cầu sau được xuất. Nếu cần cả tệp này, Anh/Chị tải lại khi tệp kia đã xong.",
      stopped:
        "Máy chủ đang dừng hoặc khởi động lại nên tệp chưa được xuất. Anh/Chị thử lại sau ít phút, không cần lọc bớt câu hỏi.",
    } satisfies Record<ExportRefusal | "title", string>,
  },
  en: {
    title: "Export questions",
    lead: "{count, plural, one {# question} other {# questions}} would be exported with their keys. The audit log notes it.",
    secret: "The file holds the keys. Keep it to yourself and to those who answer for it.",
    which: "Which questions",
    scope: {
      "in-use": "Those in use (by their approved wording)",
      present: "All that are not retired (by their newest wording, drafts too)",
      all: "All, retired ones too",
      filter:
        "By the filter of the list: {count, plural, one {# question} other {# questions}}. You may also choose:",
    },
    choose: "Count them",
    formats: "Choose the format",
    format: {
      "hoi-thi": "Hội Thi (.json)",
      xlsx: "Excel (.xlsx)",
      docx: "Word (.docx)",
      gift: "GIFT",
      "moodle-xml": "Moodle XML",
    },
    keeps: {
      "hoi-thi": "Keeps everything; for another Hội Thi server, or to be stored.",
      xlsx: "A sheet like the template, to be edited and imported again; no pictures.",
      docx: "A document to read, print and hand round; can be imported again.",
      gift: "For Moodle and other learning systems; no pictures.",
      "moodle-xml": "For Moodle, with pictures and tags.",
    },
    download: "Download {format}",
    empty: "There is nothing to export.",
    refused: {
      title: "The file was not made",
      busy: "Many other files are being exported. Try again in a few minutes.",
      "took-too-long":
        "The export took too long and was stopped. Choose fewer questions (by topic, say) and export them in parts.",
      "too-large":
        "Too many questions or pictures for one file ({questions, number} questions at most, {questionsInWord, number} in Word, {pictureMegabytes, number} MB of pictures). Choose fewer questions (by topic, say) and export them in parts.",
      replaced:
        "You asked for another file before this one was made. Each person exports one file at a time, so that only the later one is made. If you need this one too, download it when the other is done.",
      stopped:
        "The server is stopping or starting again, so that the file was not made. Try again in a few minutes; there is no need to choose fewer questions.",
    },
  },
});
