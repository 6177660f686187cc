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
      "picture-unknown": "Không tìm thấy hình ảnh đã tải lên. Anh/Chị tải lại hình.",
      "document-unclear":
        "Có nhiều văn bản khớp với nội dung đã nhập. Anh/Chị ghi rõ số và cơ quan ban hành hoặc chọn trong danh mục.",
      "already-approved": "Phiên bản này đã được duyệt trước đó.",
      "already-in-review": "Phiên bản này đang chờ thẩm định.",
      "not-in-review": "Phiên bản này không còn chờ thẩm định.",
      "own-question":
        "Anh/Chị đã soạn hoặc gửi thẩm định câu này nên không tự duyệt hay trả lại. Đề nghị người khác thẩm định.",
      "not-own-question": "Chỉ người soạn hoặc người gửi mới rút lại được.",
      "too-many-tags": "Mỗi câu hỏi có tối đa 20 nhãn.",
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
      "too-many-tags": "Mỗi câu hỏi có tối đa 20 nhãn.",
      "alt-missing": "Anh/Chị mô tả nội dung hình cho người không nhìn được hình.",
      "wrong-option-count":
        "Số phương án chưa đúng: chọn một cần 3 đến 5; chọn nhiều 3 đến 6; sắp xếp 3 đến 7; ghép đôi 3 đến 9.",
      "duplicate-options": "Có hai phương án giống nhau.",
      "right-empty": "Phương án được đánh dấu đúng đang để trống.",
      "wrong-right-count":
        "Chọn một và Đúng / Sai cần đúng 1 đáp án; chọn nhiều cần ít nhất 2 đáp án đúng và ít nhất 1 phương án sai.",
      "wrong-pair-count": "Câu ghép đôi cần từ 3 đến 6 cặp.",
      "pair-incomplete": "Có vế bên trái chưa có nội dung ghép.",
      "duplicate-prompts": "Có hai vế bên trái giống nhau.",
      "wrong-accepted-count": "Cần từ 1 đến 8 câu trả lời được chấp nhận, mỗi dòng một câu.",
      "accepted-too-long": "Mỗi câu trả lời được chấp nhận dài tối đa 60 ký tự.",
      "accepted-unusable": "Có dòng không chứa chữ hay số nào để so sánh.",
      "duplicate-accepted": "Có hai câu trả lời được chấp nhận giống nhau.",
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
      "picture-unknown": "The picture was not found. Send it again.",
      "document-unclear":
        "Several documents fit what you typed. Give number and issuer, or choose from the register.",
      "already-approved": "This revision has been approved before.",
      "already-in-review": "This revision is waiting for review.",
      "not-in-review": "This revision no longer waits for review.",
      "own-question":
        "You wrote or submitted this question, so you can neither approve nor return it. Ask somebody else to review it.",
      "not-own-question": "Only who wrote or submitted it can withdraw it.",
      "too-many-tags": "A question has 20 tags at most.",
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
      "too-many-tags": "A question has 20 tags at most.",
      "alt-missing": "Say what the picture shows, for those who cannot see it.",
      "wrong-option-count":
        "Wrong number of options: one to choose needs 3 to 5; several 3 to 6; ordering 3 to 7; matching 3 to 9.",
      "duplicate-options": "Two options are the same.",
      "right-empty": "An option marked as right is empty.",
      "wrong-right-count":
        "One option and true / false need exactly 1 right answer; several options need at least 2 right and at least 1 wrong.",
      "wrong-pair-count": "A matching question needs 3 to 6 pairs.",
      "pair-incomplete": "A left side has nothing that goes with it.",
      "duplicate-prompts": "Two left sides are the same.",
      "wrong-accepted-count": "1 to 8 accepted answers are needed, one on each line.",
      "accepted-too-long": "An accepted answer has 60 letters at most.",
      "accepted-unusable": "A line has no letter or digit to compare.",
      "duplicate-accepted": "Two accepted answers are the same.",
    },
  },
});
