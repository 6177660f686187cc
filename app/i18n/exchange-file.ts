import type { ImportFailure } from "~/exchange/import-run";
import { defineMessages } from "./messages";

/** Why a whole file was refused, and what to do. */
export const fileReasons = defineMessages({
  vi: {
    empty: "Chưa có nội dung để đọc. Anh/Chị chọn một tệp có nội dung hoặc dán văn bản.",
    "too-large":
      "Tệp quá lớn (tối đa 20 MB; văn bản dán tối đa 300.000 ký tự). Anh/Chị chia nhỏ hoặc bỏ bớt hình.",
    "too-many-questions":
      "Tệp có quá nhiều câu hỏi hoặc hàng (tối đa 20.000 câu). Anh/Chị chia thành nhiều tệp.",
    "too-complex":
      "Tệp có cấu trúc bất thường hoặc bung ra quá lớn nên không đọc. Anh/Chị lưu lại bằng Word hoặc Excel rồi thử lại.",
    "took-too-long": "Đọc tệp quá lâu nên đã dừng. Anh/Chị chia nhỏ tệp rồi thử lại.",
    busy: "Hệ thống đang đọc nhiều tệp khác. Anh/Chị thử lại sau ít phút.",
    encrypted: "Tệp có mật khẩu. Anh/Chị bỏ mật khẩu rồi tải lên lại.",
    "old-office-format":
      "Tệp ở định dạng Office cũ (.doc, .xls). Anh/Chị mở bằng Word hoặc Excel, lưu thành .docx hoặc .xlsx rồi tải lên lại.",
    macros: "Tệp chứa macro nên không nhận. Anh/Chị lưu thành .docx hoặc .xlsx không có macro.",
    "wrong-extension":
      "Đuôi tệp không khớp với nội dung bên trong. Anh/Chị kiểm tra lại tệp, không đổi đuôi bằng tay.",
    "unknown-format":
      "Không nhận ra định dạng tệp. Nhận: .docx, .xlsx, .txt, GIFT, Aiken, Moodle XML, QTI và .json của Hội Thi.",
    damaged: "Tệp bị hỏng, không đọc được. Anh/Chị mở tệp, lưu lại rồi thử lại.",
    "dtd-refused":
      "Tệp XML có khai báo DOCTYPE/ENTITY, không nhận vì lý do an toàn. Anh/Chị xuất lại tệp không có khai báo này.",
    "not-utf8":
      "Chữ trong tệp không ở bảng mã Unicode (có thể là TCVN3 hoặc VNI). Anh/Chị chuyển sang Unicode rồi thử lại.",
    "no-questions": "Không tìm thấy câu hỏi nào trong tệp. Anh/Chị xem phần “Cách soạn tệp”.",
    "newer-version": "Tệp do phiên bản Hội Thi mới hơn xuất ra. Hệ thống này chưa đọc được.",
    "columns-unknown": "Chưa biết cột nào chứa nội dung gì.",
    "not-configured": "Hệ thống chưa có dịch vụ soạn nháp.",
    unreachable:
      "Không kết nối được dịch vụ soạn nháp. Anh/Chị thử lại sau; đoạn văn bản đã gửi không được giữ.",
    refused: "Dịch vụ soạn nháp từ chối yêu cầu. Anh/Chị báo quản trị hệ thống kiểm tra cấu hình.",
    "bad-reply": "Dịch vụ soạn nháp trả lời không đúng quy cách. Anh/Chị thử lại hoặc chia nhỏ đoạn văn bản.",
  } satisfies Record<ImportFailure["reason"], string>,
  en: {
    empty: "There is nothing to read. Choose a file that holds something, or paste the text.",
    "too-large":
      "The file is too large (20 MB at most; 300,000 letters when pasted). Split it, or remove pictures.",
    "too-many-questions": "The file has too many questions or rows (20,000 at most). Split it.",
    "too-complex":
      "The file is built strangely or unpacks to far too much, so it was not read. Save it anew with Word or Excel.",
    "took-too-long": "Reading took too long and was stopped. Split the file and try again.",
    busy: "Many other files are being read. Try again in a few minutes.",
    encrypted: "The file has a password. Remove it and upload again.",
    "old-office-format":
      "This is an old Office format (.doc, .xls). Save it as .docx or .xlsx and upload again.",
    macros: "The file holds macros and is not taken. Save it as .docx or .xlsx without macros.",
    "wrong-extension":
      "The name ends in something else than the file is. Check the file; do not rename it by hand.",
    "unknown-format":
      "The format was not recognised. Taken are .docx, .xlsx, .txt, GIFT, Aiken, Moodle XML, QTI and the .json of Hội Thi.",
    damaged: "The file is damaged and cannot be read. Open it, save it and try again.",
    "dtd-refused":
      "The XML file has a DOCTYPE or ENTITY declaration, which is refused for safety. Export it without one.",
    "not-utf8": "The text is not in Unicode (perhaps TCVN3 or VNI). Convert it and try again.",
    "no-questions": "No questions were found in the file. See “How to write the file”.",
    "newer-version": "The file was exported by a newer version of Hội Thi, which this one cannot read.",
    "columns-unknown": "It is not known which column holds what.",
    "not-configured": "This installation has no drafting service.",
    unreachable: "The drafting service cannot be reached. Try again later; the passage was not kept.",
    refused: "The drafting service refused the request. Ask an administrator to check the configuration.",
    "bad-reply": "The drafting service did not answer as agreed. Try again, or with a shorter passage.",
  },
});
