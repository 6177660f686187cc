import { defineMessages } from "./messages";

/** What `npm run bank` says. */
export const bankCommandMessages = defineMessages({
  vi: {
    usage: `npm run bank -- import [THƯ MỤC…] [--dry-run]   nạp ngân hàng câu hỏi (mặc định: mọi thư mục trong question-banks/)
npm run bank -- check [THƯ MỤC…] [--json]       kiểm tra tệp, không cần cơ sở dữ liệu; --json: in các con số thành một đối tượng
npm run bank -- import TỆP --bank NGÂN-HÀNG     đọc câu hỏi từ .docx, .xlsx, .txt, GIFT, Aiken, Moodle XML, QTI hoặc .json và gửi thẩm định
    --as MÃ-ĐĂNG-NHẬP                           người soạn, đứng tên các câu và không được tự duyệt; hoặc --dry-run: chỉ xem, không gửi gì
    [--only-sound]                              bỏ lại câu cần sửa
    [--topic T1 --difficulty easy|medium|hard --audience staff|citizens|everyone]   cho câu không ghi rõ
npm run bank -- export NGÂN-HÀNG --format hoi-thi|xlsx|docx|gift|moodle-xml --out TỆP   xuất câu đang dùng, kèm đáp án
    [--state in-use|present|draft|in-review|returned|retired|all --topic T1 --difficulty … --audience …]   chọn câu khác
Thêm --lang en để xem thông báo bằng tiếng Anh.`,
    surplus: "Lệnh này không có tuỳ chọn {option}.",
    noFolders: "Không có thư mục ngân hàng câu hỏi nào.",
    noDatabase: "Không đặt DATABASE_URL thì lệnh dùng cơ sở dữ liệu của npm start.",
    sound: "{slug}: {count, number} câu hỏi, không có lỗi.",
    done: "Đã nạp {slug}:",
    wouldDo: "Nếu nạp {slug} (chưa ghi gì):",
    counts: {
      created: "{count, number} câu mới",
      revised: "{count, number} câu có phiên bản mới",
      unchanged: "{count, number} câu không đổi",
      superseded: "{count, number} câu đã được sửa trên phần mềm, giữ nguyên bản sửa",
      taken: "{count, number} mã câu đã dùng cho câu khác soạn trên phần mềm, không nạp",
      missing: "{count, number} câu có trên phần mềm nhưng không có trong tệp, giữ nguyên",
    },
    problems: {
      title: "{folder}: {count, number} lỗi, chưa nạp gì.",
      more: "… và {count, number} lỗi khác",
      reasons: {
        "folder-missing": "không có thư mục này",
        "file-missing": "không đọc được tệp",
        "file-too-large": "tệp quá lớn",
        "not-json": "không phải JSON đúng",
        "not-utf8": "tệp không mã hoá UTF-8",
        "wrong-slug": "slug khác tên thư mục",
        "wrong-shape": "sai cấu trúc",
        "duplicate-topic": "trùng mã chủ đề",
        "duplicate-document": "trùng văn bản",
        "duplicate-question": "trùng mã câu hỏi",
        "duplicate-stem": "trùng nội dung câu hỏi",
        "duplicate-option": "trùng phương án",
        "duplicate-prompt": "trùng vế bên trái",
        "wrong-prompt-count": "sai số vế bên trái",
        "accepted-too-long": "câu trả lời được chấp nhận để trống hoặc dài quá 60 ký tự",
        "unknown-topic": "không có chủ đề này",
        "unknown-document": "không có văn bản này",
        "wrong-option-keys": "ký hiệu phương án không đúng thứ tự a, b, c",
        "wrong-option-count": "sai số phương án",
        "wrong-correct-count": "sai số phương án đúng",
        "wrong-true-false-options": "câu đúng/sai phải có đúng hai phương án “Đúng”, “Sai”",
        "not-nfc": "chữ chưa ở dạng Unicode dựng sẵn (NFC)",
        "untidy-space": "thừa dấu cách hoặc xuống dòng",
        "control-character": "có ký tự điều khiển",
        markup: "có thẻ HTML hoặc mã ký tự",
      },
    },
  },
  en: {
    usage: `npm run bank -- import [FOLDER…] [--dry-run]    imports question banks (default: every folder in question-banks/)
npm run bank -- check [FOLDER…] [--json]        checks the files, needs no database; --json: prints the figures as one object
npm run bank -- import FILE --bank BANK         reads questions from .docx, .xlsx, .txt, GIFT, Aiken, Moodle XML, QTI or .json and sends them to review
    --as SIGN-IN                                the author, in whose name they are sent and who may not approve them; or --dry-run: shows only, sends nothing
    [--only-sound]                              leaves what is to be mended
    [--topic T1 --difficulty easy|medium|hard --audience staff|citizens|everyone]   for questions that do not say
npm run bank -- export BANK --format hoi-thi|xlsx|docx|gift|moodle-xml --out FILE   writes the questions in use, with their keys
    [--state in-use|present|draft|in-review|returned|retired|all --topic T1 --difficulty … --audience …]   chooses others`,
    surplus: "This command does not know {option}.",
    noFolders: "There is no folder of a question bank.",
    noDatabase: "Without DATABASE_URL the command uses the database of npm start.",
    sound: "{slug}: {count, plural, one {# question} other {# questions}}, no problems.",
    done: "Imported {slug}:",
    wouldDo: "An import of {slug} would give (nothing was written):",
    counts: {
      created: "{count, plural, one {# new question} other {# new questions}}",
      revised: "{count, plural, one {# question} other {# questions}} with a new revision",
      unchanged: "{count, plural, one {# question} other {# questions}} unchanged",
      superseded:
        "{count, plural, one {# question} other {# questions}} corrected in the program since; the correction stays",
      taken:
        "{count, plural, one {# code} other {# codes}} in use for another question written in the program; not imported",
      missing:
        "{count, plural, one {# question} other {# questions}} in the program but not in the files; left alone",
    },
    problems: {
      title: "{folder}: {count, plural, one {# problem} other {# problems}}; nothing was imported.",
      more: "… and {count, number} more",
      reasons: {
        "folder-missing": "there is no such folder",
        "file-missing": "the file cannot be read",
        "file-too-large": "the file is too large",
        "not-json": "not valid JSON",
        "not-utf8": "the file is not UTF-8",
        "wrong-slug": "the slug differs from the folder's name",
        "wrong-shape": "wrong structure",
        "duplicate-topic": "the topic code occurs twice",
        "duplicate-document": "the document occurs twice",
        "duplicate-question": "the question code occurs twice",
        "duplicate-stem": "the question text occurs twice",
        "duplicate-option": "an option occurs twice",
        "duplicate-prompt": "a prompt occurs twice",
        "wrong-prompt-count": "wrong number of prompts",
        "accepted-too-long": "an accepted answer is blank or longer than 60 letters",
        "unknown-topic": "there is no such topic",
        "unknown-document": "there is no such document",
        "wrong-option-keys": "option keys must be a, b, c … in order",
        "wrong-option-count": "wrong number of options",
        "wrong-correct-count": "wrong number of right options",
        "wrong-true-false-options": "a true/false question has exactly the options “Đúng”, “Sai”",
        "not-nfc": "the text is not in Unicode NFC",
        "untidy-space": "surplus spaces or line breaks",
        "control-character": "control characters",
        markup: "HTML tags or entities",
      },
    },
  },
});
