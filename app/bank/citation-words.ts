/*
 * The words by which Vietnamese legal documents are named, and what their numbers say: "61/2018/NĐ-CP" is a decree of the Government.
 */

/** Kinds as the register writes them, with the abbreviations that people use. Longer names before the ones they contain. */
export const DOCUMENT_KINDS: readonly (readonly [kind: string, ...abbreviations: string[]])[] = [
  ["Thông tư liên tịch", "TTLT"],
  ["Văn bản hợp nhất", "VBHN"],
  ["Nghị quyết liên tịch", "NQLT"],
  ["Nghị định", "NĐ", "ND"],
  ["Nghị quyết", "NQ"],
  ["Quyết định", "QĐ", "QD"],
  ["Thông tư", "TT"],
  ["Chỉ thị", "CT"],
  ["Kế hoạch", "KH"],
  ["Công điện", "CĐ"],
  ["Công văn", "CV"],
  ["Thông báo", "TB"],
  ["Kết luận", "KL"],
  ["Hướng dẫn", "HD"],
  ["Báo cáo", "BC"],
  ["Pháp lệnh", "PL"],
  ["Hiến pháp"],
  ["Bộ luật", "BL"],
  ["Luật"],
  ["Quy định"],
  ["Quy chế"],
  ["Đề án"],
  ["Lệnh"],
];

/** Kinds by what stands first behind the figure of a number. "CĐ" and "TB" too; "QH15" says nothing: laws and resolutions have it. */
export const KIND_OF_SIGN: ReadonlyMap<string, string> = new Map(
  DOCUMENT_KINDS.flatMap(([kind, ...signs]) => signs.map((sign) => [sign, kind])),
);

/** Who issues documents with this sign. Signs of several bodies (TW, TU, UBND) are left out: the words must say which. */
export const ISSUER_OF_SIGN: ReadonlyMap<string, string> = new Map([
  ["CP", "Chính phủ"],
  ["TTG", "Thủ tướng Chính phủ"],
  ["VPCP", "Văn phòng Chính phủ"],
  ["BNV", "Bộ Nội vụ"],
  ["BTC", "Bộ Tài chính"],
  ["BTP", "Bộ Tư pháp"],
  ["BCA", "Bộ Công an"],
  ["BYT", "Bộ Y tế"],
  ["BXD", "Bộ Xây dựng"],
  ["BCT", "Bộ Công Thương"],
  ["BQP", "Bộ Quốc phòng"],
  ["BGDĐT", "Bộ Giáo dục và Đào tạo"],
  ["BKHCN", "Bộ Khoa học và Công nghệ"],
  ["BTTTT", "Bộ Thông tin và Truyền thông"],
  ["BTNMT", "Bộ Tài nguyên và Môi trường"],
  ["BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội"],
  ["BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"],
  ["TTCP", "Thanh tra Chính phủ"],
]);
