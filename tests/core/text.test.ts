import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clip,
  collapseSpace,
  compareByGivenName,
  givenNameSortKey,
  hasControlCharacters,
  searchKey,
  toNfc,
} from "~/core/text";

describe("toNfc", () => {
  it("composes what macOS decomposes", () => {
    const nfd = "Nguyễn Đức Ước".normalize("NFD");
    expect(nfd).not.toBe("Nguyễn Đức Ước");
    expect(toNfc(nfd)).toBe("Nguyễn Đức Ước");
  });
});

describe("collapseSpace", () => {
  it.each([
    ["  a  b ", "a b"],
    ["a\u00A0\tb\r\nc", "a b c"],
    ["a\u200Bb\uFEFF", "ab"],
    ["   ", ""],
  ])("%j → %j", (from, to) => expect(collapseSpace(from)).toBe(to));
});

describe("searchKey", () => {
  it.each([
    ["Sở Nội vụ  Đắk Lắk", "so noi vu dak lak"],
    ["ƯỚC", "uoc"],
    [" xã PHÚ THÁI ", "xa phu thai"],
    ["đĐ", "dd"],
  ])("%j → %j", (from, to) => {
    expect(searchKey(from)).toBe(to);
    expect(searchKey(from.normalize("NFD"))).toBe(to);
  });

  it("is idempotent", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (s) => searchKey(searchKey(s)) === searchKey(s)));
  });
});

describe("hasControlCharacters", () => {
  it.each(["\0", "a\u0007", "\u007F", "\u0085", "\u2028", "\u202Eabc", "\u2066", "\uD800", "a\tb", "a\nb"])(
    "finds %j",
    (s) => expect(hasControlCharacters(s)).toBe(true),
  );
  it.each(["", "Nguyễn Văn Á", "H'Hen Niê", "😀", "a b", "Nguyễn".normalize("NFD")])("passes %j", (s) =>
    expect(hasControlCharacters(s)).toBe(false),
  );
  it("allows line breaks and tabs when asked, and nothing else", () => {
    expect(hasControlCharacters("a\r\n\tb", { allowLineBreaks: true })).toBe(false);
    expect(hasControlCharacters("a\n\0", { allowLineBreaks: true })).toBe(true);
  });
});

describe("clip", () => {
  it.each([
    ["abc", 3, "abc"],
    ["abcd", 3, "ab…"],
    ["ab cd", 4, "ab…"],
    ["😀😀😀", 2, "😀…"],
    ["abc", 1, "…"],
    ["abc", 0, ""],
  ])("%j to %d → %j", (s, n, to) => expect(clip(s, n)).toBe(to));

  it("does not tear a mark from its letter", () => {
    expect(clip("a\u0301\u0323bc", 4)).toBe("a\u0301\u0323…");
    expect(clip("xa\u0301\u0323bc", 4)).toBe("x…");
  });

  it("never exceeds the limit", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), fc.nat(20), (s, n) => [...clip(s, n)].length <= n));
  });
});

const SYLLABLES = [
  "An",
  "Ân",
  "Ăn",
  "Ánh",
  "Anh",
  "Bình",
  "Đức",
  "Dũng",
  "Hòa",
  "Hoà",
  "Hoa",
  "Oanh",
  "Ông",
  "Ơn",
];
const MORE = [
  "Thị",
  "Thi",
  "Văn",
  "Vân",
  "Nguyễn",
  "Ngô",
  "Trần",
  "Trân",
  "Lê",
  "Le",
  "Ước",
  "Úc",
  "Dạ",
  "Dá",
  "Dã",
];
const name = fc
  .array(fc.constantFrom(...SYLLABLES, ...MORE), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(" "));

/** The rule said another way: ICU, word group by word group. */
function compareWithIcu(a: string, b: string): number {
  const collator = new Intl.Collator("vi");
  const groups = (full: string) => {
    const words = full.split(" ");
    return [words.at(-1) ?? "", words.slice(1, -1).join(" "), words.length > 1 ? (words[0] ?? "") : ""];
  };
  const [x, y] = [groups(a), groups(b)];
  for (let i = 0; i < 3; i++) {
    const order = collator.compare(x[i] ?? "", y[i] ?? "");
    if (order !== 0) return Math.sign(order);
  }
  return 0;
}

describe("names by given name", () => {
  it("sorts a class list the way a clerk does", () => {
    const list = ["Trần Văn Đức", "Nguyễn Thị Ánh", "Lê Anh", "Nguyễn Văn An", "Ngô Dũng", "Lê Văn An", "An"];
    expect(list.toSorted(compareByGivenName)).toEqual([
      "An",
      "Lê Văn An",
      "Nguyễn Văn An",
      "Lê Anh",
      "Nguyễn Thị Ánh",
      "Ngô Dũng",
      "Trần Văn Đức",
    ]);
  });

  it("agrees with ICU's Vietnamese collation", () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const order = compareByGivenName(a, b);
        expect(Math.sign(a === b ? 0 : order)).toBe(compareWithIcu(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps its order under any collation, because the key is plain letters and digits", () => {
    const vi = new Intl.Collator("vi");
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [x, y] = [givenNameSortKey(a), givenNameSortKey(b)];
        expect(x).toMatch(/^[0-9a-z]+$/);
        expect(Math.sign(vi.compare(x, y))).toBe(x < y ? -1 : x > y ? 1 : 0);
      }),
    );
  });

  it("gives one key to NFC and NFD, upper and lower case, and stray spaces", () => {
    const key = givenNameSortKey("Nguyễn Thị Ước");
    expect(givenNameSortKey("Nguyễn Thị Ước".normalize("NFD"))).toBe(key);
    expect(givenNameSortKey("  NGUYỄN  THỊ ƯỚC ")).toBe(key);
  });

  it("has an answer for anything", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (s) => /^[0-9a-z]+$/.test(givenNameSortKey(s))));
    expect(givenNameSortKey("Y Bhăm Niê")).not.toBe(givenNameSortKey("Y Bham Nie"));
    expect(givenNameSortKey("H'Hen Niê")).toBe(givenNameSortKey("HHen Niê"));
  });
});
