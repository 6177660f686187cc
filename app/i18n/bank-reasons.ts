import type { QuestionFieldProblem } from "~/bank/question-form";
import type { QuestionRefusal } from "~/bank/refusal";
import { defineMessages } from "./messages";

/** Why something about a question was refused, and what can be wrong with one field. */
export const bankReasons = defineMessages({
  vi: {
    summary: "Câu hỏi chưa được lưu. Nội dung Anh/Chị nhập vẫn còn bên dưới.",
    reason: {
      "invalid-form": "Một số mục chưa đúng. Anh/Chị xem lại các mục được đánh dấu.",
      "bank-unknown": "Không tìm thấy ngân hàng câu hỏi.",
      "code-taken": "Mã này đã dùng cho câu hỏi khác. Anh/Chị đặt mã khác hoặc để trống.",
      "question-unknown": "Không tìm thấy câu hỏi.",
      "question-retired": "Câu hỏi đã ngừng dùng. Anh/Chị đưa vào dùng lại trước khi sửa.",
      "changed-meanwhile":
        "Trong lúc Anh/Chị sửa, người khác đã lưu phiên bản mới. Nội dung Anh/Chị nhập vẫn còn bên dưới; đối chiếu với phiên bản hiện nay rồi lưu lại nếu vẫn cần.",
      "nothing-changed": "Nội dung giống phiên bản hiện nay nên không tạo phiên bản mới.",
      "topic-unknown": "Không tìm thấy chủ đề này. Anh/Chị chọn lại.",
      "document-unknown": "Không tìm thấy văn bản này. Anh/Chị chọn lại hoặc nhập văn bản mới.",
      "duplicate-stem": "Câu {code} đã hỏi đúng nội dung này. Anh/Chị sửa câu hỏi cho khác.",
      "already-retired": "Câu hỏi này đã ngừng dùng trước đó.",
      "not-retired": "Câu hỏi này đang được dùng.",
    } satisfies Record<QuestionRefusal, string>,
    field: {
      required: "Mục này không được để trống.",
      "too-long": "Nội dung quá dài.",
      "control-characters": "Nội dung có ký tự không dùng được.",
      markup: "Chỉ nhập văn bản thuần, không dùng thẻ HTML.",
      "not-a-choice": "Anh/Chị chọn một trong các mục có sẵn.",
      "not-a-date": "Ngày chưa đúng.",
      "bad-code": "Mã chỉ gồm chữ không dấu, số và dấu gạch nối, tối đa 32 ký tự.",
      "wrong-option-count":
        "Chọn một phương án cần đúng 4 phương án; chọn nhiều phương án cần 4 hoặc 5 phương án.",
      "duplicate-options": "Có hai phương án giống nhau.",
      "right-empty": "Phương án được đánh dấu đúng đang để trống.",
      "wrong-right-count":
        "Chọn một và Đúng / Sai cần đúng 1 đáp án; chọn nhiều cần ít nhất 2 đáp án đúng và ít nhất 1 phương án sai.",
      "citation-missing": "Câu hỏi cần căn cứ: chọn văn bản trong danh mục hoặc nhập văn bản mới.",
    } satisfies Record<QuestionFieldProblem, string>,
  },
  en: {
    summary: "The question was not saved. What you typed is still below.",
    reason: {
      "invalid-form": "Some fields are not right. Please check the marked ones.",
      "bank-unknown": "The question bank was not found.",
      "code-taken": "Another question has this code. Choose a different one or leave it empty.",
      "question-unknown": "The question was not found.",
      "question-retired": "The question is retired. Bring it back into use before revising it.",
      "changed-meanwhile":
        "While you were writing, somebody else saved a new revision. What you typed is still below; compare it with the present revision and save again if it is still needed.",
      "nothing-changed": "This says the same as the present revision, so no new one was made.",
      "topic-unknown": "The topic was not found. Choose again.",
      "document-unknown": "The document was not found. Choose again, or enter a new one.",
      "duplicate-stem": "Question {code} asks exactly this. Change the wording.",
      "already-retired": "This question has been retired before.",
      "not-retired": "This question is in use.",
    },
    field: {
      required: "This may not be empty.",
      "too-long": "This is too long.",
      "control-characters": "This holds characters that cannot be used.",
      markup: "Use plain text only, no HTML tags.",
      "not-a-choice": "Choose one of the options offered.",
      "not-a-date": "This is not a date.",
      "bad-code": "The code has letters without accents, digits and hyphens only, 32 at most.",
      "wrong-option-count": "One option to choose needs exactly 4; several to choose needs 4 or 5.",
      "duplicate-options": "Two options are the same.",
      "right-empty": "An option marked as right is empty.",
      "wrong-right-count":
        "One option and true / false need exactly 1 right answer; several options need at least 2 right and at least 1 wrong.",
      "citation-missing":
        "A question needs a legal basis: choose a document of the register or enter a new one.",
    },
  },
});
