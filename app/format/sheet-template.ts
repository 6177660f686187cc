import type { ExportedBank, ExportedCitation, ExportedQuestion } from "./exported-bank";

/*
 * What our empty template shows: how each column is filled in, and one question of each type to be overwritten. The
 * workbook is Vietnamese, whatever language its taker reads the screens in.
 */

/** Column and how to fill it in. */
export const INSTRUCTIONS: readonly (readonly [string, string])[] = [
  [
    "Chung",
    "Mỗi dòng của trang “Câu hỏi” là một câu hỏi. Xóa hoặc ghi đè các câu ví dụ. Không đổi tên các cột; có thể bỏ cột không dùng.",
  ],
  ["Mã câu hỏi", "Chữ không dấu, số và dấu gạch nối, ví dụ T1-Q01. Để trống thì phần mềm tự đặt mã."],
  ["Chủ đề", "Mã hoặc tên chủ đề của ngân hàng; các chủ đề ghi ở trang “Chủ đề”."],
  ["Mức độ", "Dễ, Trung bình hoặc Khó."],
  ["Đối tượng", "CBCCVC, Người dân hoặc Mọi đối tượng."],
  ["Loại câu", "Chọn trong danh sách. Để trống thì phần mềm tự đoán theo phương án và đáp án."],
  ["Câu hỏi", "Nội dung câu hỏi. Nhấn Alt + Enter để xuống dòng trong ô."],
  [
    "Phương án A, B, C …",
    "Mỗi ô một phương án, không ghi chữ cái đứng trước. Câu đúng/sai: để trống. Câu trả lời ngắn: mỗi ô một cách viết được chấp nhận.",
  ],
  [
    "Vế trái 1, 2, 3 …",
    "Chỉ dùng cho câu ghép đôi: các ý cần ghép; các phương án A, B, C … là vế phải, có thể thừa.",
  ],
  ["Đáp án đúng – một phương án", "Chữ cái của phương án đúng, ví dụ B."],
  ["Đáp án đúng – nhiều phương án", "Các chữ cái, cách nhau bằng dấu phẩy, ví dụ A, C."],
  ["Đáp án đúng – đúng/sai", "Ghi Đúng hoặc Sai."],
  ["Đáp án đúng – sắp xếp", "Thứ tự đúng của các chữ cái, ví dụ A, B, C, D."],
  ["Đáp án đúng – ghép đôi", "Số của vế trái và chữ cái của vế phải, ví dụ 1-A, 2-C, 3-B."],
  ["Đáp án đúng – trả lời ngắn", "Để trống."],
  ["Giải thích", "Một hoặc hai câu, người dự thi đọc sau khi công bố đáp án."],
  [
    "Căn cứ",
    "Điều, khoản, loại, số, ngày và cơ quan ban hành, ví dụ: khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.",
  ],
  ["Nhãn, Dữ kiện", "Không bắt buộc; nhiều giá trị thì cách nhau bằng dấu chấm phẩy."],
  [
    "Định dạng",
    "Ghi markdown khi câu hỏi và giải thích của dòng đó dùng **chữ đậm**, *chữ nghiêng* hoặc danh sách; còn lại để trống.",
  ],
];

const RESOLUTION_76: ExportedCitation = {
  issuer: "Chính phủ",
  kind: "Nghị quyết",
  number: "76/NQ-CP",
  date: "2021-07-15",
  title: "Ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021–2030",
  place: null,
};

const blank: Pick<
  ExportedQuestion,
  | "topicCode"
  | "audience"
  | "difficulty"
  | "prompts"
  | "accepted"
  | "tags"
  | "factIds"
  | "picture"
  | "citation"
> = {
  topicCode: "T1",
  audience: "everyone",
  difficulty: "easy",
  prompts: [],
  accepted: [],
  tags: [],
  factIds: [],
  picture: null,
  citation: RESOLUTION_76,
};

/** The examples of the template, as a bank. */
export const TEMPLATE_BANK: ExportedBank = {
  slug: "mau",
  name: "Mẫu nhập câu hỏi",
  description: "",
  topics: [{ code: "T1", name: "Chương trình tổng thể cải cách hành chính nhà nước" }],
  questions: [
    {
      ...blank,
      code: "VD-01",
      type: "single",
      stem: "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021–2030 được ban hành bằng văn bản nào?",
      options: [
        "Nghị quyết số 30c/NQ-CP ngày 08/11/2011",
        "Nghị quyết số 76/NQ-CP ngày 15/7/2021",
        "Nghị quyết số 68/NQ-CP ngày 12/5/2020",
        "Nghị quyết số 131/NQ-CP ngày 06/10/2022",
      ],
      right: [1],
      explanation: "Chương trình được ban hành bằng Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.",
    },
    {
      ...blank,
      code: "VD-02",
      type: "multiple",
      difficulty: "medium",
      audience: "staff",
      stem: "Những nội dung nào thuộc Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021–2030? (chọn tất cả phương án đúng)",
      options: [
        "Cải cách thể chế",
        "Cải cách tư pháp",
        "Cải cách tài chính công",
        "Cải cách giáo dục phổ thông",
      ],
      right: [0, 2],
      explanation: "Chương trình có sáu nội dung, không có cải cách tư pháp và cải cách giáo dục phổ thông.",
      citation: { ...RESOLUTION_76, place: "mục Nội dung" },
    },
    {
      ...blank,
      code: "VD-03",
      type: "true_false",
      stem: "Bộ Nội vụ là cơ quan thường trực tổ chức triển khai Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021–2030.",
      options: ["Đúng", "Sai"],
      right: [0],
      explanation: "Theo phần tổ chức thực hiện của Nghị quyết số 76/NQ-CP.",
      citation: { ...RESOLUTION_76, place: "mục Tổ chức thực hiện" },
    },
    {
      ...blank,
      code: "VD-04",
      type: "ordering",
      difficulty: "hard",
      audience: "staff",
      stem: "Sắp xếp các văn bản sau theo thứ tự ban hành từ sớm đến muộn.",
      options: ["Nghị quyết 30c/NQ-CP", "Nghị quyết 76/NQ-CP", "Chỉ thị 23/CT-TTg", "Quyết định 282/QĐ-TTg"],
      right: [0, 1, 2, 3],
      explanation:
        "Các văn bản được ban hành lần lượt vào năm 2011, tháng 7/2021, tháng 9/2021 và tháng 02/2026.",
    },
    {
      ...blank,
      code: "VD-05",
      type: "matching",
      difficulty: "medium",
      audience: "staff",
      stem: "Ghép mỗi nội dung cải cách với cơ quan chủ trì theo phân công tại Nghị quyết 76/NQ-CP.",
      prompts: ["Cải cách thể chế", "Cải cách chế độ công vụ", "Cải cách tài chính công"],
      options: ["Bộ Tư pháp", "Bộ Nội vụ", "Bộ Tài chính", "Bộ Ngoại giao"],
      right: [0, 1, 2],
      explanation: "Nghị quyết 76/NQ-CP giao Bộ Tư pháp, Bộ Nội vụ và Bộ Tài chính chủ trì ba nội dung này.",
    },
    {
      ...blank,
      code: "VD-06",
      type: "short_answer",
      stem: "Nghị quyết 76/NQ-CP đặt mục tiêu đến năm 2030 môi trường kinh doanh của Việt Nam thuộc nhóm bao nhiêu nước hàng đầu thế giới? (ghi số)",
      options: [],
      right: [],
      accepted: ["30", "30 nước"],
      explanation: "Mục tiêu đến năm 2030 là nhóm 30 nước hàng đầu thế giới.",
    },
  ],
};
