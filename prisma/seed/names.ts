import type { Random } from "~/core/random";

/** Family names with their rough share among Vietnamese people, in percent. */
const FAMILIES: [string, number][] = [
  ["Nguyễn", 36], ["Trần", 12], ["Lê", 9], ["Phạm", 8], ["Hoàng", 5], ["Vũ", 6], ["Bùi", 4], ["Đỗ", 4], ["Đặng", 3],
  ["Ngô", 2], ["Dương", 2], ["Đào", 2], ["Phan", 2], ["Lương", 2], ["Trịnh", 1], ["Mai", 1], ["Đoàn", 1],
]; // biome-ignore format: a table
const WOMEN_MIDDLE = [
  "Thị",
  "Thị",
  "Thị",
  "Thị Thu",
  "Thị Thanh",
  "Ngọc",
  "Thu",
  "Thị Minh",
  "Thị Hồng",
  "Bích",
  "Phương",
];
const MEN_MIDDLE = [
  "Văn",
  "Văn",
  "Đức",
  "Xuân",
  "Quang",
  "Minh",
  "Hữu",
  "Mạnh",
  "Thế",
  "Tuấn",
  "Duy",
  "Công",
];
const WOMEN_GIVEN = [
  "Hương", "Hà", "Lan", "Hoa", "Mai", "Thảo", "Trang", "Linh", "Nga", "Ngân", "Yến", "Oanh", "Hằng", "Thủy", "Nhung",
  "Loan", "Huệ", "Dung", "Hạnh", "Quyên", "Thúy", "Xuân", "Phượng", "Liên", "Vân", "Hiền", "Tuyết", "Ánh", "Duyên", "Ước",
]; // biome-ignore format: a table
const MEN_GIVEN = [
  "Hùng", "Dũng", "Tuấn", "Sơn", "Nam", "Thắng", "Đức", "Hải", "Long", "Quân", "Cường", "Việt", "Toàn", "Trung", "Khánh",
  "Phúc", "Tùng", "Đạt", "Hiếu", "Kiên", "Bình", "Thành", "Huy", "Lâm", "Giang", "Đông", "Ân", "Ứng", "Thịnh", "Vinh",
]; // biome-ignore format: a table

function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T;
}

function family(random: Random): string {
  let left = random() * 100;
  for (const [name, share] of FAMILIES) {
    left -= share;
    if (left < 0) return name;
  }
  return "Nguyễn";
}

/** A plausible name of nobody in particular. `women`: share of women, 0..1. */
export function makeName(random: Random, women: number): string {
  const isWoman = random() < women;
  const middle = pick(random, isWoman ? WOMEN_MIDDLE : MEN_MIDDLE);
  return `${family(random)} ${middle} ${pick(random, isWoman ? WOMEN_GIVEN : MEN_GIVEN)}`;
}
