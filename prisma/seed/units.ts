import type { UnitKind } from "~/unit/unit";

/** A unit of the demo: `staff` members, `women` their share, `turnout` how many of them take part in the open round. */
export type DemoUnit = {
  code: string;
  name: string;
  kind: UnitKind;
  bloc: string;
  staff: number;
  women: number;
  turnout: number;
  titles: readonly string[];
};

const OFFICE = ["Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên"];
const SCHOOL = ["Hiệu trưởng", "Phó Hiệu trưởng", "Giáo viên", "Giáo viên", "Giáo viên", "Nhân viên"];
const VILLAGE = [
  "Bí thư chi bộ",
  "Trưởng thôn",
  "Trưởng ban công tác Mặt trận",
  "Chi hội trưởng phụ nữ",
  "Chi hội trưởng nông dân",
];
const UNION = ["Chủ tịch", "Phó Chủ tịch", "Ủy viên"];

const [STATE, PARTY, SCHOOLS, HEALTH, ARMED, VILLAGES] = [
  "Cơ quan hành chính",
  "Đảng, Mặt trận và đoàn thể",
  "Trường học",
  "Y tế và sự nghiệp",
  "Công an, quân sự",
  "Thôn",
] as const;

function unit(
  code: string,
  name: string,
  kind: UnitKind,
  bloc: string,
  size: [staff: number, women: number, turnout: number],
  titles: readonly string[],
): DemoUnit {
  const [staff, women, turnout] = size;
  return { code: `PT-${code}`, name, kind, bloc, staff, women, turnout, titles };
}

const OFFICES = [
  unit(
    "VP",
    "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã",
    "division",
    STATE,
    [19, 0.5, 1],
    ["Chánh Văn phòng", "Phó Chánh Văn phòng", "Chuyên viên"],
  ),
  unit("VHXH", "Phòng Văn hóa - Xã hội", "division", STATE, [14, 0.6, 1], OFFICE),
  unit("KT", "Phòng Kinh tế", "division", STATE, [17, 0.35, 0.88], OFFICE),
  unit(
    "HCC",
    "Trung tâm Phục vụ hành chính công",
    "public_service",
    STATE,
    [12, 0.6, 1],
    ["Giám đốc", "Phó Giám đốc", "Chuyên viên"],
  ),
  unit("DU", "Văn phòng Đảng ủy", "division", PARTY, [11, 0.45, 0.91], ["Chánh Văn phòng", "Chuyên viên"]),
  unit(
    "BXD",
    "Ban Xây dựng Đảng",
    "division",
    PARTY,
    [8, 0.4, 0.75],
    ["Trưởng ban", "Phó Trưởng ban", "Chuyên viên"],
  ),
  unit("MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam xã", "association", PARTY, [9, 0.45, 1], UNION),
  unit("CD", "Công đoàn xã", "association", PARTY, [4, 0.5, 1], UNION),
  unit("PN", "Hội Liên hiệp Phụ nữ xã", "association", PARTY, [5, 1, 1], UNION),
  unit(
    "DTN",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã",
    "association",
    PARTY,
    [5, 0.4, 1],
    ["Bí thư", "Phó Bí thư", "Ủy viên"],
  ),
  unit("ND", "Hội Nông dân xã", "association", PARTY, [5, 0.3, 0.6], UNION),
  unit("CCB", "Hội Cựu chiến binh xã", "association", PARTY, [5, 0, 0.4], UNION),
];

const SERVICES = [
  unit(
    "VHTT",
    "Trung tâm Văn hóa, Thể thao và Truyền thông xã",
    "public_service",
    HEALTH,
    [13, 0.5, 1],
    ["Giám đốc", "Phó Giám đốc", "Viên chức"],
  ),
  unit(
    "TYT",
    "Trạm Y tế xã",
    "health_station",
    HEALTH,
    [24, 0.7, 0.83],
    ["Trạm trưởng", "Bác sĩ", "Điều dưỡng", "Dược sĩ"],
  ),
  unit(
    "CA",
    "Công an xã",
    "police",
    ARMED,
    [26, 0.15, 0.69],
    ["Trưởng Công an", "Phó Trưởng Công an", "Cán bộ"],
  ),
  unit(
    "QS",
    "Ban Chỉ huy Quân sự xã",
    "military",
    ARMED,
    [7, 0, 0.86],
    ["Chỉ huy trưởng", "Chính trị viên", "Trợ lý"],
  ),
];

const SCHOOL_NAMES: [string, string, number, number][] = [
  ["MN1", "Trường Mầm non Phú Thái", 32, 0.97],
  ["MN2", "Trường Mầm non Kim Anh", 27, 0.52],
  ["MN3", "Trường Mầm non Thượng Vũ", 25, 1],
  ["TH1", "Trường Tiểu học Phú Thái", 41, 0.93],
  ["TH2", "Trường Tiểu học Kim Anh", 31, 0.61],
  ["TH3", "Trường Tiểu học Thượng Vũ", 28, 0.32],
  ["CS1", "Trường Trung học cơ sở Phú Thái", 38, 1],
  ["CS2", "Trường Trung học cơ sở Kim Anh", 29, 0.45],
  ["CS3", "Trường Trung học cơ sở Thượng Vũ", 26, 0.77],
];

const VILLAGE_NAMES: [string, number][] = [
  ["An Thái", 1], ["Bắc Thái", 0.8], ["Cổ Phục", 0.2], ["Đồng Tâm", 0.6], ["Đại Đồng", 1], ["Hải Ninh", 0], ["Kim Bào", 0.4],
  ["Lương Xá", 0.6], ["Minh Khai", 1], ["Nam Hà", 0.2], ["Phú Lương", 0.8], ["Tân Phú", 0.6], ["Thái An", 0.4], ["Thượng Đức", 0.7], ["Văn Minh", 0.5],
]; // biome-ignore format: a table

/** Units below the commune of Phú Thái, as its plan names them, with schools, health station, police and villages. */
export const PHU_THAI_UNITS: readonly DemoUnit[] = [
  ...OFFICES,
  ...SERVICES,
  ...SCHOOL_NAMES.map(([code, name, staff, turnout]) =>
    unit(code, name, "school", SCHOOLS, [staff, code.startsWith("MN") ? 0.97 : 0.75, turnout], SCHOOL),
  ),
  ...VILLAGE_NAMES.map(([name, turnout], at) =>
    unit(
      `T${String(at + 1).padStart(2, "0")}`,
      `Thôn ${name}`,
      "village",
      VILLAGES,
      [9, 0.35, turnout],
      VILLAGE,
    ),
  ),
];

/** The province contest: bodies of the province, member organisations of the Fatherland Front beside them. */
export const TUYEN_QUANG_UNITS: readonly DemoUnit[] = (
  [
    ["TQ-SNV", "Sở Nội vụ", "department", STATE, 12, 0.9],
    ["TQ-KHCN", "Sở Khoa học và Công nghệ", "department", STATE, 10, 0.8],
    ["TQ-STC", "Sở Tài chính", "department", STATE, 10, 0.5],
    ["TQ-SXD", "Sở Xây dựng", "department", STATE, 9, 0.4],
    ["TQ-STP", "Sở Tư pháp", "department", STATE, 8, 1],
    ["TQ-HCC", "Trung tâm Phục vụ hành chính công tỉnh", "public_service", STATE, 8, 1],
    ["TQ-MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "association", PARTY, 8, 0.9],
    ["TQ-PN", "Hội Liên hiệp Phụ nữ tỉnh", "association", PARTY, 6, 0.7],
    ["TQ-TD", "Tỉnh đoàn", "association", PARTY, 6, 0.8],
    ["TQ-ND", "Hội Nông dân tỉnh", "association", PARTY, 6, 0.3],
  ] as const
).map(([code, name, kind, bloc, staff, turnout]) => ({
  code,
  name,
  kind,
  bloc,
  staff,
  turnout,
  women: 0.5,
  titles: ["Giám đốc", "Phó Giám đốc", "Chuyên viên", "Chuyên viên"],
}));
