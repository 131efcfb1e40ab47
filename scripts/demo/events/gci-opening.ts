import { dayNote } from '#scripts/demo/notes.ts'
import type { DemoEvent, DemoSpeaker } from '#scripts/demo/types.ts'
import { hust, hustHall, vietnamHub } from '#scripts/demo/venues.ts'

const matsuo: DemoSpeaker = {
  slug: 'yutaka-matsuo',
  name: 'Yutaka Matsuo',
  nativeName: '松尾豊',
  honorific: { en: 'Prof.', vi: 'GS.', ja: '教授' },
  position: { en: 'Matsuo-Iwasawa Lab', vi: 'Phòng thí nghiệm Matsuo-Iwasawa', ja: '松尾・岩澤研究室' },
  affiliation: { en: 'the University of Tokyo', vi: 'Đại học Tokyo', ja: '東京大学' },
}

/** The opening session for a hall and a network. */
export const gciOpening: DemoEvent = {
  slug: 'gci-vietnam-opening-session',
  kind: 'programme-meeting',
  owner: 'hust',
  hosts: [
    { organization: 'jica', role: 'host' },
    { organization: 'hust', role: 'co-host' },
    { organization: 'matsuo-iwasawa-lab', role: 'co-host' },
  ],
  languages: ['vi', 'ja', 'en'],
  title: {
    en: 'Global Consumer Intelligence (GCI) in Vietnam: opening session',
    vi: 'Global Consumer Intelligence (GCI) tại Việt Nam: phiên khai mạc',
    ja: 'Global Consumer Intelligence（GCI）ベトナム開講セッション',
  },
  summary: {
    en: '1,500 students across Vietnam begin the GCI programme, 300 of them in the hall for the first lecture by Prof. Yutaka Matsuo.',
    vi: '1.500 sinh viên trên khắp Việt Nam bắt đầu chương trình GCI, trong đó 300 sinh viên có mặt tại hội trường để nghe bài giảng đầu tiên của GS. Yutaka Matsuo.',
    ja: 'ベトナム全土の1,500名の学生がGCIプログラムを開始します。うち300名は会場で松尾豊教授の最初の講義を受講します。',
  },
  description: {
    en: 'The programme **Global Consumer Intelligence (GCI)** comes to Vietnam with the Japan International Cooperation Agency, Hanoi University of Science and Technology and the Matsuo-Iwasawa Lab of the University of Tokyo.\n\nThe opening session has one hall and a network of students all over the country who follow the same lecture.',
    vi: 'Chương trình **Global Consumer Intelligence (GCI)** đến với Việt Nam nhờ Cơ quan Hợp tác Quốc tế Nhật Bản, Đại học Bách khoa Hà Nội và Phòng thí nghiệm Matsuo-Iwasawa của Đại học Tokyo.\n\nPhiên khai mạc có một hội trường và mạng lưới sinh viên trên cả nước cùng theo dõi một bài giảng.',
    ja: '国際協力機構、ハノイ工科大学、東京大学松尾・岩澤研究室により、**Global Consumer Intelligence（GCI）** プログラムがベトナムで始まります。\n\n開講セッションでは、会場の学生と全国の学生が同じ講義を受講します。',
  },
  place: {
    en: 'Hanoi, hall and network (hall: demo value)',
    vi: 'Hà Nội, tại hội trường và qua mạng (hội trường: dữ liệu minh họa)',
    ja: 'ハノイ、会場およびオンライン（会場はデモ用の値）',
  },
  accent: '#1d4e89',
  demoNote: dayNote,
  date: '2025-09-27',
  from: '09:00',
  to: '11:00',
  venue: hust,
  sessions: [
    {
      kind: 'opening',
      title: { en: 'Opening', vi: 'Khai mạc', ja: '開会' },
      abstract: {
        en: 'JICA, HUST and the Matsuo-Iwasawa Lab open the GCI programme in Vietnam for 1,500 students.',
        vi: 'JICA, Đại học Bách khoa Hà Nội và Phòng thí nghiệm Matsuo-Iwasawa khai mạc chương trình GCI tại Việt Nam cho 1.500 sinh viên.',
        ja: '国際協力機構、ハノイ工科大学、松尾・岩澤研究室が、1,500名の学生を迎えてベトナムでのGCIプログラムを開講します。',
      },
      spokenIn: ['vi'],
      interpretedInto: ['ja', 'en'],
      from: '09:00',
      to: '09:30',
      rooms: [hustHall, vietnamHub],
    },
    {
      kind: 'keynote',
      title: { en: 'The first lecture', vi: 'Bài giảng đầu tiên', ja: '第1回講義' },
      abstract: {
        en: 'The first lecture of the programme Global Consumer Intelligence by Prof. Yutaka Matsuo: 300 students hear it in the hall, the others all over Vietnam.',
        vi: 'Bài giảng đầu tiên của chương trình Global Consumer Intelligence do GS. Yutaka Matsuo trình bày: 300 sinh viên nghe tại hội trường, số còn lại trên khắp Việt Nam.',
        ja: '松尾豊教授によるGlobal Consumer Intelligenceプログラムの第1回講義。300名が会場で、ほかの学生はベトナム全土で受講します。',
      },
      spokenIn: ['en'],
      interpretedInto: ['vi'],
      rooms: [hustHall, vietnamHub],
      from: '09:30',
      to: '11:00',
      contributors: [{ speaker: matsuo, role: 'keynote' }],
    },
  ],
}
