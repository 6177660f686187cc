import { type DemoUnit, demoUnit } from "./demo-unit";
import * as titles from "./job-titles";

const STATE = "Cơ quan hành chính";
const PARTY = "Mặt trận và tổ chức thành viên";
const COMMUNES = "Xã, phường";

// biome-ignore format: a table
const BODIES: readonly DemoUnit[] = [
  demoUnit("TQ-SNV", "Sở Nội vụ", "department", STATE, titles.DEPARTMENT, [12, 0.5, 0.92]),
  demoUnit("TQ-KHCN", "Sở Khoa học và Công nghệ", "department", STATE, titles.DEPARTMENT, [10, 0.4, 0.8]),
  demoUnit("TQ-STC", "Sở Tài chính", "department", STATE, titles.DEPARTMENT, [10, 0.6, 0.5]),
  demoUnit("TQ-SXD", "Sở Xây dựng", "department", STATE, titles.DEPARTMENT, [9, 0.3, 0.44]),
  demoUnit("TQ-STP", "Sở Tư pháp", "department", STATE, titles.DEPARTMENT, [8, 0.6, 1]),
  demoUnit("TQ-HCC", "Trung tâm Phục vụ hành chính công tỉnh", "public_service", STATE, titles.SERVICE_CENTRE,
    [8, 0.6, 1]),
  demoUnit("TQ-MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "association", PARTY, titles.PROVINCE_UNION,
    [8, 0.4, 0.88]),
  demoUnit("TQ-PN", "Hội Liên hiệp Phụ nữ tỉnh", "association", PARTY, titles.PROVINCE_UNION, [6, 1, 0.67]),
  demoUnit("TQ-TD", "Tỉnh đoàn", "association", PARTY, titles.PROVINCE_YOUTH, [6, 0.5, 0.83]),
  demoUnit("TQ-ND", "Hội Nông dân tỉnh", "association", PARTY, titles.PROVINCE_UNION, [6, 0.4, 0.33]),
];

/** Where citizens say they live. Nobody of these is on a roster of the contest. */
const COMMUNE_ROWS = [
  ["TQ-MX", "Phường Minh Xuân"],
  ["TQ-SD", "Xã Sơn Dương"],
  ["TQ-DV", "Xã Đồng Văn"],
] as const;

/** Bodies of the province, the member organisations of the Fatherland Front beside them, and a few communes. */
export const TUYEN_QUANG_UNITS: readonly DemoUnit[] = [
  ...BODIES,
  ...COMMUNE_ROWS.map(([code, name]) => demoUnit(code, name, "commune", COMMUNES, titles.NOBODY, [0, 0, 0])),
];
