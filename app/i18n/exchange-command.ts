import { defineMessages } from "./messages";

/** What `npm run bank` says about files of questions, on their way in and out. */
export const exchangeCommandMessages = defineMessages({
  vi: {
    file: {
      unreadable: "{file}: không đọc được tệp.",
      bankUnknown: "Không có ngân hàng “{bank}”.",
      accountUnknown: "Không có tài khoản với mã đăng nhập “{signIn}”.",
      noAuthor:
        "Lệnh này cần --as MÃ-ĐĂNG-NHẬP của người soạn: câu hỏi được gửi thẩm định dưới tên người đó, vì không ai được duyệt câu do chính mình soạn. Nếu chỉ muốn xem thử, Anh/Chị dùng --dry-run.",
      badOption:
        "--topic phải là mã chủ đề của ngân hàng; --difficulty: easy, medium, hard; --audience: staff, citizens, everyone.",
      badFormat: "Cần --out TỆP và --format: {formats}.",
      badChoice:
        "--state: {states}; --topic phải là mã chủ đề của ngân hàng; --difficulty: easy, medium, hard; --audience: staff, citizens, everyone.",
      refused: "{file}: {reason}",
      columns: "Chưa biết cột nào chứa nội dung gì. Người soạn chọn cột trên trang: {page}",
      columnsDryRun:
        "Chưa biết cột nào chứa nội dung gì. Anh/Chị đặt tên cột như trong tệp mẫu, hoặc nhập không kèm --dry-run để người soạn chọn cột trên phần mềm.",
      discarded: "{file}: lần nhập đã bị huỷ trên phần mềm trong khi lệnh đang chạy. Lệnh không gửi câu nào.",
      actedOn:
        "{file}: người soạn đã làm tiếp lần nhập trên phần mềm trong khi lệnh đang chạy, nên lệnh không gửi câu nào. Xem trang: {page}",
      item: "{position}. [{place}] {stem}",
      note: "   {weight} {what} {how}",
      words: "   trong tệp: “{detail}”",
      field: "   ✗ {field}: {problem}",
      twinOfBank: "   ≈ nghi trùng {percent}% với câu {code}: {stem}",
      twinOfFile: "   ≈ nghi trùng {percent}% với câu {position} của tệp: {stem}",
      sum: "{all, number} câu hỏi: {ready, number} sẵn sàng, {errors, number} cần sửa, {duplicates, number} nghi trùng, {leftOut, number} bỏ qua.",
      dryRun: "Chạy thử: chưa ghi gì vào ngân hàng.",
      errorsLeft:
        "Còn câu cần sửa nên chưa gửi gì. Anh/Chị sửa tệp rồi nhập lại, nhờ người soạn sửa trên trang {page}, hoặc thêm --only-sound để chỉ gửi các câu sẵn sàng.",
      nothing: "Không có câu nào sẵn sàng để gửi.",
      written: "Đã gửi {count, number} câu đi thẩm định: {codes}",
      left: "{count, number} câu chưa gửi; người soạn làm tiếp trên trang {page}",
      unfinished:
        "Việc gửi chưa xong: đã gửi {count, number} câu, còn {left, number} câu chưa gửi. Người soạn xem và làm tiếp trên trang: {page}",
      exists: "{file}: đã có tệp này, không ghi đè.",
      unwritable: "{file}: không ghi được tệp ({code}), chưa xuất gì.",
      exported: "Đã xuất {count, number} câu hỏi kèm đáp án vào {file}.",
    },
  },
  en: {
    file: {
      unreadable: "{file}: the file cannot be read.",
      bankUnknown: "There is no bank “{bank}”.",
      accountUnknown: "There is no account with the sign-in “{signIn}”.",
      noAuthor:
        "This command needs --as SIGN-IN of the author: the questions are sent to review in that person's name, because nobody approves the own question. Use --dry-run to look only.",
      badOption:
        "--topic must be a topic code of the bank; --difficulty: easy, medium, hard; --audience: staff, citizens, everyone.",
      badFormat: "Needed: --out FILE and --format: {formats}.",
      badChoice:
        "--state: {states}; --topic must be a topic code of the bank; --difficulty: easy, medium, hard; --audience: staff, citizens, everyone.",
      refused: "{file}: {reason}",
      columns: "It is not known which column holds what. The author chooses on the page: {page}",
      columnsDryRun:
        "It is not known which column holds what. Name the columns as in the template, or import without --dry-run and let the author choose them in the program.",
      discarded:
        "{file}: the import was discarded in the program while the command was at work. The command sent nothing.",
      actedOn:
        "{file}: the author went on with the import in the program while the command was at work, so that the command sent nothing. See {page}",
      item: "{position}. [{place}] {stem}",
      note: "   {weight} {what} {how}",
      words: "   in the file: “{detail}”",
      field: "   ✗ {field}: {problem}",
      twinOfBank: "   ≈ perhaps twice, {percent}%, as question {code}: {stem}",
      twinOfFile: "   ≈ perhaps twice, {percent}%, as question {position} of the file: {stem}",
      sum: "{all, plural, one {# question} other {# questions}}: {ready, number} ready, {errors, number} to mend, {duplicates, number} perhaps twice, {leftOut, number} left out.",
      dryRun: "Dry run: nothing was written to the bank.",
      errorsLeft:
        "Some questions are to be mended, so nothing was sent. Mend the file and import it again, let the author mend them on {page}, or add --only-sound to send those that are ready.",
      nothing: "No question is ready to be sent.",
      written: "{count, plural, one {# question was} other {# questions were}} sent to review: {codes}",
      left: "{count, plural, one {# question was} other {# questions were}} not sent; the author goes on at {page}",
      unfinished:
        "Not all was sent: {count, plural, one {# question was} other {# questions were}} sent, {left, number} not. The author looks and goes on at {page}",
      exists: "{file}: there is such a file, and it is not overwritten.",
      unwritable: "{file}: the file cannot be written ({code}); nothing was exported.",
      exported: "{count, plural, one {# question} other {# questions}} with keys exported to {file}.",
    },
  },
});
