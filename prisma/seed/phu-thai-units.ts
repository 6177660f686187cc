import { type DemoUnit, demoUnit } from "./demo-unit";
import * as titles from "./job-titles";

const STATE = "Cơ quan hành chính";
const PARTY = "Đảng, Mặt trận và đoàn thể";
const SCHOOLS = "Trường học";
const HEALTH = "Y tế và sự nghiệp";
const ARMED = "Công an, quân sự";
const VILLAGES = "Thôn";

// biome-ignore format: a table
const OFFICES: readonly DemoUnit[] = [
  demoUnit("PT-VP", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "division", STATE, titles.COUNCIL_OFFICE,
    [19, 0.5, 1]),
  demoUnit("PT-VHXH", "Phòng Văn hóa - Xã hội", "division", STATE, titles.DIVISION, [14, 0.6, 1]),
  demoUnit("PT-KT", "Phòng Kinh tế", "division", STATE, titles.DIVISION, [17, 0.35, 0.71]),
  demoUnit("PT-HCC", "Trung tâm Phục vụ hành chính công", "public_service", STATE, titles.SERVICE_CENTRE,
    [12, 0.6, 1]),
  demoUnit("PT-DU", "Văn phòng Đảng ủy", "division", PARTY, titles.PARTY_OFFICE, [11, 0.45, 0.91]),
  demoUnit("PT-BXD", "Ban Xây dựng Đảng", "division", PARTY, titles.PARTY_COMMITTEE, [8, 0.4, 0.75]),
  demoUnit("PT-MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam xã", "association", PARTY, titles.FRONT, [9, 0.45, 1]),
  demoUnit("PT-CD", "Công đoàn xã", "association", PARTY, titles.TRADE_UNION, [4, 0.5, 1]),
  demoUnit("PT-PN", "Hội Liên hiệp Phụ nữ xã", "association", PARTY, titles.ASSOCIATION, [5, 1, 1]),
  demoUnit("PT-DTN", "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã", "association", PARTY, titles.YOUTH_UNION,
    [5, 0.4, 1]),
  demoUnit("PT-ND", "Hội Nông dân xã", "association", PARTY, titles.ASSOCIATION, [5, 0.3, 0.6]),
  demoUnit("PT-CCB", "Hội Cựu chiến binh xã", "association", PARTY, titles.ASSOCIATION, [5, 0, 0.4]),
  demoUnit("PT-VHTT", "Trung tâm Văn hóa, Thể thao và Truyền thông xã", "public_service", HEALTH,
    titles.CULTURE_CENTRE, [13, 0.5, 1]),
  demoUnit("PT-TYT", "Trạm Y tế xã", "health_station", HEALTH, titles.HEALTH_STATION, [24, 0.7, 0.58]),
  demoUnit("PT-CA", "Công an xã", "police", ARMED, titles.POLICE, [26, 0.15, 0.46]),
  demoUnit("PT-QS", "Ban Chỉ huy Quân sự xã", "military", ARMED, titles.MILITARY, [7, 0, 0.86]),
];

// biome-ignore format: a table
const SCHOOL_ROWS: readonly [code: string, name: string, staff: number, women: number, turnout: number][] = [
  ["PT-MN1", "Trường Mầm non Phú Thái", 32, 0.97, 0.75],
  ["PT-MN2", "Trường Mầm non Kim Anh", 27, 0.97, 0.37],
  ["PT-MN3", "Trường Mầm non Thượng Vũ", 25, 0.97, 1],
  ["PT-TH1", "Trường Tiểu học Phú Thái", 41, 0.8, 0.68],
  ["PT-TH2", "Trường Tiểu học Kim Anh", 31, 0.8, 0.45],
  ["PT-TH3", "Trường Tiểu học Thượng Vũ", 28, 0.8, 0.14],
  ["PT-CS1", "Trường Trung học cơ sở Phú Thái", 38, 0.7, 1],
  ["PT-CS2", "Trường Trung học cơ sở Kim Anh", 29, 0.7, 0.31],
  ["PT-CS3", "Trường Trung học cơ sở Thượng Vũ", 26, 0.7, 0.58],
];

// biome-ignore format: a table
const VILLAGE_ROWS: readonly [name: string, turnout: number][] = [
  ["An Thái", 1], ["Bắc Thái", 0.78], ["Cổ Phục", 0.23], ["Đồng Tâm", 0.56], ["Đại Đồng", 1],
  ["Hải Ninh", 0], ["Kim Bào", 0.34], ["Lương Xá", 0.56], ["Minh Khai", 1], ["Nam Hà", 0.23],
  ["Phú Lương", 0.78], ["Tân Phú", 0.56], ["Thái An", 0.34], ["Thượng Đức", 0.67], ["Văn Minh", 0.45],
];

/**
 * The 40 units below the commune of Phú Thái: the offices and bodies that its plan gives work to, its schools, health station,
 * police, and villages.
 */
export const PHU_THAI_UNITS: readonly DemoUnit[] = [
  ...OFFICES,
  ...SCHOOL_ROWS.map(([code, name, ...figures]) =>
    demoUnit(code, name, "school", SCHOOLS, titles.SCHOOL, figures),
  ),
  ...VILLAGE_ROWS.map(([name, turnout], at) => {
    const code = `PT-T${String(at + 1).padStart(2, "0")}`;
    return demoUnit(code, `Thôn ${name}`, "village", VILLAGES, titles.VILLAGE, [9, 0.35, turnout]);
  }),
];
