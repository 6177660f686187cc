import type { SheetField } from "~/format/sheet-mapping";
import { defineMessages } from "./messages";

const VI_FIELDS = {
  stem: "Câu hỏi",
  options: "Tất cả phương án",
  key: "Đáp án đúng",
  type: "Loại câu",
  difficulty: "Mức độ",
  topic: "Chủ đề",
  audience: "Đối tượng",
  explanation: "Giải thích",
  citation: "Căn cứ",
  code: "Mã câu hỏi",
  label: "Số thứ tự",
  tags: "Nhãn",
  facts: "Mã dữ kiện",
  format: "Định dạng văn bản",
};
const EN_FIELDS = {
  stem: "Question",
  options: "All options",
  key: "Key",
  type: "Type",
  difficulty: "Difficulty",
  topic: "Topic",
  audience: "Audience",
  explanation: "Explanation",
  citation: "Legal basis",
  code: "Code",
  label: "Number",
  tags: "Tags",
  facts: "Fact ids",
  format: "Text format",
};

/** Fields that a sheet may have several of, by what stands before their number. */
export type NumberedField = "option" | "mark" | "prompt";
export type PlainField = Exclude<SheetField, `${NumberedField}-${number}`>;

/** Saying what the columns of a sheet hold. */
export const columnMessages = defineMessages({
  vi: {
    title: "Cho biết mỗi cột chứa nội dung gì",
    lead: "Phần mềm chưa nhận ra hàng tên cột. Anh/Chị chọn trang tính, hàng tên cột và nội dung từng cột; dưới mỗi cột là dữ liệu trong tệp.",
    sheet: "Trang tính",
    headerRow: "Hàng tên cột",
    headerRowHint: "0: tệp không có hàng tên cột.",
    show: "Xem trang tính này",
    caption: "Các hàng đầu của trang tính",
    column: "Cột {letter}",
    holds: "Nội dung",
    ignore: "Không dùng",
    sample: "Dữ liệu",
    read: "Đọc theo các cột này",
    fields: VI_FIELDS satisfies Record<PlainField, string>,
    numbered: {
      option: "Phương án {number}",
      mark: "Dấu x: phương án {number} đúng",
      prompt: "Vế trái {number} (ghép đôi)",
    } satisfies Record<NumberedField, string>,
  },
  en: {
    title: "Say what each column holds",
    lead: "The headings were not recognised. Choose the sheet, the row of the headings and what each column holds; below each column is what the file has.",
    sheet: "Sheet",
    headerRow: "Row of the headings",
    headerRowHint: "0: there is no row of headings.",
    show: "Show this sheet",
    caption: "First rows of the sheet",
    column: "Column {letter}",
    holds: "Holds",
    ignore: "Not used",
    sample: "In the file",
    read: "Read by these columns",
    fields: EN_FIELDS satisfies Record<PlainField, string>,
    numbered: {
      option: "Option {number}",
      mark: "An x: option {number} is right",
      prompt: "Left side {number} (matching)",
    },
  },
});
