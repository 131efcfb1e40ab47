import type { shared as model } from '../en/shared.ts'

/** Texts that every page may need: frame, faults beside fields, refusals. */
export const shared: typeof model = {
  siteName: 'Lectern',
  skip: 'Chuyển đến nội dung',
  language: 'Ngôn ngữ',
  startPage: 'Tất cả sự kiện',
  backToEvent: 'Về trang sự kiện',
  signIn: 'Dành cho ban tổ chức',
  signOut: 'Đăng xuất',
  console: 'Trang quản lý',
  optional: 'không bắt buộc',
  mistakes: 'Vui lòng xem lại các mục sau',
  contentIn: 'viết bằng',
  languages: {
    en: 'tiếng Anh',
    vi: 'tiếng Việt',
    fr: 'tiếng Pháp',
    zh: 'tiếng Trung',
    ja: 'tiếng Nhật',
    ko: 'tiếng Hàn',
    de: 'tiếng Đức',
    es: 'tiếng Tây Ban Nha',
  },
  faults: {
    required: 'Vui lòng điền mục này.',
    invalid: 'Giá trị này không dùng được ở đây.',
    too_long: 'Nội dung này quá dài.',
    too_small: 'Số này quá nhỏ.',
    too_large: 'Số này quá lớn.',
    email: 'Nhập một địa chỉ e-mail, ví dụ lan@example.org.',
    url: 'Nhập địa chỉ đầy đủ bắt đầu bằng https://',
    slug: 'Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối.',
    slug_taken: 'Địa chỉ này đã được dùng. Hãy chọn địa chỉ khác.',
    colour: 'Viết màu theo dạng #rrggbb.',
    contrast: 'Màu này quá nhạt để đọc chữ trắng. Hãy chọn màu đậm hơn.',
    time_zone: 'Đây không phải là múi giờ hợp lệ, ví dụ Asia/Ho_Chi_Minh.',
    time_malformed: 'Hãy chọn ngày và giờ.',
    time_span: 'Hãy ghi giờ bắt đầu và kết thúc, ví dụ 09:00-09:30.',
    time_skipped: 'Giờ này không tồn tại ở múi giờ này vì đồng hồ được vặn nhanh lên. Hãy chọn giờ khác.',
    time_repeated: 'Giờ này xảy ra hai lần ở múi giờ này vì đồng hồ được vặn lùi. Hãy chọn giờ khác.',
    ends_before_start: 'Giờ kết thúc phải sau giờ bắt đầu.',
    closes_before_opens: 'Đăng ký phải đóng sau khi mở.',
    consent: 'Chúng tôi cần sự đồng ý của bạn để lưu các thông tin này.',
    language: 'Hãy chọn ít nhất một ngôn ngữ.',
    code_wrong: 'Mã không đúng hoặc đã hết hạn. Hãy xem e-mail mới nhất hoặc yêu cầu mã mới.',
    already_member: 'Người này đã là thành viên.',
    already_host: 'Tổ chức này đã có trong danh sách đồng tổ chức.',
    unknown_organization: 'Không có tổ chức nào với địa chỉ này.',
    already_registered: 'Hộp thư này đã được đăng ký.',
    domains: 'Hãy ghi tên miền như hust.edu.vn, cách nhau bằng dấu phẩy; nhiều nhất 50.',
    place_kind: 'Bạn chưa thể đăng ký những loại chỗ này. Hãy kiểm tra địa chỉ và mã, hoặc chọn loại khác.',
    access_code: 'Dùng 4 đến 40 chữ cái, chữ số hoặc dấu gạch nối.',
    code_taken: 'Sự kiện này đã có mã này.',
    people: 'Hãy dán một danh sách hoặc chọn một tổ chức: chỉ một trong hai.',
    picture: 'Hãy chọn ảnh JPEG, PNG hoặc WebP, tối đa 40 MB.',
  },
  problems: {
    not_found: {
      title: 'Không có gì ở địa chỉ này',
      next: 'Liên kết có thể đã cũ hoặc gõ sai. Hãy tìm sự kiện theo một từ trong tiêu đề, địa điểm hoặc đơn vị tổ chức.',
    },
    'auth.required': {
      title: 'Vui lòng đăng nhập',
      next: 'Trang này dành cho ban tổ chức. Hãy đăng nhập bằng mã gửi đến hộp thư của bạn.',
    },
    'auth.forbidden': {
      title: 'Vai trò của bạn không cho phép việc này',
      next: 'Hãy nhờ chủ sở hữu tổ chức thực hiện hoặc đổi vai trò cho bạn.',
    },
    'request.cross_site': {
      title: 'Yêu cầu này không đến từ trang của chúng tôi',
      next: 'Hãy mở lại trang và thực hiện lại.',
    },
    'request.malformed': {
      title: 'Chúng tôi không đọc được yêu cầu này',
      next: 'Hãy quay lại, tải lại trang và thử lại.',
    },
    'request.invalid': {
      title: 'Một số giá trị không hợp lệ',
      next: 'Hãy sửa các mục nêu trong `errors` rồi gửi lại.',
    },
    'request.unsupported_type': {
      title: 'Loại nội dung này không được chấp nhận',
      next: 'Hãy dùng biểu mẫu trên trang, hoặc application/json cho API.',
    },
    'request.stalled': { title: 'Nội dung gửi đến quá lâu', next: 'Hãy kiểm tra kết nối rồi gửi lại.' },
    'request.too_large': { title: 'Nội dung này quá lớn', next: 'Hãy gửi tệp hoặc văn bản nhỏ hơn.' },
    'request.length_required': {
      title: 'Yêu cầu này không cho biết độ dài',
      next: 'Hãy gửi tệp kèm Content-Length.',
    },
    'request.too_many': {
      title: 'Quá nhiều yêu cầu cùng lúc',
      next: 'Hãy đợi một phút rồi thử lại. Không có gì bị mất.',
    },
    'link.used': {
      title: 'Liên kết này đã được dùng hoặc đã hết hạn',
      next: 'Hãy yêu cầu liên kết mới ở trang đăng nhập.',
    },
    'event.not_published': { title: 'Sự kiện này chưa được công bố', next: 'Hãy công bố trước.' },
    'event.already_published': { title: 'Sự kiện này đã được công bố', next: 'Hãy mở trang sự kiện để xem.' },
    'event.cancelled': { title: 'Sự kiện này đã bị hủy', next: 'Không thể thay đổi sự kiện đã hủy theo cách này.' },
    'event.not_cancelled': { title: 'Sự kiện này không bị hủy', next: 'Hãy mở lại để xem tình trạng hiện tại.' },
    'event.over': { title: 'Sự kiện này đã kết thúc', next: 'Sự kiện đã diễn ra nên không thể hủy nữa.' },
    'event.incomplete': {
      title: 'Còn thiếu thông tin trước khi công bố',
      next: 'Hãy nhập tiêu đề cho mọi ngôn ngữ của sự kiện.',
    },
    'slug.taken': { title: 'Địa chỉ này đã được dùng', next: 'Hãy chọn địa chỉ khác.' },
    'revision.stale': {
      title: 'Trong lúc đó có người khác đã lưu',
      next: 'Hãy mở lại để xem nội dung đang được lưu, rồi thực hiện lại thay đổi của bạn.',
    },
    'registration.not_open': { title: 'Chưa mở đăng ký', next: 'Trang sự kiện cho biết khi nào mở.' },
    'registration.closed': { title: 'Đã đóng đăng ký', next: 'Hãy liên hệ ban tổ chức nếu bạn vẫn muốn tham dự.' },
    'registration.event_cancelled': { title: 'Sự kiện này đã bị hủy', next: 'Không nhận đăng ký nữa.' },
    'registration.no_place_kind': {
      title: 'Bạn chưa thể đăng ký loại chỗ này',
      next: 'Loại chỗ này dành cho khách mời, cho một số tên miền thư, hoặc cho người có mã. Hãy kiểm tra địa chỉ và mã, hoặc chọn loại chỗ khác.',
    },
    'offer.over': {
      title: 'Lời mời nhận chỗ này đã hết hiệu lực',
      next: 'Thời hạn đã hết, hoặc bạn đã trả lời rồi. Vé của bạn cho biết tình trạng hiện tại.',
    },
    'place_kind.in_use': {
      title: 'Đang có người giữ hoặc chờ loại chỗ này',
      next: 'Loại chỗ này được giữ lại khi còn đăng ký hoặc lời mời nhắc đến nó. Hãy đặt sức chứa bằng 0, hoặc chuyển những người này sang chỗ khác trước.',
    },
    'place_kind.last': {
      title: 'Sự kiện cần ít nhất một loại chỗ',
      next: 'Hãy sửa loại chỗ này, hoặc thêm một loại khác trước.',
    },
    'invitation.too_many': {
      title: 'Quá nhiều lời mời',
      next: 'Mỗi lần mời nhiều nhất 500 người, mỗi sự kiện 2.000 người một ngày; một địa chỉ nhận nhiều nhất ba lời mời một ngày, và mỗi lời mời được gửi nhiều nhất bốn lần. Ngày mai bạn có thể mời tiếp những người còn lại.',
    },
    'place_kind.too_many': {
      title: 'Không thể thêm loại chỗ',
      next: 'Mỗi sự kiện có nhiều nhất 20 loại chỗ.',
    },
    'registration.not_cancellable': {
      title: 'Không thể hủy đăng ký này nữa',
      next: 'Đăng ký đã được hủy hoặc sự kiện đã kết thúc.',
    },
    'mail.not_failed': { title: 'Thư này không bị lỗi', next: 'Thư đã được gửi hoặc đang trên đường.' },
    'webhook.unsigned': { title: 'Chữ ký bị thiếu, sai hoặc quá cũ', next: 'Hãy kiểm tra khóa bí mật và đồng hồ.' },
    'member.last_owner': { title: 'Tổ chức cần có chủ sở hữu', next: 'Hãy chỉ định chủ sở hữu khác trước.' },
    'suggestion.decided': {
      title: 'Đề nghị này vừa được quyết định',
      next: 'Có người đã quyết định, hoặc diễn giả đã rút lại. Quý vị chưa thay đổi gì; xin mở lại danh sách đề nghị.',
    },
    'programme.released': {
      title: 'Chương trình vừa được phát hành',
      next: 'Có người đã phát hành một phiên bản trong lúc bạn xem. Hãy mở lại trang phát hành để xem còn gì cần phát hành.',
    },
    'session.no_sign_up': {
      title: 'Không còn chỗ để lấy ở đây',
      next: 'Phiên này hiện không nhận đăng ký: phiên đã kết thúc hoặc đã đóng, hoặc đăng ký của bạn chưa có chỗ được xác nhận. Hãy xem lại vé của bạn.',
    },
    'programme.too_large': {
      title: 'Chương trình quá dài nên không phát hành được',
      next: 'Chưa có gì được phát hành hay công bố. Hãy rút ngắn phần tóm tắt nội dung và tiểu sử ở mọi ngôn ngữ rồi phát hành lại.',
    },
    'session.moved': {
      title: 'Phiên này hiện bắt đầu vào giờ khác',
      next: 'Có người đã dời giờ, hoặc thay đổi của bạn đã được thực hiện. Hãy mở lại phiên để xem.',
    },
    'contributor.twice': {
      title: 'Người này đã có vai trò đó trong phiên',
      next: 'Hãy chọn vai trò khác, hoặc xóa một trong hai mục.',
    },
    'host.accepted': {
      title: 'Tổ chức của bạn vừa chấp nhận',
      next: 'Một đồng nghiệp đã trả lời trước. Nếu đó là nhầm lẫn, hãy rút khỏi sự kiện.',
    },
    'host.owner': { title: 'Tổ chức sở hữu sự kiện luôn là đơn vị tổ chức', next: 'Hãy đổi vai trò hoặc thứ tự.' },
    'upload.unsupported': {
      title: 'Đây không phải ảnh JPEG, PNG hoặc WebP',
      next: 'Hãy xuất ảnh dạng JPEG rồi tải lên.',
    },
    'upload.heic': {
      title: 'Đây là ảnh HEIC, trình duyệt không hiển thị được',
      next: 'Trên iPhone, vào Cài đặt, Camera, Định dạng, chọn “Tương thích nhất”, hoặc gửi ảnh cho mình dạng JPEG rồi tải lên.',
    },
    'upload.animated': { title: 'Đây là ảnh động', next: 'Hãy xuất một khung hình thành JPEG rồi tải lên.' },
    'upload.quota': {
      title: 'Sự kiện này đã đủ số ảnh tối đa: 2.000',
      next: 'Hãy xóa những ảnh không cần thiết rồi tải ảnh này lên lại.',
    },
    'upload.incomplete': {
      title: 'Tệp còn thiếu một số phần',
      next: 'Hãy chọn lại đúng tệp đó: những phần đã tải lên được giữ nguyên.',
    },
    'upload.finished': {
      title: 'Lần tải lên này đã hoàn tất',
      next: 'Bạn không cần làm gì thêm: tệp đã có ở đây.',
    },
    'upload.mismatch': {
      title: 'Dữ liệu nhận được không khớp với thông tin đã báo',
      next: 'Hãy chọn lại tệp; nếu tệp đã thay đổi, việc tải lên sẽ bắt đầu lại.',
    },
    'upload.removed': {
      title: 'Ảnh này đã được gỡ theo yêu cầu',
      next: 'Ảnh sẽ không được nhận lần nữa. Xin bỏ qua ảnh này.',
    },
    'removal.decided': {
      title: 'Đề nghị này đã được quyết định',
      next: 'Hãy xem danh sách đề nghị để biết kết quả.',
    },
    'album.too_many': {
      title: 'Sự kiện này có quá nhiều album',
      next: 'Hãy xóa một album trống hoặc dùng album đã có.',
    },
    'album.in_use': {
      title: 'Không thể xóa album này',
      next: 'Trước hết hãy chuyển ảnh sang album khác; ảnh đã xóa còn giữ album trong 30 ngày, và album cuối cùng luôn được giữ lại.',
    },
    'album.told': {
      title: 'Mọi người đã được báo về album',
      next: 'Chỉ báo một lần. Với người đăng ký sau, xin gửi liên kết của album.',
    },
    'album.nobody': {
      title: 'Không có ai để báo',
      next: 'Chưa có ai có chỗ ở sự kiện này nên không có ai để gửi thư.',
    },
    'album.empty': {
      title: 'Chưa có gì để báo',
      next: 'Sự kiện phải công khai, album phải mở và có ít nhất một ảnh đã được mô tả.',
    },
    'photographer.too_many': {
      title: 'Sự kiện này có quá nhiều liên kết cho người chụp ảnh',
      next: 'Hãy gia hạn một liên kết đã hết hạn thay vì tạo thêm.',
    },
    'photographing.over': {
      title: 'Liên kết này đã hết hiệu lực',
      next: 'Những ảnh đã gửi vẫn an toàn. Nếu còn ảnh, xin hỏi ban tổ chức liên kết mới.',
    },
    'storage.full': {
      title: 'Sự kiện này không còn chỗ lưu trữ',
      next: 'Hãy đề nghị người quản trị hệ thống cấp thêm, hoặc dùng tệp nhỏ hơn.',
    },
    'file.unsupported': {
      title: 'Không nhận loại tệp này',
      next: 'Hãy dùng PDF, PPTX, KEY, ODP, DOCX, XLSX, MP4, WebM, ZIP, ảnh hoặc văn bản thuần.',
    },
    'file.macros': {
      title: 'Tệp này có chứa macro',
      next: 'Hãy lưu lại không kèm macro (.pptx, .docx hoặc .xlsx) rồi tải lên lại.',
    },
    'file.encrypted': {
      title: 'Tệp này được bảo vệ bằng mật khẩu',
      next: 'Hãy lưu lại không kèm mật khẩu rồi tải lên lại.',
    },
    'file.unpacked': {
      title: 'Tệp này khi giải nén lớn hơn nhiều so với kích thước của nó',
      next: 'Hãy nén ít nội dung hơn rồi tải lên lại.',
    },
    'file.infected': {
      title: 'Trình quét vi-rút phát hiện mã độc trong tệp này',
      next: 'Tệp đã bị xóa. Hãy quét sạch thiết bị của bạn, lưu lại tệp rồi tải lên lại.',
    },
    'file.unsure': {
      title: 'Trình quét vi-rút không xác định được tệp này có an toàn hay không',
      next: 'Hãy lưu lại, chẳng hạn dưới dạng PDF, hoặc hỏi người quản trị hệ thống.',
    },
    'file.damaged': {
      title: 'Không đọc được tệp này',
      next: 'Hãy mở tệp trên máy của bạn, lưu lại rồi tải lên lại.',
    },
    'upload.too_many_pixels': {
      title: 'Ảnh có quá nhiều điểm ảnh',
      next: 'Hãy giảm xuống tối đa 100 megapixel và 12.000 điểm ảnh mỗi cạnh.',
    },
    'upload.damaged': { title: 'Ảnh bị hỏng', next: 'Hãy chép lại từ máy ảnh và tải lên lần nữa.' },
    'speaking.over': {
      title: 'Sự kiện đã kết thúc',
      next: 'Những gì bạn đã trả lời vẫn được giữ nguyên. Nếu có điều gì chưa đúng, hãy viết cho ban tổ chức.',
    },
    'speaking.own_word': {
      title: 'Chỉ diễn giả mới làm được việc này',
      next: 'Bạn đang giúp diễn giả bằng đường dẫn riêng của mình. Hãy nhờ họ làm bằng đường dẫn của họ.',
    },
    'speaking.too_many': {
      title: 'Không thể thêm người nào nữa',
      next: 'Hãy ngừng một đường dẫn không còn dùng, hoặc hỏi ban tổ chức.',
    },
    'speaking.revoked': {
      title: 'Đường dẫn này không còn dùng được',
      next: 'Hãy tìm thư mới hơn của ban tổ chức, hoặc xin họ một đường dẫn mới.',
    },
    'service.busy': {
      title: 'Chúng tôi vẫn đang thử',
      next: 'Cơ sở dữ liệu đang bận. Hãy đợi vài giây rồi gửi lại biểu mẫu: không bao giờ bị tính hai lần.',
    },
    'service.day_limit': {
      title: 'Hạn mức trong ngày của hệ thống đã hết',
      next: 'Hạn mức được làm mới lúc 00:00 UTC. Vui lòng quay lại sau.',
    },
    unexpected: {
      title: 'Đã có lỗi ở phía chúng tôi',
      next: 'Không phải lỗi của bạn. Hãy thử lại; nếu vẫn lỗi, hãy báo ban tổ chức mã này:',
    },
  },
}
