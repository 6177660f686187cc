import { defineMessages } from "./messages";

/** The sample paper of a round on the organiser's desk. */
export const contestPreviewMessages = defineMessages({
  vi: {
    title: "Xem thử đề",
    lead: "Đề mẫu rút như đề thật, {count} câu. Đề của người thi sẽ khác.",
    tracks: "Bảng thi",
    paper: "Đề như người thi thấy",
    answers: "Đáp án",
    another: "Rút đề khác",
    question: "Câu {position}",
    right: "Đáp án đúng",
    explanation: "Giải thích",
    citation: "Căn cứ",
    about: "{code} · chủ đề {topic} · {difficulty}",
    secret: "Trang này có đáp án. Không chia sẻ màn hình hoặc chụp lại.",
  },
  en: {
    title: "Sample paper",
    lead: "Drawn like a real one, {count, plural, one {# question} other {# questions}}. Contestants get other papers.",
    tracks: "Tracks",
    paper: "As a contestant sees it",
    answers: "Answers",
    another: "Draw another",
    question: "Question {position}",
    right: "Right",
    explanation: "Explanation",
    citation: "Legal basis",
    about: "{code} · topic {topic} · {difficulty}",
    secret: "This page shows the answers. Do not share the screen or take pictures of it.",
  },
});
