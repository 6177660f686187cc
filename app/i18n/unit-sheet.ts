import type { RosterColumn } from "~/unit/roster-row";
import { defineMessages } from "./messages";

/** Words inside the roster workbooks: template, export and faulty rows. */
export const unitSheetMessages = defineMessages({
  vi: {
    sheet: { roster: "Danh sách", units: "Mã đơn vị", help: "Hướng dẫn", problems: "Dòng cần sửa" },
    file: {
      template: "mau-danh-sach-{code}.xlsx",
      roster: "danh-sach-{code}-{day}.xlsx",
      problems: "dong-can-sua-{code}.xlsx",
    },
    column: {
      code: "Mã danh sách (*)",
      fullName: "Họ và tên (*)",
      unitCode: "Mã đơn vị (*)",
      jobTitle: "Chức vụ",
      email: "Email",
      from: "Từ ngày",
    } satisfies Record<RosterColumn, string>,
    since: "Thuộc đơn vị từ",
    row: "Dòng trong tệp",
    problem: "Cần sửa",
    unitCode: "Mã đơn vị",
    unitName: "Tên đơn vị",
    unitAbove: "Trực thuộc",
    helpColumn: "Cột",
    helpText: "Cách điền",
    help: {
      code: "Bắt buộc. Mã riêng của mỗi người, không đổi qua các lần nhập: mã cán bộ, mã viên chức… Gồm chữ không dấu, số, dấu chấm, gạch nối; không có khoảng trắng; tối đa 40 ký tự. Không dùng số CCCD.",
      fullName: "Bắt buộc. Họ và tên đầy đủ, có dấu, ví dụ Nguyễn Thị Hồng Ánh.",
      unitCode: "Bắt buộc khi đơn vị có đơn vị trực thuộc. Lấy ở trang “Mã đơn vị”.",
      jobTitle: "Không bắt buộc.",
      email: "Không bắt buộc.",
      from: "Không bắt buộc. Ngày người này bắt đầu thuộc đơn vị, dạng ngày/tháng/năm. Để trống thì tính từ ngày áp dụng chọn khi nhập.",
      again:
        "Nhập lại cùng một tệp không làm thay đổi gì. Người đã có mã trong hệ thống được cập nhật theo mã; ô để trống giữ nguyên thông tin cũ.",
      formula: "Không dùng công thức. Nếu lấy dữ liệu từ bảng khác, dán dạng giá trị (Paste Values).",
      preview: "Hệ thống kiểm tra từng dòng và cho xem trước; chưa ghi gì cho đến khi Anh/Chị xác nhận.",
    },
    helpName: { again: "Nhập lại", formula: "Công thức", preview: "Xem trước" },
  },
  en: {
    sheet: { roster: "Roster", units: "Unit codes", help: "How to fill in", problems: "Rows to mend" },
    file: {
      template: "roster-template-{code}.xlsx",
      roster: "roster-{code}-{day}.xlsx",
      problems: "rows-to-mend-{code}.xlsx",
    },
    column: {
      code: "Roster code (*)",
      fullName: "Full name (*)",
      unitCode: "Unit code (*)",
      jobTitle: "Job title",
      email: "Email",
      from: "From",
    },
    since: "In the unit since",
    row: "Row in the file",
    problem: "To mend",
    unitCode: "Unit code",
    unitName: "Name of the unit",
    unitAbove: "Below",
    helpColumn: "Column",
    helpText: "How to fill it in",
    help: {
      code: "Required. One code for each person, the same in every import: a staff number, for example. Letters without accents, digits, dots, hyphens; no spaces; 40 characters at most. Do not use identity card numbers.",
      fullName: "Required. The full name with its accents, such as Nguyễn Thị Hồng Ánh.",
      unitCode: "Required when the unit has units below. Take it from the sheet “Unit codes”.",
      jobTitle: "Optional.",
      email: "Optional.",
      from: "Optional. The day from which the person belongs to the unit, as day/month/year. Empty: from the day chosen at the import.",
      again:
        "Importing the same file again changes nothing. People are known by their code; an empty cell keeps what stands.",
      formula: "No formulas. When copying from another sheet, paste values only.",
      preview: "Every row is checked and shown first; nothing is written until you confirm.",
    },
    helpName: { again: "Again", formula: "Formulas", preview: "Preview" },
  },
});
