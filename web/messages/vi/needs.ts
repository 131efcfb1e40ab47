import type { Messages } from '../messages.ts'
import { plural } from '../plural.ts'

export const needs: Messages['needs'] = {
  title: 'Cần xử lý',
  lines: {
    offers: (n) => plural('vi', n, { other: '# lời mời nhận chỗ sẽ hết hạn trong vòng 12 giờ' }),
    notice: () => 'Có thay đổi về thời gian hoặc địa điểm chưa báo cho những người đã có chỗ',
    failed: (n) => plural('vi', n, { other: '# thư không gửi được' }),
    bounced: (n) => plural('vi', n, { other: '# thư bị trả lại' }),
    overdue: (n: number) => plural('vi', n, { other: '# diễn giả nộp trễ' }),
    declined: (n: number) => plural('vi', n, { other: 'Diễn giả từ chối # phiên' }),
    suggested: (n: number) => plural('vi', n, { other: '# đề nghị của diễn giả chờ quyết định' }),
    removals: (n) => plural('vi', n, { other: '# ảnh được đề nghị gỡ đang chờ quyết định' }),
    undecided: (n) => plural('vi', n, { other: '# đăng ký đang chờ xét duyệt' }),
    unannounced: (n) => plural('vi', n, { other: '# quyết định chưa được công bố' }),
    unanswered: (n) => plural('vi', n, { other: '# người được mời chưa trả lời' }),
    waiting: (n) => plural('vi', n, { other: '# người đang chờ chỗ' }),
  },
  short: {
    draft_over: 'Vẫn là bản nháp dù ngày diễn ra đã qua',
    draft_soon: 'Diễn ra trong vòng hai tuần mà vẫn là bản nháp',
    offers: 'Có lời mời nhận chỗ sắp hết hạn',
    notice: 'Có thay đổi chưa báo',
    failed: 'Có thư không gửi được',
    bounced: 'Có thư bị trả lại',
    overdue: 'Có diễn giả nộp trễ',
    declined: 'Có diễn giả từ chối',
    suggested: 'Đề nghị của diễn giả chờ quyết định',
    removals: 'Có đề nghị gỡ ảnh',
    undecided: 'Có đăng ký chờ xét duyệt',
    unannounced: 'Có quyết định chưa công bố',
    unanswered: 'Có người được mời chưa trả lời',
    waiting: 'Có người đang chờ chỗ',
  },
}
