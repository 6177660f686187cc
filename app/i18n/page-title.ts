import { isLocale } from "./locale";
import { defineMessages } from "./messages";

const pageNames = defineMessages({
  vi: {
    account: "Tài khoản",
    accounts: "Tài khoản",
    bankChanges: "Thay đổi hàng loạt",
    banks: "Ngân hàng câu hỏi",
    bars: "Người không được thi",
    board: "Bảng xếp hạng",
    changes: "Thay đổi kết quả",
    contests: "Cuộc thi",
    draftQuestions: "Soạn nháp từ văn bản",
    decisions: "Quyết định",
    editUnit: "Sửa đơn vị",
    enter: "Đăng ký dự thi",
    exportQuestions: "Xuất câu hỏi",
    home: "Cuộc thi trực tuyến tìm hiểu cải cách hành chính",
    importQuestions: "Nhập câu hỏi",
    importRoster: "Nhập danh sách",
    live: "Theo dõi",
    matrix: "Ma trận đề",
    member: "Người trong danh sách",
    myUnits: "Đơn vị của tôi",
    newContest: "Tạo cuộc thi",
    newOfficial: "Tài khoản chức danh",
    newPractice: "Tạo bộ ôn luyện",
    newQuestion: "Soạn câu hỏi",
    newRound: "Thêm đợt thi",
    newUnit: "Thêm đơn vị",
    notFound: "Không tìm thấy trang",
    participation: "Theo dõi tham gia",
    password: "Mật khẩu",
    practice: "Ôn luyện",
    preview: "Xem thử đề",
    prizes: "Giải thưởng",
    register: "Đăng ký",
    result: "Kết quả",
    reviewQuestions: "Thẩm định câu hỏi",
    reviewRoster: "Kiểm tra danh sách",
    settings: "Thiết lập",
    signIn: "Đăng nhập",
    slips: "Phiếu tài khoản",
    tracks: "Bảng thi",
    units: "Đơn vị",
  },
  en: {
    account: "Account",
    accounts: "Accounts",
    bankChanges: "Acts on many questions",
    banks: "Question banks",
    bars: "Barred people",
    board: "Board",
    changes: "Changes of the result",
    contests: "Contests",
    draftQuestions: "Draft questions",
    decisions: "Decisions",
    editUnit: "Edit the unit",
    enter: "Enter the contest",
    exportQuestions: "Export questions",
    home: "Online contests on administrative reform",
    importQuestions: "Import questions",
    importRoster: "Import a roster",
    live: "Live",
    matrix: "Matrix",
    member: "Person on the roster",
    myUnits: "My units",
    newContest: "New contest",
    newOfficial: "New account for a role",
    newPractice: "New practice set",
    newQuestion: "New question",
    newRound: "Add a round",
    newUnit: "Add a unit",
    notFound: "Page not found",
    participation: "Participation",
    password: "Password",
    practice: "Practice",
    preview: "Sample paper",
    prizes: "Prizes",
    register: "Register",
    result: "Result",
    reviewQuestions: "Review questions",
    reviewRoster: "Check the roster",
    settings: "Settings",
    signIn: "Sign in",
    slips: "Account slips",
    tracks: "Tracks",
    units: "Units",
  },
});

export type PageName = keyof typeof pageNames.vi;

/** What Remix hands to the `meta` of a route: the loader data of this page and of those around it. */
type MetaSource = { matches: readonly { id: string; data: unknown }[] };

/**
 * The title of a document, from the particular to the general: the name of the page in the reader's language, then
 * what it is about, then the product. Parts that are unknown, as on an error, are left out.
 */
export function pageTitle(
  { matches }: MetaSource,
  name: PageName | null,
  ...about: (string | undefined)[]
): { title: string }[] {
  const root = matches.find((match) => match.id === "root")?.data as { locale?: unknown } | undefined;
  const names = pageNames[isLocale(root?.locale) ? root.locale : "vi"];
  const parts = [name && names[name], ...about, "Hội Thi"];
  return [{ title: parts.filter(Boolean).join(" · ") }];
}
