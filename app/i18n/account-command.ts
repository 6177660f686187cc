import type { CreateOfficialRefusal } from "~/account/create-official.server";
import { defineMessages } from "./messages";

/** What `npm run admin` says. */
export const accountCommandMessages = defineMessages({
  vi: {
    usage: `npm run admin -- create --name "Họ và tên" --sign-in MÃ-ĐĂNG-NHẬP [--force]   tạo quản trị viên toàn hệ thống
npm run admin -- reset --sign-in MÃ-ĐĂNG-NHẬP                                 cấp lại mật khẩu một lần, mở khoá tài khoản
Thêm --lang en để xem thông báo bằng tiếng Anh.`,
    signIn: "Mã đăng nhập:      {signInName}",
    password: "Mật khẩu một lần:  {password}",
    expires: "Hết hạn:           {at}",
    shownOnce: "Mật khẩu này chỉ hiện một lần; khi đăng nhập lần đầu phải đặt mật khẩu mới.",
    refused: {
      "admin-exists": "Đã có quản trị viên. Thêm --force nếu vẫn muốn tạo thêm.",
      "bad-sign-in-name": "Mã đăng nhập cần từ 3 đến 120 ký tự và không có dấu cách.",
      "sign-in-name-taken": "Mã đăng nhập này đã có người dùng.",
      "unknown-account": "Không có tài khoản với mã đăng nhập này.",
    } satisfies Record<CreateOfficialRefusal | "admin-exists" | "unknown-account", string>,
  },
  en: {
    usage: `npm run admin -- create --name "Full name" --sign-in SIGN-IN [--force]   makes an administrator of the whole system
npm run admin -- reset --sign-in SIGN-IN                                 gives a new one-time password and opens the account again`,
    signIn: "Sign-in:            {signInName}",
    password: "One-time password:  {password}",
    expires: "Expires:            {at}",
    shownOnce: "This password is shown only once; the first sign-in asks for a new one.",
    refused: {
      "admin-exists": "There is an administrator. Add --force to make another one.",
      "bad-sign-in-name": "A sign-in needs 3 to 120 characters and no spaces.",
      "sign-in-name-taken": "This sign-in is taken.",
      "unknown-account": "There is no account with this sign-in.",
    },
  },
});
