import { defineMessages } from "./messages";

/** How equal the papers of a matrix are. */
export const contestSimulationMessages = defineMessages({
  vi: {
    title: "Độ đều của đề",
    lead: "Rút thử {papers, number} đề từ ma trận đã lưu để xem các đề khó ngang nhau đến đâu và câu nào gặp nhiều. Việc rút thử không ảnh hưởng tới đợt thi.",
    run: "Rút thử {papers, number} đề",
    unfillable: "Chưa rút thử được: ma trận đã lưu còn trống hoặc ngân hàng không đủ câu.",
    result:
      "Người thi trung bình đúng khoảng {mean} trên {questions, number} câu; đề khó nhất {least}, đề dễ nhất {most}, độ lệch chuẩn {sd}.",
    even: "Mọi đề khó như nhau theo số liệu hiện có.",
    overlap: "Hai đề bất kỳ trùng nhau trung bình {share} số câu.",
    never:
      "{never, plural, =0 {Mọi câu sau các ô đều đã được rút ít nhất một lần ({behind, number} câu).} other {# trên {behind, number} câu không được rút lần nào.}}",
    basis:
      "Độ khó ước tính: {measured, plural, =0 {chưa câu nào có số liệu thi} other {# câu theo tỷ lệ trả lời đúng ở các đợt đã khoá}}; các câu còn lại giả định tỷ lệ đúng 80% (dễ), 60% (trung bình), 40% (khó).",
    chart: "Số đề theo số câu đúng dự kiến",
    chartAbout: "Biểu đồ cột: {papers, number} đề rút thử xếp theo số câu mà người thi trung bình làm đúng.",
    axis: "Số câu đúng dự kiến",
    asTable: "Xem dưới dạng bảng",
    count: "Số đề",
    cells: "Các ô của ma trận",
    topic: "Chủ đề",
    difficulty: "Mức độ",
    asked: "Cần",
    available: "Có",
    exposure: "Một câu gặp ở",
    exposureValue: "{least}–{most} số đề",
    exposureSame: "{most} số đề",
    most: "Câu gặp nhiều nhất",
    code: "Mã",
    stem: "Câu hỏi",
    papers: "Gặp ở",
  },
  en: {
    title: "How equal the papers are",
    lead: "Draws {papers, number} papers from the saved matrix to see how equally hard they are and which questions come up most. The round is not touched.",
    run: "Draw {papers, number} papers",
    unfillable: "Nothing can be drawn yet: the saved matrix is empty or the banks hold too few questions.",
    result:
      "An average contestant gets about {mean} of {questions, number} right; hardest paper {least}, easiest {most}, standard deviation {sd}.",
    even: "By what is known, all papers are equally hard.",
    overlap: "Two papers have {share} of their questions in common on average.",
    never:
      "{never, plural, =0 {Every question behind the cells came up at least once ({behind, number}).} other {# of {behind, number} questions never came up.}}",
    basis:
      "Estimated difficulty: {measured, plural, =0 {no question has been measured in a round} other {# by the share of right answers in locked rounds}}; the others are assumed at 80% (easy), 60% (medium), 40% (hard).",
    chart: "Papers by expected right answers",
    chartAbout:
      "Columns: {papers, number} drawn papers by how many questions an average contestant gets right.",
    axis: "Expected right answers",
    asTable: "Show as a table",
    count: "Papers",
    cells: "Cells of the matrix",
    topic: "Topic",
    difficulty: "Difficulty",
    asked: "Asked",
    available: "There are",
    exposure: "One question comes up in",
    exposureValue: "{least}–{most} of papers",
    exposureSame: "{most} of papers",
    most: "Questions that come up most",
    code: "Code",
    stem: "Question",
    papers: "Comes up in",
  },
});
