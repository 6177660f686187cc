import type { ConsentVersion } from "~/contest/consent";
import { defineMessages } from "./messages";

/** The consent text of each version. A version that was once shown to people is never edited. */
export const contestConsentMessages = defineMessages({
  vi: {
    title: "Về dữ liệu cá nhân của Anh/Chị",
    agree: "Tôi đã đọc và đồng ý",
    text: {
      "2026-1":
        "Khi Anh/Chị dự thi, hệ thống lưu họ tên, mã trong danh sách, đơn vị, bài làm, thời gian làm bài và kết quả để tổ chức cuộc thi, xếp hạng, trao giải và tổng hợp tỷ lệ tham gia của đơn vị. Ban tổ chức và đầu mối của đơn vị Anh/Chị xem được việc Anh/Chị đã dự thi hay chưa; họ tên, đơn vị và kết quả của người có tên trên bảng xếp hạng được công bố công khai. Hệ thống không lưu số căn cước. Dữ liệu được xoá hoặc ẩn danh theo thời hạn mà ban tổ chức công bố. Anh/Chị có quyền xem, yêu cầu sửa dữ liệu của mình và rút lại sự đồng ý trước khi đợt thi mở.",
    } satisfies Record<ConsentVersion, string>,
  },
  en: {
    title: "About your personal data",
    agree: "I have read this and agree",
    text: {
      "2026-1":
        "When you take part, the system keeps your name, roster code, unit, answers, times and result, in order to run the contest, rank, award prizes and add up the participation of units. The organisers and the officer of your unit can see whether you have taken part; name, unit and result of those on the board are public. No identity card number is kept. Data are deleted or made anonymous after the period the organisers publish. You may see your data, ask for corrections, and withdraw your consent before the round opens.",
    },
  },
});
