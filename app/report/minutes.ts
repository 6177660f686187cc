/** Minutes as content, before any layout: what a state body signs, part by part. All text is Vietnamese. */
export type Minutes = {
  /** The result is not approved: every page says so. */
  isDraft: boolean;
  /** The body above and the one that issues, as the head of the page names them. */
  issuer: { parent: string; name: string };
  /** "Số:      /BB-BTC"; the number is given by hand. */
  number: string;
  /** "Phú Thái, ngày 21 tháng 11 năm 2026" */
  placeAndDate: string;
  title: string;
  /** What the minutes are about, below the title. */
  about: string;
  blocks: Block[];
  signatures: { left: Signature; right: Signature };
  receivers: { title: string; lines: string[] };
};

/** Who signs: the office in capitals, and what is to be done below it. */
export type Signature = { office: string; hint: string };

export type TableColumn = {
  header: string;
  /** Share of the width; all columns add up to 100. */
  width: number;
  align: "left" | "center" | "right";
};

export type Block =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "fact"; label: string; value: string }
  /** A line to be filled in by hand. */
  | { kind: "blank"; label: string }
  | { kind: "item"; text: string }
  /** A long code, in figures of equal width. */
  | { kind: "code"; label: string; value: string }
  | { kind: "table"; title: string; columns: TableColumn[]; rows: string[][] };

/** A column that is there, or not. */
export type OptionalColumn<Row> = TableColumn & { cell: (row: Row) => string; isShown?: boolean };

/** A table of rows; the widths of the columns that are shown are stretched to the whole. */
export function tableBlock<Row>(
  title: string,
  columns: readonly OptionalColumn<Row>[],
  rows: readonly Row[],
): Block {
  const shown = columns.filter((column) => column.isShown !== false);
  const whole = shown.reduce((sum, column) => sum + column.width, 0);
  return {
    kind: "table",
    title,
    columns: shown.map(({ header, width, align }) => ({ header, align, width: (width * 100) / whole })),
    rows: rows.map((row) => shown.map((column) => column.cell(row))),
  };
}

const COMMITTEE = "Ủy ban nhân dân";
const BODY_WORDS = /^(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND)\s+/iu;
const LEVEL_WORDS = /^(?:tỉnh|thành phố|xã|phường|thị trấn|đặc khu)\s+/iu;

/** The name of a holder as the body above the organising board: a commune or province acts through its committee. */
export function bodyName(name: string, isTerritory: boolean): string {
  const territory = name.replace(BODY_WORDS, "");
  if (!isTerritory && territory === name) return name;
  const level = LEVEL_WORDS.exec(territory)?.[0] ?? "";
  return `${COMMITTEE} ${level.toLocaleLowerCase("vi")}${territory.slice(level.length)}`;
}

/** The lines of a body's name at the head of a page: a committee's kind stands on a line of its own. */
export function headLines(name: string): string[] {
  return name.startsWith(`${COMMITTEE} `) ? [COMMITTEE, name.slice(COMMITTEE.length + 1)] : [name];
}

/** The place for the date line: the name of a commune or province without its level; null: not known. */
export function placeName(name: string, isTerritory: boolean): string | null {
  return isTerritory ? name.replace(BODY_WORDS, "").replace(LEVEL_WORDS, "") : null;
}

/** How many rows of a standing the minutes list: everybody with a prize, else the first ten. */
export function listedRows<Row extends { prizeName: string | null }>(rows: readonly Row[]): Row[] {
  const prized = rows.filter((row) => row.prizeName !== null);
  return prized.length > 0 ? prized : rows.slice(0, 10);
}
