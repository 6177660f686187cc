import type { ExtraTimeRefusal } from "~/standing/extra-time";
import { defineMessages } from "./messages";

const vi: Record<ExtraTimeRefusal, string> = {
  "invalid-form": "Cần số phút từ 1 đến 240 và lý do, ít nhất 5 ký tự.",
  "attempt-unknown": "Không tìm thấy lượt thi.",
  "attempt-submitted": "Lượt thi đã nộp nên không cộng thêm thời gian được.",
  "round-locked": "Đợt thi đã khoá nên không lượt thi nào thay đổi được nữa.",
};

const en: Record<ExtraTimeRefusal, string> = {
  "invalid-form": "Give 1 to 240 minutes and a reason of at least 5 characters.",
  "attempt-unknown": "There is no such attempt.",
  "attempt-submitted": "The attempt has been submitted, so it cannot get more time.",
  "round-locked": "The round is locked, so no attempt changes any more.",
};

/** Attempts under way on the organiser's desk, and granting one of them more time. */
export const openAttemptsMessages = defineMessages({
  vi: {
    title: "Đang làm bài",
    lead: "Chọn một người để xem các lượt thi hoặc cho thêm thời gian khi có sự cố.",
    caption: "Các lượt thi đang làm, lượt hết giờ sớm ở trên",
    name: "Họ và tên",
    unit: "Đơn vị",
    started: "Bắt đầu",
    deadline: "Hết giờ",
    none: "Không có ai khớp. Anh/Chị thử tên ngắn hơn.",
    empty: "Hiện không có ai đang làm bài.",
    extra: {
      label: "Cho thêm thời gian",
      ask: "Cho {name} thêm thời gian?",
      text: "Hạn nộp của lượt {number} lùi lại đúng số phút này, kể cả khi đợt thi đã đóng. Đồng hồ trên máy của người thi đổi ngay. Lý do được ghi nhật ký và có trong biên bản.",
      minutes: "Số phút thêm",
      minutesHint: "Từ 1 đến 240. Cộng vào số phút đã cho trước đó.",
      unit: "phút",
      reason: "Lý do",
      reasonHint: "Ít nhất 5 ký tự. Có trong biên bản.",
      done: "Đã cho thêm thời gian.",
      granted: "Đã cho thêm",
      line: "{minutes} phút, lúc {at}. {reason}",
    },
    reason: vi,
  },
  en: {
    title: "Sitting now",
    lead: "Choose a person to see the attempts, or to grant more time after an incident.",
    caption: "Attempts under way, those that end first on top",
    name: "Name",
    unit: "Unit",
    started: "Started",
    deadline: "Time is up",
    none: "Nobody matches. Try a shorter name.",
    empty: "Nobody is sitting now.",
    extra: {
      label: "Grant more time",
      ask: "Grant {name} more time?",
      text: "The deadline of attempt {number} moves by these minutes, also past the end of the round. The countdown of the person changes at once. The reason is recorded and appears in the minutes.",
      minutes: "More minutes",
      minutesHint: "From 1 to 240, on top of what was granted before.",
      unit: "minutes",
      reason: "Reason",
      reasonHint: "At least 5 characters. Appears in the minutes.",
      done: "More time granted.",
      granted: "More time",
      line: "{minutes, plural, one {# minute} other {# minutes}}, {at}. {reason}",
    },
    reason: en,
  },
});
