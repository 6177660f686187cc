import type { JobTitles } from "./demo-unit";

/** Titles by kind of body, as such bodies of a commune or a province use them. */
const specialists = (...first: string[]): JobTitles => ({ first, others: ["Chuyên viên"] });

export const PARTY_OFFICE = specialists("Chánh Văn phòng", "Phó Chánh Văn phòng");
export const COUNCIL_OFFICE: JobTitles = {
  ...specialists("Chánh Văn phòng", "Phó Chánh Văn phòng", "Phó Chánh Văn phòng"),
  last: ["Văn thư", "Lái xe"],
};
export const DIVISION = specialists("Trưởng phòng", "Phó Trưởng phòng");
export const PARTY_COMMITTEE = specialists("Trưởng ban", "Phó Trưởng ban");
export const SERVICE_CENTRE = specialists("Giám đốc", "Phó Giám đốc");
export const CULTURE_CENTRE: JobTitles = {
  first: ["Giám đốc", "Phó Giám đốc"],
  others: ["Phóng viên", "Hướng dẫn viên", "Kỹ thuật viên"],
  last: ["Kế toán"],
};
export const FRONT: JobTitles = {
  first: ["Chủ tịch", "Phó Chủ tịch Thường trực"],
  others: ["Phó Chủ tịch", "Ủy viên Thường trực", "Chuyên viên"],
};
export const TRADE_UNION: JobTitles = {
  first: ["Chủ tịch", "Phó Chủ tịch"],
  others: ["Ủy viên Ban Chấp hành"],
};
export const ASSOCIATION: JobTitles = { first: ["Chủ tịch", "Phó Chủ tịch"], others: ["Chi hội trưởng"] };
export const YOUTH_UNION: JobTitles = { first: ["Bí thư", "Phó Bí thư"], others: ["Bí thư chi đoàn"] };
export const HEALTH_STATION: JobTitles = {
  first: ["Trạm trưởng", "Phó Trạm trưởng"],
  others: ["Bác sĩ", "Điều dưỡng", "Y sĩ", "Hộ sinh", "Dược sĩ"],
  last: ["Kế toán"],
};
export const POLICE: JobTitles = {
  first: ["Trưởng Công an xã", "Phó Trưởng Công an xã", "Phó Trưởng Công an xã"],
  others: ["Cán bộ"],
};
export const MILITARY: JobTitles = {
  first: ["Chỉ huy trưởng", "Chính trị viên", "Phó Chỉ huy trưởng"],
  others: ["Trợ lý"],
};
export const SCHOOL: JobTitles = {
  first: ["Hiệu trưởng", "Phó Hiệu trưởng"],
  others: ["Giáo viên"],
  last: ["Nhân viên kế toán", "Nhân viên văn thư"],
};
export const VILLAGE: JobTitles = {
  first: [
    "Bí thư chi bộ",
    "Trưởng thôn",
    "Phó Trưởng thôn",
    "Trưởng ban công tác Mặt trận",
    "Chi hội trưởng Phụ nữ",
    "Chi hội trưởng Nông dân",
    "Chi hội trưởng Cựu chiến binh",
    "Bí thư chi đoàn",
  ],
  others: ["Nhân viên y tế thôn"],
};

export const DEPARTMENT: JobTitles = {
  first: ["Giám đốc", "Phó Giám đốc"],
  others: ["Trưởng phòng", "Chuyên viên", "Chuyên viên"],
};
export const PROVINCE_UNION: JobTitles = {
  first: ["Chủ tịch", "Phó Chủ tịch"],
  others: ["Trưởng ban", "Chuyên viên"],
};
export const PROVINCE_YOUTH: JobTitles = {
  first: ["Bí thư", "Phó Bí thư"],
  others: ["Trưởng ban", "Chuyên viên"],
};
/** Of a unit without a roster. */
export const NOBODY: JobTitles = { first: [], others: [] };
