import { demoNote } from '#scripts/demo/notes.ts'
import type { DemoEvent } from '#scripts/demo/types.ts'
import { localTimeOf } from '#worker/core/time.ts'

const thirtyDays = 30 * 86_400_000

export const lectureSlug = 'demo-opening-lecture'

/** The one event that can be registered for: 30 days after the first start. */
export const openingLecture = (now: Date): DemoEvent => ({
  slug: lectureSlug,
  kind: 'seminar',
  owner: 'demo-institute',
  hosts: [{ organization: 'demo-institute', role: 'host' }],
  languages: ['en', 'vi', 'fr'],
  title: {
    en: 'Demo: opening lecture of the new academic year',
    vi: 'Minh họa: bài giảng khai giảng năm học mới',
    fr: 'Démo : leçon inaugurale de la nouvelle année universitaire',
  },
  summary: {
    en: 'A made-up lecture with 300 places, open for registration: try the way from the form to the ticket.',
    vi: 'Một bài giảng giả định với 300 chỗ, đang mở đăng ký: hãy thử trọn hành trình từ mẫu đăng ký đến vé.',
    fr: 'Une leçon fictive de 300 places, ouverte à l’inscription : essayez le chemin du formulaire au billet.',
  },
  description: {
    en: 'Nothing of this takes place. Register with any address: the mail arrives in the **local mailbox** at `/dev/mail`, with the ticket and the calendar file.\n\nSign in as the organiser to see the list, change the number of places, or cancel.',
    vi: 'Không điều gì ở đây diễn ra thật. Hãy đăng ký với địa chỉ bất kỳ: thư sẽ đến **hộp thư nội bộ** tại `/dev/mail`, kèm vé và tệp lịch.\n\nĐăng nhập với vai trò đơn vị tổ chức để xem danh sách, thay đổi số chỗ hoặc hủy sự kiện.',
    fr: 'Rien de tout cela n’a lieu. Inscrivez-vous avec n’importe quelle adresse : l’e-mail arrive dans la **boîte locale** à `/dev/mail`, avec le billet et le fichier d’agenda.\n\nConnectez-vous comme organisateur pour voir la liste, changer le nombre de places ou annuler.',
  },
  place: {
    en: 'Example Hall (demo value)',
    vi: 'Hội trường Ví dụ (dữ liệu minh họa)',
    fr: 'Salle Exemple (valeur de démonstration)',
  },
  coverAlt: {
    en: 'Drawing: a full hall looks at a stage with a large screen',
    vi: 'Tranh vẽ: hội trường kín chỗ hướng về sân khấu với màn hình lớn',
    fr: 'Dessin : une salle comble regarde une scène avec un grand écran',
  },
  accent: '#5b3a8e',
  demoNote,
  date: localTimeOf(new Date(now.getTime() + thirtyDays), 'Asia/Ho_Chi_Minh').slice(0, 10),
  from: '09:00',
  to: '11:00',
  places: 300,
  otherPlaces: [
    {
      type: 'hub',
      name: { en: 'Đà Nẵng (demo value)', vi: 'Đà Nẵng (dữ liệu minh họa)', fr: 'Đà Nẵng (valeur de démonstration)' },
      place: {
        en: 'Room 101, Example Street 2',
        vi: 'Phòng 101, số 2 đường Ví dụ',
        fr: 'Salle 101, 2, rue de l’Exemple',
      },
      capacity: 200,
    },
    {
      type: 'hub',
      name: { en: 'Cần Thơ (demo value)', vi: 'Cần Thơ (dữ liệu minh họa)', fr: 'Cần Thơ (valeur de démonstration)' },
      place: {
        en: 'Room 102, Example Street 3',
        vi: 'Phòng 102, số 3 đường Ví dụ',
        fr: 'Salle 102, 3, rue de l’Exemple',
      },
      capacity: 100,
    },
    { type: 'online', name: {}, capacity: null },
  ],
  venue: {
    name: { en: 'Demo Institute (example)', vi: 'Viện Minh họa (ví dụ)', fr: 'Institut de démonstration (exemple)' },
    address: { en: 'Example Street 1', vi: 'Số 1 đường Ví dụ', fr: '1, rue de l’Exemple' },
    rooms: [
      {
        name: {
          en: 'Example Hall (demo value)',
          vi: 'Hội trường Ví dụ (dữ liệu minh họa)',
          fr: 'Salle Exemple (valeur de démonstration)',
        },
        capacity: 300,
      },
    ],
  },
  sessions: [
    {
      kind: 'opening',
      title: { en: 'Welcome', vi: 'Chào mừng', fr: 'Accueil' },
      abstract: {
        en: 'The doors close, the year opens.',
        vi: 'Cửa hội trường khép lại, năm học mới mở ra.',
        fr: 'Les portes se ferment, l’année s’ouvre.',
      },
      spokenIn: ['vi'],
      interpretedInto: ['en'],
      from: '09:00',
      to: '09:15',
    },
    {
      kind: 'keynote',
      title: { en: 'The lecture', vi: 'Bài giảng', fr: 'La leçon' },
      abstract: {
        en: 'A made-up lecture about made-up things. Edit this text in the console, release the programme anew, and see the change on its page.',
        vi: 'Một bài giảng giả định về những điều giả định. Hãy sửa đoạn này trong trang quản lý, phát hành lại chương trình và xem thay đổi trên trang công khai.',
        fr: 'Une leçon fictive sur des choses fictives. Modifiez ce texte dans la console, publiez de nouveau le programme et voyez le changement sur sa page.',
      },
      spokenIn: ['en'],
      interpretedInto: ['vi', 'fr'],
      from: '09:15',
      to: '10:30',
    },
    {
      kind: 'discussion',
      title: { en: 'Questions', vi: 'Hỏi và đáp', fr: 'Questions' },
      abstract: {
        en: 'Three microphones, three languages.',
        vi: 'Ba micrô, ba ngôn ngữ.',
        fr: 'Trois micros, trois langues.',
      },
      spokenIn: ['vi', 'fr', 'en'],
      from: '10:30',
      to: '11:00',
    },
  ],
})
