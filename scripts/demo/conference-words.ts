import type { Localized } from '#worker/core/text/localized.ts'
import type { SessionKind } from '#worker/domain/programme/table.ts'

const text = (en: string, vi: string, fr: string): Localized & Record<'en' | 'vi' | 'fr', string> => ({ en, vi, fr })

/** A topic, its aspect: with 20 and 15 of them no two sessions of 300 have the same title. */
export const topics = [
  text(
    'Reading lists for first-year students',
    'Danh mục đọc cho sinh viên năm nhất',
    'Lectures pour la première année',
  ),
  text('Soil sensors in rice fields', 'Cảm biến đất trên đồng lúa', 'Capteurs de sol dans les rizières'),
  text('Machine translation of law', 'Dịch máy văn bản luật', 'Traduction automatique du droit'),
  text('Bridges under flood', 'Cầu trong mùa lũ', 'Les ponts en crue'),
  text('Small language models', 'Mô hình ngôn ngữ nhỏ', 'Petits modèles de langue'),
  text('Shared laboratories', 'Phòng thí nghiệm dùng chung', 'Laboratoires partagés'),
  text('Air quality in schools', 'Chất lượng không khí trong trường học', 'La qualité de l’air à l’école'),
  text('Doctoral supervision', 'Hướng dẫn nghiên cứu sinh', 'L’encadrement doctoral'),
  text('Archives of the delta', 'Lưu trữ vùng châu thổ', 'Les archives du delta'),
  text('Robots beside nurses', 'Robot bên điều dưỡng', 'Des robots auprès des infirmiers'),
  text('Tone in speech recognition', 'Thanh điệu trong nhận dạng tiếng nói', 'Les tons en reconnaissance vocale'),
  text('Solar roofs on campus', 'Mái nhà điện mặt trời trong khuôn viên', 'Toits solaires sur le campus'),
  text('Exams without paper', 'Thi không giấy', 'Examens sans papier'),
  text('Satellite pictures of forests', 'Ảnh vệ tinh rừng', 'Images satellites des forêts'),
  text('Company internships', 'Thực tập tại doanh nghiệp', 'Les stages en entreprise'),
  text('Open data of cities', 'Dữ liệu mở của thành phố', 'Les données ouvertes des villes'),
  text('Vaccines in the cold chain', 'Vắc-xin trong chuỗi lạnh', 'Les vaccins dans la chaîne du froid'),
  text('Mathematics for engineers', 'Toán cho kỹ sư', 'Mathématiques pour ingénieurs'),
  text('Street food and hygiene', 'Thức ăn đường phố và vệ sinh', 'Cuisine de rue et hygiène'),
  text('Privacy in learning platforms', 'Quyền riêng tư trên nền tảng học tập', 'Vie privée et plateformes'),
]

export const aspects = [
  text('a field report', 'báo cáo thực địa', 'un retour de terrain'),
  text('what ten years have shown', 'mười năm cho thấy điều gì', 'ce que dix ans ont montré'),
  text('methods and limits', 'phương pháp và giới hạn', 'méthodes et limites'),
  text('a comparison of three countries', 'so sánh ba nước', 'comparaison de trois pays'),
  text('costs and benefits', 'chi phí và lợi ích', 'coûts et bénéfices'),
  text('first results', 'kết quả ban đầu', 'premiers résultats'),
  text('lessons from failure', 'bài học từ thất bại', 'leçons d’un échec'),
  text('tools that last', 'công cụ bền lâu', 'des outils qui durent'),
  text('an open question', 'một câu hỏi mở', 'une question ouverte'),
  text('from pilot to practice', 'từ thử nghiệm đến thực tiễn', 'du pilote à la pratique'),
  text('the view of students', 'góc nhìn của sinh viên', 'le regard des étudiants'),
  text('a data set for all', 'bộ dữ liệu cho mọi người', 'un jeu de données pour tous'),
  text('ethics in daily work', 'đạo đức trong công việc', 'l’éthique au quotidien'),
  text('hands on', 'thực hành', 'travaux pratiques'),
  text('what comes next', 'bước tiếp theo', 'et après'),
]

export const plenaries = {
  opening: text('Opening of day', 'Khai mạc ngày', 'Ouverture du jour'),
  panel: text('Closing panel of day', 'Tọa đàm bế mạc ngày', 'Table ronde de clôture du jour'),
  break: text('Coffee break', 'Giải lao', 'Pause café'),
  lunch: text('Lunch', 'Nghỉ trưa', 'Déjeuner'),
}

export const trackWords = [
  { name: text('Teaching', 'Giảng dạy', 'Enseignement'), colour: '#0b5c5c' },
  { name: text('Language', 'Ngôn ngữ', 'Langue'), colour: '#8c1c2b' },
  { name: text('Environment', 'Môi trường', 'Environnement'), colour: '#3f6212' },
  { name: text('Health', 'Sức khỏe', 'Santé'), colour: '#5b3a8e' },
  { name: text('Cities', 'Đô thị', 'Villes'), colour: '#1d4e89' },
  { name: text('Industry', 'Công nghiệp', 'Industrie'), colour: '#7a4a00' },
]

/** What a session of a kind says about itself. */
export const abstractOf = (kind: SessionKind, title: Record<'en' | 'vi' | 'fr', string>): Localized =>
  kind === 'break'
    ? {}
    : text(
        `${title.en}: this session is a demo value. It stands where an abstract of two or three sentences would stand, so that pages and files weigh what real ones weigh. Nobody has to prepare anything.`,
        `${title.vi}: phiên này là dữ liệu minh họa. Đoạn này nằm ở chỗ của một bản tóm tắt hai hoặc ba câu, để trang và tệp có dung lượng như thật. Không ai phải chuẩn bị gì.`,
        `${title.fr}\u00a0: cette séance est une valeur de démonstration. Ces lignes tiennent la place d’un résumé de deux ou trois phrases, afin que pages et fichiers pèsent leur vrai poids. Personne n’a rien à préparer.`,
      )
