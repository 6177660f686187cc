import type { SettlingRefusal } from "~/standing/settling";
import { defineMessages } from "./messages";

const vi: Record<SettlingRefusal, string> = {
  "round-unknown": "Không tìm thấy đợt thi.",
  "still-running": "Đợt thi chưa đóng nên chưa khoá được.",
  "not-open": "Đợt thi chưa được mở.",
  "already-locked": "Đợt thi đã được khoá trước đó.",
  "attempts-open":
    "Còn lượt thi chưa kết thúc nên chưa khoá được. Anh/Chị thử lại sau khi hết giờ của lượt cuối.",
  "not-locked": "Cần khoá đợt thi trước.",
  official: "Kết quả đã chính thức, không thay đổi được nữa.",
  "not-provisional": "Cần có kết quả tạm thời trước khi phê duyệt.",
  "already-official": "Kết quả đã được phê duyệt trước đó.",
  "own-work": "Người tổ chức, khoá hoặc tính kết quả không được tự phê duyệt. Cần người giám sát khác.",
  "changed-meanwhile": "Kết quả vừa được tính lại. Anh/Chị xem lần tính mới rồi phê duyệt.",
  "attempt-unknown": "Không tìm thấy lượt thi.",
  "not-submitted": "Lượt thi chưa nộp nên chưa quyết định được.",
  "already-disqualified": "Lượt thi đã bị loại trước đó.",
  "not-disqualified": "Lượt thi không bị loại.",
  "reason-missing": "Cần ghi lý do, ít nhất 5 ký tự.",
};

const en: Record<SettlingRefusal, string> = {
  "round-unknown": "There is no such round.",
  "still-running": "The round has not closed, so it cannot be locked yet.",
  "not-open": "The round has not been opened.",
  "already-locked": "The round is locked already.",
  "attempts-open": "Some attempts have not ended. Try again when the time of the last one is up.",
  "not-locked": "The round must be locked first.",
  official: "The result is official and cannot change any more.",
  "not-provisional": "A provisional result is needed first.",
  "already-official": "The result has been approved already.",
  "own-work": "Who organises the contest, locked the round or worked out the result may not approve it.",
  "changed-meanwhile": "The result has just been worked out again. Look at the new version first.",
  "attempt-unknown": "There is no such attempt.",
  "not-submitted": "The attempt has not been submitted.",
  "already-disqualified": "The attempt is disqualified already.",
  "not-disqualified": "The attempt is not disqualified.",
  "reason-missing": "A reason of at least 5 characters is needed.",
};

/** Why an act of settling a round was refused. */
export const settlingReasons = defineMessages({
  vi: { reason: vi, open: "{count} lượt thi chưa kết thúc." },
  en: {
    reason: en,
    open: "{count, plural, one {# attempt has} other {# attempts have}} not ended.",
  },
});
