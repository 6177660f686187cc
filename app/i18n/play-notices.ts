import { defineMessages } from "./messages";

/** What happened to a sitting, what was kept, what to do. */
export const playNoticeMessages = defineMessages({
  vi: {
    otherDevice: {
      title: "Bài này đang mở trên máy khác",
      text: "Mỗi lúc chỉ làm bài được trên một máy. Các câu trả lời đã lưu được giữ nguyên và đồng hồ vẫn chạy. Nếu chọn tiếp tục trên máy này, máy kia sẽ dừng lại.",
      action: "Tiếp tục trên máy này",
      waiting:
        "Trên máy này còn {count} câu trả lời chưa gửi được. Sau khi tiếp tục, Anh/Chị chọn dùng hay bỏ các câu đó.",
      failed: "Chưa chuyển được sang máy này vì máy chủ chưa trả lời. Anh/Chị kiểm tra mạng rồi bấm lại.",
      signedOut: "Phiên đăng nhập trên máy này đã kết thúc. Anh/Chị đăng nhập lại để tiếp tục.",
    },
    otherTab: {
      title: "Bài này đang mở ở một thẻ khác trên máy này",
      text: "Các câu trả lời được giữ nguyên. Anh/Chị quay lại thẻ kia, hoặc làm tiếp tại đây; thẻ kia sẽ dừng lại.",
      action: "Làm tiếp ở thẻ này",
    },
    closing: {
      title: "Đang nộp bài",
      text: "Hệ thống đang nhận các câu trả lời cuối cùng.",
      waitingTitle: "Chưa nộp được, đang chờ mạng",
      waiting:
        "Các câu trả lời được giữ trên máy này. Bài được nộp ngay khi có mạng; nếu hết giờ trước đó, hệ thống tự nộp những câu đã nhận.",
      overTitle: "Đã hết giờ",
      overText: "Bài được nộp với các câu trả lời hệ thống đã nhận trong thời gian làm bài.",
      overWaiting:
        "Đang chờ mạng để xác nhận. Bài đã được tự động nộp trên máy chủ với các câu trả lời nhận được trước khi hết giờ; Anh/Chị có thể đóng trang này.",
      lateText:
        "{count} câu trả lời cuối đến máy chủ sau khi hết giờ nên không được tính. Các câu trả lời trước đó được giữ và được tính.",
      back: "Làm tiếp",
    },
    closed: {
      title: "Bài đã được nộp",
      text: "Đang chuyển tới trang kết quả.",
      action: "Xem kết quả",
    },
    signedOut: {
      title: "Phiên đăng nhập đã kết thúc",
      text: "Câu trả lời của Anh/Chị được giữ trên máy này, chưa gửi được. Anh/Chị đăng nhập lại; bài mở lại tại đây và các câu trả lời được gửi tiếp.",
      action: "Đăng nhập lại",
    },
    otherAccount: {
      title: "Trình duyệt đang đăng nhập bằng tài khoản khác",
      text: "Câu trả lời của Anh/Chị được giữ trên máy này, chưa gửi được. Anh/Chị đăng nhập lại bằng tài khoản đã bắt đầu bài thi này.",
      action: "Mở trang đăng nhập",
    },
    renumbered: {
      title: "Bài này vừa được ghi từ một thẻ khác",
      text: "Câu trả lời vừa chọn ở đây được giữ và đang được gửi lại. Anh/Chị chỉ nên làm bài ở một thẻ và kiểm tra lại các câu đã trả lời.",
    },
    rejected: {
      title: "Một câu trả lời chưa được ghi",
      text: "Máy chủ không nhận ra câu trả lời vừa gửi; các câu khác được giữ nguyên. Anh/Chị tải lại trang rồi chọn lại câu đó.",
      action: "Tải lại trang",
    },
    stranded: {
      title: "Có {count} câu trả lời chưa gửi được từ lần làm trước trên máy này",
      text: "Gồm: {places}. Các câu trả lời này được chọn trước khi bài chuyển sang máy khác. Dùng sẽ thay câu trả lời hiện có; bỏ sẽ giữ câu trả lời hiện có.",
      apply: "Dùng các câu này",
      drop: "Bỏ",
    },
    notDurable:
      "Trình duyệt này không lưu được dữ liệu trên máy (có thể đang ở chế độ ẩn danh). Câu trả lời vẫn được gửi như thường; khi mất mạng, Anh/Chị đừng đóng trang.",
    close: "Đã hiểu",
  },
  en: {
    otherDevice: {
      title: "This paper is open on another device",
      text: "A paper can be sat on one device at a time. Saved answers are kept and the time keeps running. If you continue on this device, the other one stops.",
      action: "Continue on this device",
      waiting:
        "{count, plural, one {# answer} other {# answers}} on this device could not be sent. After continuing you choose whether to use or drop them.",
      failed: "Not moved to this device, because the server did not reply. Check the network and try again.",
      signedOut: "The session on this device has ended. Sign in again to continue.",
    },
    otherTab: {
      title: "This paper is open in another tab on this device",
      text: "Your answers are kept. Go back to the other tab, or continue here; the other tab stops.",
      action: "Continue in this tab",
    },
    closing: {
      title: "Submitting",
      text: "The last answers are being received.",
      waitingTitle: "Not submitted yet, waiting for the network",
      waiting:
        "Your answers are kept on this device. The paper is submitted as soon as the network is back; if the time runs out before, the answers received by then are submitted.",
      overTitle: "Time is over",
      overText: "The paper is submitted with the answers received in time.",
      overWaiting:
        "Waiting for the network to confirm. The server has submitted the answers it received in time; you may close this page.",
      lateText:
        "{count, plural, one {The last answer} other {The last # answers}} reached the server after the time was over and cannot count. The answers before that are kept and count.",
      back: "Continue",
    },
    closed: {
      title: "The paper has been submitted",
      text: "Taking you to the result.",
      action: "See the result",
    },
    signedOut: {
      title: "Your session has ended",
      text: "Your answers are kept on this device and have not been sent. Sign in again; the paper opens here and the answers are sent.",
      action: "Sign in again",
    },
    otherAccount: {
      title: "Another account is signed in on this browser",
      text: "Your answers are kept on this device and have not been sent. Sign in with the account that started this paper.",
      action: "Open the sign-in page",
    },
    renumbered: {
      title: "This paper was just written from another tab",
      text: "What you chose here is kept and is being sent again. Use one tab only, and check your answers.",
    },
    rejected: {
      title: "One answer was not recorded",
      text: "The server did not recognise the last answer; the others are kept. Load the page again and choose that answer once more.",
      action: "Load the page again",
    },
    stranded: {
      title:
        "{count, plural, one {# answer} other {# answers}} from your earlier work on this device could not be sent",
      text: "These are: {places}. They were given before the paper moved to another device. Using them replaces the present answers; dropping them keeps the present ones.",
      apply: "Use these answers",
      drop: "Drop them",
    },
    notDurable:
      "This browser cannot keep anything on the device (perhaps a private window). Answers are sent as usual; when the network is lost, keep this page open.",
    close: "Understood",
  },
});
