/** What the organisers of the demo wrote. */
export const PHU_THAI_SUMMARY = `Hội thi dành cho toàn thể cán bộ, công chức, viên chức và người lao động trên địa bàn xã Phú Thái.

- Mỗi đợt làm **một bài 20 câu trong 20 phút**, được thi **2 lượt**, lấy lượt có điểm cao nhất.
- Đáp án được lưu ngay khi chọn; mất mạng hoặc đổi máy vẫn làm tiếp được.
- Kết quả công bố sau khi kết thúc đợt thi.`;

export const PHU_THAI_RULES = `## 1. Đối tượng dự thi

Cán bộ, công chức, viên chức, người lao động có tên trong danh sách của các cơ quan, đơn vị, trường học, trạm y tế, công an, quân sự và các thôn trên địa bàn xã. Thành viên Ban Tổ chức và Tổ giúp việc không dự thi.

## 2. Nội dung

Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021–2030; cải cách thể chế, thủ tục hành chính, tổ chức bộ máy, chế độ công vụ, tài chính công; chính quyền điện tử, chính quyền số; cơ chế một cửa, dịch vụ công trực tuyến; các chỉ số đánh giá.

## 3. Cách thức

1. Đăng nhập bằng đường dẫn cá nhân hoặc mã danh sách do đơn vị phát.
2. Mỗi đợt được dự thi 2 lượt; hệ thống lấy lượt có điểm cao nhất.
3. Mỗi câu đúng được 5 điểm; câu nhiều phương án chỉ được điểm khi chọn đúng và đủ.
4. Câu dự đoán không tính điểm, dùng để xếp hạng khi bằng điểm.

## 4. Xếp hạng

Theo thứ tự: điểm cao hơn; dự đoán gần đúng hơn; thời gian làm bài ngắn hơn; nộp bài sớm hơn; nếu vẫn bằng nhau thì bốc thăm bằng mã số công bố trước khi tính kết quả.

## 5. Khiếu nại

Gửi Ban Tổ chức (Phòng Văn hóa - Xã hội xã) trong thời gian kết quả còn là tạm thời.`;

export const TUYEN_QUANG_SUMMARY = `Cuộc thi mở cho **cán bộ, công chức, viên chức** và **người dân** trong tỉnh, do Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức thành viên cùng vận động hưởng ứng.

- Hai bảng thi có bộ câu hỏi và giải thưởng riêng.
- Mỗi người làm **một bài trong 15 phút**, biết điểm ngay sau khi nộp.`;

export const TUYEN_QUANG_RULES = `## Bảng thi

**Cán bộ, công chức, viên chức:** theo danh sách của các sở, ban, ngành và tổ chức.

**Người dân:** tự đăng ký bằng số điện thoại hoặc thư điện tử và chọn đơn vị nơi sinh sống, công tác.

## Xếp hạng

Điểm cao hơn, thời gian làm bài ngắn hơn, nộp bài sớm hơn.`;
