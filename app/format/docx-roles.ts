import type { LineRole } from "./source-line";

/**
 * The paragraph styles of our own Word documents, by what their lines are. They keep a document that was written exact when
 * it is read again, whatever its words look like.
 */
export const ROLE_STYLES = {
  title: { id: "HoiThiTieuDe", name: "Hội Thi: tiêu đề" },
  question: { id: "HoiThiCauHoi", name: "Hội Thi: câu hỏi" },
  stem: { id: "HoiThiLoiDan", name: "Hội Thi: lời dẫn" },
  option: { id: "HoiThiPhuongAn", name: "Hội Thi: phương án" },
  answer: { id: "HoiThiDapAnNgan", name: "Hội Thi: đáp án ngắn" },
  field: { id: "HoiThiThongTin", name: "Hội Thi: thông tin" },
  explanation: { id: "HoiThiGiaiThich", name: "Hội Thi: giải thích" },
} as const satisfies Record<LineRole, { id: string; name: string }>;

const ROLES = new Map<string, LineRole>(
  (Object.keys(ROLE_STYLES) as LineRole[]).flatMap((role) => [
    [ROLE_STYLES[role].id, role] as const,
    [ROLE_STYLES[role].name, role] as const,
  ]),
);

/** What a paragraph of the style is, by the style's id or name; null: a style of somebody else. */
export function roleOfStyle(style: string): LineRole | null {
  return ROLES.get(style.normalize("NFC")) ?? null;
}
