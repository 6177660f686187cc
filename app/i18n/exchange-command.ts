import { defineMessages } from "./messages";

/** What `npm run bank` says about files of questions, on their way in and out. */
export const exchangeCommandMessages = defineMessages({
  vi: {
    file: {
      unreadable: "{file}: không đọc được tệp.",
      bankUnknown: "Không có ngân hàng “{bank}”.",
      accountUnknown: "Không có tài khoản với mã đăng nhập “{signIn}”.",
      badOption:
        "--topic phải là mã chủ đề của ngân hàng; --difficulty: easy, medium, hard; --audience: staff, citizens, everyone.",
      badFormat: "--format: {formats}.",
      refused: "{file}: {reason}",
      columns: "Chưa biết cột nào chứa nội dung gì. Anh/Chị chọn cột trên trang: {page}",
      item: "{position}. [{place}] {stem}",
      note: "   {weight} {what} {how}",
      words: "   trong tệp: “{detail}”",
      field: "   ✗ {field}: {problem}",
      twinOfBank: "   ≈ nghi trùng {percent}% với câu {code}: {stem}",
      twinOfFile: "   ≈ nghi trùng {percent}% với câu {position} của tệp: {stem}",
      sum: "{all, number} câu hỏi: {ready, number} sẵn sàng, {errors, number} cần sửa, {duplicates, number} nghi trùng, {leftOut, number} bỏ qua.",
      dryRun: "Chạy thử: chưa ghi gì vào ngân hàng.",
      errorsLeft:
        "Còn câu cần sửa nên chưa ghi gì. Anh/Chị sửa tệp, sửa trên trang {page}, hoặc thêm --only-sound để chỉ gửi các câu sẵn sàng.",
      nothing: "Không có câu nào sẵn sàng để gửi.",
      written: "Đã gửi {count, number} câu đi thẩm định: {codes}",
      left: "{count, number} câu chưa gửi; làm tiếp trên trang {page}",
      exists: "{file}: đã có tệp này, không ghi đè.",
      exported: "Đã xuất {count, number} câu hỏi kèm đáp án vào {file}.",
    },
  },
  en: {
    file: {
      unreadable: "{file}: the file cannot be read.",
      bankUnknown: "There is no bank “{bank}”.",
      accountUnknown: "There is no account with the sign-in “{signIn}”.",
      badOption:
        "--topic must be a topic code of the bank; --difficulty: easy, medium, hard; --audience: staff, citizens, everyone.",
      badFormat: "--format: {formats}.",
      refused: "{file}: {reason}",
      columns: "It is not known which column holds what. Choose on the page: {page}",
      item: "{position}. [{place}] {stem}",
      note: "   {weight} {what} {how}",
      words: "   in the file: “{detail}”",
      field: "   ✗ {field}: {problem}",
      twinOfBank: "   ≈ perhaps twice, {percent}%, as question {code}: {stem}",
      twinOfFile: "   ≈ perhaps twice, {percent}%, as question {position} of the file: {stem}",
      sum: "{all, plural, one {# question} other {# questions}}: {ready, number} ready, {errors, number} to mend, {duplicates, number} perhaps twice, {leftOut, number} left out.",
      dryRun: "Dry run: nothing was written to the bank.",
      errorsLeft:
        "Some questions are to be mended, so nothing was written. Mend the file, mend them on {page}, or add --only-sound to send those that are ready.",
      nothing: "No question is ready to be sent.",
      written: "{count, plural, one {# question was} other {# questions were}} sent to review: {codes}",
      left: "{count, plural, one {# question was} other {# questions were}} not sent; go on at {page}",
      exists: "{file}: there is such a file, and it is not overwritten.",
      exported: "{count, plural, one {# question} other {# questions}} with keys exported to {file}.",
    },
  },
});
