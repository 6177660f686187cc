import sharp from "sharp";
import { openRound } from "~/contest/open-round.server";
import type { RoundSettings } from "~/contest/round";
import type { DrawnQuestion } from "~/core/drawing/draw";
import { DIFFICULTIES, type MatrixCell } from "~/core/drawing/matrix";
import { QUESTION_TYPES, type QuestionType } from "~/core/scoring/types";
import { searchKey } from "~/core/text";
import { db } from "~/platform/db.server";
import { accepted, makeContest } from "./contest-builders";

const MINUTE = 60_000;

type Wording = { stem: string; prompts?: string[]; options: string[]; keys: string[] };

/** Secrets of the bank: no contestant may see them before the release. The first is an accepted text. */
export const SECRETS = ["par index", "CANARY-EXPLANATION"] as const;

export const LONG_OPTION =
  "Phê duyệt Đề án đơn giản hóa, cắt giảm chế độ báo cáo trong hoạt động của cơ quan hành chính nhà nước";

/** One question of each type, with markdown in stem and explanation. Options are keyed a, b, c … in the order given. */
export const WORDINGS: Record<QuestionType, Wording> = {
  single: {
    stem: "Cho các cơ quan sau:\n\n- Bộ Nội vụ\n- Bộ Tài chính\n\nCơ quan nào **chủ trì** theo dõi cải cách hành chính?",
    options: ["Bộ Nội vụ", "Bộ Tài chính", "Cả hai cơ quan", "Không cơ quan nào"],
    keys: ["a"],
  },
  multiple: {
    stem: "Những nội dung nào thuộc cải cách hành chính?",
    options: [
      "Cải cách thể chế",
      "Cải cách tài chính công",
      "Cải cách tiền lương hưu",
      "Cải cách thị trường",
    ],
    keys: ["a", "b"],
  },
  true_false: {
    stem: "Đúng hay sai: hồ sơ được tiếp nhận theo <cơ chế> một cửa?",
    options: ["Đúng", "Sai"],
    keys: ["a"],
  },
  ordering: {
    stem: "Sắp xếp các bước giải quyết một hồ sơ theo cơ chế một cửa.",
    options: [
      "Tiếp nhận, kiểm tra hồ sơ",
      "Chuyển hồ sơ đến cơ quan có thẩm quyền giải quyết",
      "Giải quyết hồ sơ, trả kết quả về Bộ phận Một cửa",
      "Trả kết quả cho người dân và thu phí, lệ phí (nếu có)",
    ],
    keys: ["a", "b", "c", "d"],
  },
  matching: {
    stem: "Ghép mỗi văn bản với nội dung của văn bản đó.",
    prompts: ["Nghị quyết số 76/NQ-CP", "Nghị định số 118/2025/NĐ-CP", "Quyết định số 766/QĐ-TTg"],
    options: [
      "Thực hiện thủ tục hành chính theo cơ chế một cửa",
      "Chương trình tổng thể cải cách hành chính nhà nước",
      "Bộ chỉ số chỉ đạo, điều hành và đánh giá chất lượng phục vụ",
      LONG_OPTION,
    ],
    keys: ["b", "a", "c"],
  },
  short_answer: {
    stem: "Bộ chỉ số cải cách hành chính thường được gọi bằng *tên viết tắt* nào?",
    options: [],
    keys: [SECRETS[0], "Chỉ số cải cách hành chính"],
  },
};

async function makePicture(now: Date): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><rect width="1200" height="675" fill="#eef0f3"/>
    <rect x="80" y="260" width="280" height="150" fill="#9f1d20"/><rect x="460" y="260" width="280" height="150" fill="#1d5a9e"/>
    <rect x="840" y="260" width="280" height="150" fill="#1b6e43"/><path d="M360 335h100M740 335h100" stroke="#1c2530" stroke-width="12"/></svg>`;
  const bytes = await sharp(Buffer.from(svg)).webp({ quality: 80 }).toBuffer();
  const sha256 = crypto.getRandomValues(new Uint8Array(32));
  const picture = { mime: "image/webp", width: 1200, height: 675, bytes: new Uint8Array(bytes), sha256 };
  return (await db().picture.create({ data: { ...picture, createdAt: now } })).id;
}

export const ALT =
  "Sơ đồ ba bước nối tiếp nhau từ trái sang phải: ô đỏ là tiếp nhận hồ sơ, ô xanh dương là giải quyết, ô xanh lá là trả kết quả.";

async function addQuestion(bankId: string, kind: MatrixCell, type: QuestionType, pictureId: string | null) {
  const now = new Date("2026-11-01T00:00:00Z");
  const { stem, prompts = [], options, keys } = WORDINGS[type];
  const question = await db().question.create({
    data: { bankId, code: `MỌI-${type}`, createdAt: now },
  });
  await db().questionRevision.create({
    data: {
      questionId: question.id,
      number: 1,
      topicId: kind.topicId,
      difficulty: kind.difficulty,
      audience: "everyone",
      type,
      stem,
      searchKey: "cau hoi",
      prompts,
      options: options.map((text, at) => ({ key: String.fromCharCode(97 + at), text })),
      ...(pictureId === null ? {} : { pictureId, pictureAlt: ALT }),
      factIds: [],
      createdAt: now,
      approvedAt: now,
      solution: {
        create: {
          keys,
          explanation: `**${SECRETS[1]}**: vì vậy.`,
          searchKey: searchKey(`${SECRETS[1]}: vì vậy.`),
        },
      },
    },
  });
}

export type EveryType = Awaited<ReturnType<typeof makeEveryType>>;

let serial = 0;

/**
 * An opened round that begins at `at` and lasts two hours; every paper has the six questions of {@link WORDINGS} in an order of
 * its own, one of each type. The ordering question shows a picture.
 */
export async function makeEveryType(at: Date, round: Partial<RoundSettings> = {}) {
  serial += 1;
  const slug = `moi-loai-${serial}-${at.getTime()}`;
  const bank = await db().bank.create({ data: { slug, name: `Mọi loại ${serial}`, createdAt: at } });
  const topics = await Promise.all(
    ["T1", "T2"].map((code, position) =>
      db().topic.create({ data: { bankId: bank.id, code, name: `Chủ đề ${code}`, position } }),
    ),
  );
  const cells = topics.flatMap(({ id }) =>
    DIFFICULTIES.map((difficulty): MatrixCell => ({ topicId: id, difficulty, count: 1 })),
  );
  const pictureId = await makePicture(at);
  for (const [index, type] of QUESTION_TYPES.entries()) {
    const cell = cells[index];
    if (cell) await addQuestion(bank.id, cell, type, type === "ordering" ? pictureId : null);
  }
  const window = { opensAt: at, closesAt: new Date(at.getTime() + 120 * MINUTE) };
  const contest = await makeContest({
    track: { bankIds: [bank.id] },
    round: { ...window, ...round },
    cells,
  });
  accepted(await openRound(contest.roundId, { now: at, actorId: null }));
  return { ...contest, bankId: bank.id, pictureId };
}

/** The right answer to each place of the paper, in the form the device sends it, with the type asked there. */
export async function rightAnswers(attemptId: string): Promise<{ type: QuestionType; choice: string[] }[]> {
  const { paper } = await db().attempt.findUniqueOrThrow({ where: { id: attemptId } });
  const drawn = paper as DrawnQuestion[];
  const revisions = await db().questionRevision.findMany({
    where: { id: { in: drawn.map((question) => question.revisionId) } },
    include: { solution: true },
  });
  return drawn.map(({ revisionId, options }) => {
    const revision = revisions.find((one) => one.id === revisionId);
    if (!revision?.solution) throw new Error("no solution");
    const { keys } = revision.solution;
    const idOf = (key: string) => options.find((option) => option.key === key)?.id ?? key;
    const choice = revision.type === "short_answer" ? keys.slice(0, 1) : keys.map(idOf);
    return { type: revision.type, choice };
  });
}
