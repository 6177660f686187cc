import type { ConfirmRosterImportRefusal } from "~/unit/confirm-roster-import.server";
import type { UploadIssue } from "~/unit/roster-import";
import type { RosterColumn, RowError, RowWarning } from "~/unit/roster-row";
import type { StartRosterImportRefusal } from "~/unit/start-roster-import.server";
import { defineMessages } from "./messages";

/** What is wrong with a roster file or with one of its rows, and how to mend it. */
export const unitImportProblems = defineMessages({
  vi: {
    column: {
      code: "Mã danh sách",
      fullName: "Họ và tên",
      unitCode: "Mã đơn vị",
      jobTitle: "Chức vụ",
      email: "Email",
      from: "Từ ngày",
    } satisfies Record<RosterColumn, string>,
    problem: {
      required: "Ô này bắt buộc phải có.",
      "malformed-code": "Mã chỉ gồm chữ không dấu, số, dấu chấm, gạch nối; không có khoảng trắng.",
      "duplicate-code": "Mã này còn ở dòng {other}. Mỗi người chỉ có một dòng.",
      "malformed-name": "Họ và tên phải bắt đầu bằng chữ cái.",
      "too-long": "Nội dung quá dài.",
      "control-characters": "Ô có ký tự ẩn không dùng được. Anh/Chị gõ lại ô này.",
      formula: "Ô có công thức hoặc báo lỗi. Anh/Chị dán lại dạng giá trị.",
      "unit-missing": "Cần ghi mã đơn vị, vì đơn vị này có các đơn vị trực thuộc.",
      "unknown-unit": "Không có đơn vị nào mang mã này. Xem trang “Mã đơn vị” trong tệp mẫu.",
      "foreign-unit": "Đơn vị này không thuộc phạm vi của lần nhập.",
      "unit-not-valid": "Đơn vị này không hoạt động vào ngày áp dụng.",
      "malformed-email": "Địa chỉ email chưa đúng. Có thể để trống.",
      "not-a-day": "Ngày chưa đúng. Ghi dạng ngày/tháng/năm, ví dụ 21/11/2026.",
      "belongs-elsewhere":
        "Mã này là của một người ở đơn vị khác. Nếu người đó chuyển về, đơn vị cấp trên nhập danh sách hoặc đơn vị cũ cho rời trước.",
      "earlier-than-present":
        "Người này đang thuộc một đơn vị từ sau ngày ghi ở đây. Ghi ngày chuyển muộn hơn.",
      "name-differs": "Mã này trong hệ thống mang tên “{other}”. Nếu không phải cùng một người, sửa lại mã.",
    } satisfies Record<RowError | RowWarning, string>,
    reason: {
      "invalid-form": "Một số mục chưa đúng.",
      "no-file": "Anh/Chị chọn tệp danh sách.",
      "not-a-day": "Ngày áp dụng chưa đúng.",
      empty: "Tệp không có nội dung.",
      "too-large": "Tệp lớn hơn 10 MB. Anh/Chị bỏ hình ảnh, định dạng thừa hoặc chia nhỏ danh sách.",
      "not-xlsx": "Đây không phải tệp Excel .xlsx. Anh/Chị lưu danh sách thành .xlsx rồi tải lên.",
      "old-xls": "Đây là tệp Excel kiểu cũ (.xls). Anh/Chị mở tệp, chọn “Lưu thành” và lưu lại thành .xlsx.",
      encrypted: "Tệp có mật khẩu. Anh/Chị bỏ mật khẩu rồi tải lên.",
      damaged: "Tệp bị hỏng hoặc không đúng chuẩn. Anh/Chị mở bằng Excel, lưu lại thành .xlsx rồi thử lại.",
      "too-many-parts": "Tệp có quá nhiều thành phần. Anh/Chị chép danh sách sang một tệp mới.",
      "unpacked-too-large": "Nội dung giải nén của tệp quá lớn. Anh/Chị chép danh sách sang một tệp mới.",
      "too-many-rows": "Tệp có hơn 20.000 dòng. Anh/Chị chia theo đơn vị trực thuộc.",
      "too-wide":
        "Tệp có dữ liệu ở các cột quá xa bên phải. Anh/Chị xoá các cột thừa hoặc chép sang tệp mới.",
      "too-complex": "Tệp quá nhiều nội dung để đọc an toàn. Anh/Chị chép danh sách sang một tệp mới.",
      "took-too-long": "Đọc tệp quá lâu nên hệ thống đã dừng. Anh/Chị chép danh sách sang một tệp mới.",
      busy: "Hệ thống đang đọc nhiều tệp cùng lúc. Anh/Chị thử lại sau ít phút.",
      "no-heading": "Không thấy dòng tiêu đề có cột “Mã danh sách” và “Họ và tên”. Anh/Chị dùng tệp mẫu.",
      "no-rows": "Dưới dòng tiêu đề chưa có ai.",
      "unknown-import": "Lần nhập này không còn. Anh/Chị tải tệp lên lại.",
      "already-confirmed": "Lần nhập này đã được xác nhận trước đó.",
      "state-moved":
        "Danh sách trong hệ thống đã thay đổi từ lúc kiểm tra. Chưa ghi gì; phần trên là kết quả kiểm tra mới, Anh/Chị xem lại rồi xác nhận.",
      "has-errors": "Tệp còn dòng lỗi. Anh/Chị sửa tệp, hoặc đánh dấu bỏ qua các dòng đó.",
      "ends-need-clean-file": "Danh sách đầy đủ phải hết lỗi mới nhập được. Chưa ghi gì.",
      "nothing-to-do": "Tệp khớp với danh sách hiện có, không có gì phải ghi.",
    } satisfies Record<StartRosterImportRefusal | ConfirmRosterImportRefusal | UploadIssue, string>,
  },
  en: {
    column: {
      code: "Roster code",
      fullName: "Full name",
      unitCode: "Unit code",
      jobTitle: "Position",
      email: "Email",
      from: "From",
    },
    problem: {
      required: "This cell may not be empty.",
      "malformed-code": "A code has letters without accents, digits, dots, hyphens; no spaces.",
      "duplicate-code": "Row {other} has this code too. Each person has one row.",
      "malformed-name": "A full name begins with a letter.",
      "too-long": "This is too long.",
      "control-characters": "The cell holds hidden characters. Type it again.",
      formula: "The cell holds a formula or an error. Paste it as a value.",
      "unit-missing": "The unit code is needed, because this unit has units below.",
      "unknown-unit": "No unit has this code. See the sheet “Unit codes” in the template.",
      "foreign-unit": "This unit lies outside this import.",
      "unit-not-valid": "This unit does not exist on that day.",
      "malformed-email": "This is not an email address. It may be left empty.",
      "not-a-day": "This is not a date. Write day/month/year, such as 21/11/2026.",
      "belongs-elsewhere":
        "This code belongs to somebody of another unit. If that person has come to you, let the unit above import, or the former unit end it first.",
      "earlier-than-present":
        "This person has belonged to a unit since a later day. Write a later day of the move.",
      "name-differs":
        "In the system this code has the name “{other}”. If it is not the same person, mend the code.",
    },
    reason: {
      "invalid-form": "Some fields are not right.",
      "no-file": "Choose the roster file.",
      "not-a-day": "The day is not a date.",
      empty: "The file is empty.",
      "too-large":
        "The file is larger than 10 MB. Take out pictures and surplus formatting, or split the roster.",
      "not-xlsx": "This is not an Excel .xlsx file. Save the roster as .xlsx and upload it.",
      "old-xls": "This is an old Excel file (.xls). Open it, choose “Save as” and save it as .xlsx.",
      encrypted: "The file has a password. Take the password off and upload it.",
      damaged:
        "The file is damaged or not a proper workbook. Open it in Excel, save it as .xlsx and try again.",
      "too-many-parts": "The file has too many parts. Copy the roster into a new file.",
      "unpacked-too-large": "Unpacked, the file is too large. Copy the roster into a new file.",
      "too-many-rows": "The file has more than 20,000 rows. Split it by units.",
      "too-wide":
        "The file has cells too far to the right. Delete the surplus columns or copy into a new file.",
      "too-complex": "The file holds too much to be read safely. Copy the roster into a new file.",
      "took-too-long": "Reading the file took too long and was stopped. Copy the roster into a new file.",
      busy: "Many files are being read at the moment. Try again in a few minutes.",
      "no-heading": "There is no heading with “Roster code” and “Full name”. Use the template.",
      "no-rows": "There is nobody below the heading.",
      "unknown-import": "This import is no longer there. Upload the file again.",
      "already-confirmed": "This import was confirmed before.",
      "state-moved":
        "The rosters have changed since the check. Nothing was written; above is the new check, to look at and confirm.",
      "has-errors": "The file still has faulty rows. Mend it, or tick that they are left out.",
      "ends-need-clean-file": "A complete roster must be free of errors. Nothing was written.",
      "nothing-to-do": "The file agrees with the present roster; there is nothing to write.",
    },
  },
});
