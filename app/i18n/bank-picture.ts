import type { PictureRefusal } from "~/platform/picture.server";
import { defineMessages } from "./messages";

/** Why a picture was refused. */
export const pictureReasons = defineMessages({
  vi: {
    empty: "Chưa có tệp ảnh nào được chọn.",
    "too-large": "Ảnh lớn hơn 10 MB. Anh/Chị thu nhỏ ảnh rồi tải lại.",
    "too-many-pixels": "Ảnh có quá nhiều điểm ảnh (trên 40 triệu). Anh/Chị thu nhỏ ảnh rồi tải lại.",
    svg: "Không nhận ảnh SVG vì có thể chứa mã chạy được. Anh/Chị xuất ảnh ra PNG rồi tải lại.",
    heic: "Không nhận ảnh HEIC của điện thoại. Anh/Chị chọn ảnh JPEG hoặc chụp màn hình ảnh đó.",
    pdf: "Đây là tệp PDF, không phải ảnh. Anh/Chị chụp màn hình phần cần dùng rồi tải lại.",
    "not-a-picture": "Tệp này không phải ảnh PNG, JPEG, WebP hoặc GIF.",
    damaged: "Tệp ảnh bị hỏng nên không đọc được.",
    busy: "Máy chủ đang xử lý nhiều ảnh. Anh/Chị thử lại sau ít phút.",
    failed: "Chưa tải ảnh lên được, có thể do mạng. Anh/Chị chọn lại ảnh để thử.",
  } satisfies Record<PictureRefusal | "failed", string>,
  en: {
    empty: "No picture was chosen.",
    "too-large": "The picture is larger than 10 MB. Make it smaller and send it again.",
    "too-many-pixels": "The picture has more than 40 million pixels. Make it smaller and send it again.",
    svg: "SVG pictures are refused because they may hold code. Export it as PNG and send that.",
    heic: "HEIC pictures are not taken. Choose a JPEG, or take a screenshot of it.",
    pdf: "This is a PDF file, not a picture. Take a screenshot of the part you need.",
    "not-a-picture": "This file is no PNG, JPEG, WebP or GIF picture.",
    damaged: "The picture is damaged and cannot be read.",
    busy: "The server is busy with pictures. Try again in a few minutes.",
    failed: "The picture could not be sent, perhaps the network. Choose it again.",
  },
});
