import { cleanLine } from "./clean-text";
import { audienceOfHeading, difficultyOfHeading } from "./read-lines-fields";
import { isLetteredHeading, romanLabel } from "./read-lines-label";
import { folded, isInCapitals } from "./source-line";

/** What a heading says of the questions below it; null: nothing of that kind. */
export type Heading = {
  topic: string | null;
  difficulty: string | null;
  audience: string | null;
  /** "Phần II" alone: its name may stand on the next line. */
  nameless: boolean;
  /** It begins a part by word and number, not only by its look. */
  sure: boolean;
};

const PART =
  /^[\s\-–*#]*(chu de|chuyen de|linh vuc|phan|muc|chuong|nhom|noi dung)\s+(?:so\s+|thu\s+)?(\d{1,2}|[ivx]{1,5}|[a-h]|nhat|hai|ba|bon|tu|nam|sau|bay|tam)(?![\p{L}\p{N}/])\s*[:.)\-–]*\s*/u;
const LEADING_NUMBER = /^\s*(?:[IVX]{1,5}|[A-H]|\d{1,2})\s?[.):\-–]\s+/;

/** Names of parts that say how questions are answered, not what they are about. */
const NO_TOPIC =
  /^(?:phan )?(?:cac )?(?:cau hoi |cau )?(?:trac nghiem|tu luan|chung|rieng|dung\s*[/,-]?\s*sai|dung hoac sai|nhieu lua chon|mot lua chon|sap xep|ghep noi|ghep doi|tra loi ngan|dien khuyet|lua chon|cau hoi|bo cau hoi|noi dung|dap an|ly thuyet|bat buoc|muc do|phan)(?: .*)?$/;

function topicOf(words: string): string | null {
  const bare = cleanLine(words.replace(/[()[\]{}*#]/g, " ")).replace(/^[\s:.\-–]+|[\s:.\-–]+$/g, "");
  const letters = bare.match(/\p{L}/gu) ?? [];
  return letters.length < 3 || NO_TOPIC.test(folded(bare)) ? null : bare;
}

function headingOf(words: string, prefix: string, sure: boolean): Heading {
  const { difficulty, rest } = difficultyOfHeading(words);
  const { audience, rest: title } = audienceOfHeading(rest);
  const nameless = cleanLine(words) === "";
  const byNumber = /^(?:chu de|chuyen de|linh vuc)/.test(folded(prefix)) ? cleanLine(prefix) : null;
  return {
    topic: nameless ? byNumber : topicOf(title.replace(/(?:phần|câu hỏi)\s*$/iu, "")),
    difficulty: difficulty && cleanLine(difficulty),
    audience: audience && cleanLine(audience),
    nameless,
    sure,
  };
}

const BARE =
  /^[\s\-–*#\d.ivx)]*(?:cac )?(?:cau hoi )?(?:muc(?: do)? )?(?:nhan biet|thong hieu|van dung cao|van dung thap|van dung)[\s:.]*$/;
const BARE_LEVEL =
  /^[\s\-–*#\d.ivx)]*(?:cac )?(?:cau hoi )?(?:muc(?: do)?|cau hoi)\s*:?\s*(?:rat de|de|trung binh|kho|rat kho)[\s:.]*$/;

/** A line that heads a part of the paper: "Chủ đề 1: …", "Phần II. …", "I. MỨC ĐỘ NHẬN BIẾT", "A. PHẦN CHUNG"; null: no heading. */
export function headingLine(text: string): Heading | null {
  if (text.length > 300) return null;
  const low = folded(text);
  const part = PART.exec(low);
  if (part) {
    const prefix = text
      .slice(0, part[0].length)
      .replace(/[\s:.)\-–*#]+$/, "")
      .replace(/^[\s\-–*#]+/, "");
    return headingOf(text.slice(part[0].length), prefix, true);
  }
  if (BARE.test(low) || BARE_LEVEL.test(low)) return headingOf(text, "", true);
  if (romanLabel(text) !== null || isLetteredHeading(text)) {
    return headingOf(text.replace(LEADING_NUMBER, ""), "", false);
  }
  const { audience } = audienceOfHeading(text);
  if (isInCapitals(text) && (difficultyOfHeading(text).difficulty !== null || audience !== null)) {
    return headingOf(text, "", false);
  }
  return null;
}

/** The name of a part whose heading had none, on the line below; null: the line is no name. */
export function topicOfNextLine(text: string): string | null {
  return isInCapitals(text) ? topicOf(text) : null;
}
