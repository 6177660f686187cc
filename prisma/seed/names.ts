import { type Random, randomInt } from "~/core/random";

/** Family names with their rough share, in percent. */
type Families = readonly (readonly [name: string, percent: number])[];

// biome-ignore format: a table
const DELTA: Families = [
  ["Nguyễn", 36], ["Trần", 12], ["Lê", 9], ["Phạm", 8], ["Vũ", 6], ["Hoàng", 5], ["Bùi", 4], ["Đỗ", 4], ["Đặng", 3],
  ["Ngô", 2], ["Dương", 2], ["Đào", 2], ["Phan", 2], ["Lương", 2], ["Trịnh", 1], ["Mai", 1], ["Đoàn", 1],
];
// biome-ignore format: a table
const UPLAND: Families = [
  ["Nguyễn", 24], ["Hoàng", 14], ["Nông", 9], ["Ma", 9], ["Trần", 7], ["Lê", 6], ["Triệu", 6], ["Bàn", 5], ["Phạm", 4],
  ["Lý", 4], ["Hà", 3], ["Quan", 3], ["Chẩu", 2], ["Đặng", 2], ["Vàng", 1], ["Giàng", 1],
];
// biome-ignore format: a table
const WOMEN_MIDDLE = [
  "Thị", "Thị", "Thị", "Thị Thu", "Thị Thanh", "Ngọc", "Thu", "Thị Minh", "Thị Hồng", "Bích", "Phương",
];
// biome-ignore format: a table
const MEN_MIDDLE = [
  "Văn", "Văn", "Đức", "Xuân", "Quang", "Minh", "Hữu", "Mạnh", "Thế", "Tuấn", "Duy", "Công",
];
// biome-ignore format: a table
const WOMEN_GIVEN = [
  "Hương", "Hà", "Lan", "Hoa", "Mai", "Thảo", "Trang", "Linh", "Nga", "Ngân", "Yến", "Oanh", "Hằng", "Thủy", "Nhung",
  "Loan", "Huệ", "Dung", "Hạnh", "Quyên", "Thúy", "Xuân", "Phượng", "Liên", "Vân", "Hiền", "Tuyết", "Ánh", "Duyên", "Ước",
];
// biome-ignore format: a table
const MEN_GIVEN = [
  "Hùng", "Dũng", "Tuấn", "Sơn", "Nam", "Thắng", "Đức", "Hải", "Long", "Quân", "Cường", "Việt", "Toàn", "Trung", "Khánh",
  "Phúc", "Tùng", "Đạt", "Hiếu", "Kiên", "Bình", "Thành", "Huy", "Lâm", "Giang", "Đông", "Ân", "Ứng", "Thịnh", "Vinh",
];

const FAMILIES = { delta: DELTA, upland: UPLAND };
export type Region = keyof typeof FAMILIES;

function pick<T>(random: Random, items: readonly T[]): T {
  return items[randomInt(random, items.length)] as T;
}

function pickFamily(random: Random, region: Region): string {
  let left = random() * 100;
  for (const [name, percent] of FAMILIES[region]) {
    left -= percent;
    if (left < 0) return name;
  }
  return "Nguyễn";
}

/** A plausible name of nobody in particular; no word comes twice in it. `women`: share of women, 0..1. */
export function makeName(random: Random, women: number, region: Region): string {
  const isWoman = random() < women;
  const before = `${pickFamily(random, region)} ${pick(random, isWoman ? WOMEN_MIDDLE : MEN_MIDDLE)}`;
  const taken = new Set(before.split(" "));
  const given = (isWoman ? WOMEN_GIVEN : MEN_GIVEN).filter((name) => !taken.has(name));
  return `${before} ${pick(random, given)}`;
}
