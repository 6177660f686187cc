import { writeWorkbook } from "../../../app/platform/spreadsheet.server";

export const ROSTER = [
  ["AB-001", "Nguyễn Thị Ánh", "AB-TH", "Hiệu trưởng"],
  ["AB-002", "Trần Văn Đức", "AB-TH", "Giáo viên"],
  ["AB-003", "Lê Thị Ước", "AB-TH", "Giáo viên"],
  ["AB-004", "Phạm Quang Ứng", "AB-TD", "Trưởng thôn"],
  ["AB-005", "Đỗ Thị Yến", "AB-TD", "Bí thư chi bộ"],
] as const;

/** The roster as an officer would fill in the template. */
export async function rosterFile(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const headers = ["Mã danh sách", "Họ và tên", "Mã đơn vị", "Chức vụ"];
  const bytes = await writeWorkbook([
    {
      name: "Danh sách",
      columns: headers.map((header) => ({ header })),
      rows: ROSTER.map((row) => [...row]),
    },
  ]);
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return { name: "danh-sach-an-binh.xlsx", mimeType, buffer: Buffer.from(bytes) };
}
