import { timesNote } from '#scripts/demo/notes.ts'
import type { DemoEvent, DemoSpeaker } from '#scripts/demo/types.ts'

const professor = { en: 'Prof.', vi: 'GS.', fr: 'Pr' }

const lavest: DemoSpeaker = {
  slug: 'jean-marc-lavest',
  name: 'Jean-Marc Lavest',
  honorific: professor,
  position: { en: 'Principal Rector', vi: 'Hiệu trưởng chính', fr: 'Recteur principal' },
  affiliation: { en: 'USTH', vi: 'USTH', fr: 'USTH' },
}

const pascal: DemoSpeaker = {
  slug: 'frederic-pascal',
  name: 'Frédéric Pascal',
  honorific: professor,
  position: {
    en: 'Vice President in charge of AI',
    vi: 'Phó Chủ tịch phụ trách trí tuệ nhân tạo',
    fr: 'Vice-président chargé de l’IA',
  },
  affiliation: { en: 'Paris-Saclay University', vi: 'Đại học Paris-Saclay', fr: 'Université Paris-Saclay' },
}

/** The half-day seminar with three hosts. */
export const buildingBridges: DemoEvent = {
  slug: 'building-bridges-in-ai-research-and-education',
  kind: 'seminar',
  owner: 'usth',
  hosts: [
    { organization: 'usth', role: 'host' },
    { organization: 'cci-france-vietnam', role: 'co-host' },
    { organization: 'dataia', role: 'co-host' },
  ],
  languages: ['vi', 'fr', 'en'],
  title: {
    en: 'Building Bridges in AI Research and Education',
    vi: 'Xây dựng những nhịp cầu trong nghiên cứu và đào tạo trí tuệ nhân tạo',
    fr: 'Construire des ponts dans la recherche et l’enseignement en IA',
  },
  summary: {
    en: 'A half-day seminar on AI research and education between Vietnam and France: what an institute such as DATAIA does, and what generative AI can and cannot do.',
    vi: 'Hội thảo nửa ngày về nghiên cứu và đào tạo trí tuệ nhân tạo giữa Việt Nam và Pháp: hoạt động của một viện như DATAIA, khả năng và giới hạn của AI tạo sinh.',
    fr: 'Un séminaire d’une demi-journée sur la recherche et l’enseignement en IA entre le Vietnam et la France : ce que fait un institut comme DATAIA, ce que l’IA générative peut et ne peut pas.',
  },
  description: {
    en: 'Three institutions hold this seminar on artificial intelligence: the **University of Science and Technology of Hanoi** as host, the **French Chamber of Commerce and Industry in Vietnam**, and the **DATAIA Institute** of Paris-Saclay University.\n\nAfter the opening, two talks lead from an institute of AI research to the questions that generative AI puts to all of us: its potentials, its limits, its challenges. The seminar ends with an open discussion.',
    vi: 'Ba đơn vị cùng tổ chức hội thảo này về trí tuệ nhân tạo: **Trường Đại học Khoa học và Công nghệ Hà Nội** là đơn vị chủ trì, cùng **Phòng Thương mại và Công nghiệp Pháp tại Việt Nam** và **Viện DATAIA** thuộc Đại học Paris-Saclay.\n\nSau phần khai mạc, hai bài trình bày đi từ hoạt động của một viện nghiên cứu AI đến những câu hỏi mà AI tạo sinh đặt ra cho tất cả chúng ta: tiềm năng, giới hạn và thách thức. Hội thảo khép lại bằng phần thảo luận mở.',
    fr: 'Trois institutions tiennent ce séminaire sur l’intelligence artificielle : l’**Université des Sciences et des Technologies de Hanoï**, qui accueille, la **Chambre de commerce et d’industrie France-Vietnam** et l’**Institut DATAIA** de l’Université Paris-Saclay.\n\nAprès l’ouverture, deux exposés mènent d’un institut de recherche en IA aux questions que l’IA générative nous pose à tous : ses potentiels, ses limites, ses défis. Le séminaire se termine par une discussion ouverte.',
  },
  place: {
    en: 'USTH, Hanoi (room: demo value)',
    vi: 'USTH, Hà Nội (phòng: dữ liệu minh họa)',
    fr: 'USTH, Hanoï (salle : valeur de démonstration)',
  },
  coverAlt: {
    en: 'Drawing: a suspension bridge over a river at sunset',
    vi: 'Tranh vẽ: cây cầu treo qua sông lúc hoàng hôn',
    fr: 'Dessin : un pont suspendu sur un fleuve au coucher du soleil',
  },
  accent: '#0b5c5c',
  demoNote: timesNote,
  date: '2025-10-20',
  from: '08:30',
  to: '11:45',
  venue: {
    name: {
      en: 'University of Science and Technology of Hanoi',
      vi: 'Trường Đại học Khoa học và Công nghệ Hà Nội',
      fr: 'Université des Sciences et des Technologies de Hanoï',
    },
    address: { en: 'Hanoi', vi: 'Hà Nội', fr: 'Hanoï' },
    rooms: [
      { name: { en: 'Hall (demo value)', vi: 'Hội trường (dữ liệu minh họa)', fr: 'Salle (valeur de démonstration)' } },
    ],
  },
  sessions: [
    {
      kind: 'opening',
      title: { en: 'Opening', vi: 'Khai mạc', fr: 'Ouverture' },
      abstract: {
        en: 'The Principal Rector of USTH opens the seminar on behalf of its three hosts: USTH, CCI France-Vietnam and the DATAIA Institute.',
        vi: 'Hiệu trưởng chính của USTH khai mạc hội thảo, thay mặt ba đơn vị tổ chức: USTH, CCI France-Vietnam và Viện DATAIA.',
        fr: 'Le recteur principal de l’USTH ouvre le séminaire au nom des trois institutions qui l’organisent : l’USTH, la CCI France-Vietnam et l’Institut DATAIA.',
      },
      spokenIn: ['fr'],
      interpretedInto: ['vi', 'en'],
      from: '08:30',
      to: '09:00',
      contributors: [{ speaker: lavest, role: 'opening-remarks' }],
    },
    {
      kind: 'talk',
      title: {
        en: 'The DATAIA Institute of Paris-Saclay University',
        vi: 'Viện DATAIA của Đại học Paris-Saclay',
        fr: 'L’Institut DATAIA de l’Université Paris-Saclay',
      },
      abstract: {
        en: 'What an institute for artificial intelligence is for: the DATAIA Institute of Paris-Saclay University, presented by the university’s Vice President in charge of AI.',
        vi: 'Một viện trí tuệ nhân tạo dùng để làm gì: Viện DATAIA của Đại học Paris-Saclay, qua phần giới thiệu của Phó Chủ tịch phụ trách trí tuệ nhân tạo của trường.',
        fr: 'À quoi sert un institut d’intelligence artificielle : l’Institut DATAIA de l’Université Paris-Saclay, présenté par le vice-président de l’université chargé de l’IA.',
      },
      spokenIn: ['en'],
      interpretedInto: ['vi'],
      from: '09:00',
      to: '09:45',
      contributors: [{ speaker: pascal, role: 'speaker' }],
    },
    { kind: 'break', title: { en: 'Coffee break', vi: 'Giải lao', fr: 'Pause café' }, from: '09:45', to: '10:00' },
    {
      kind: 'keynote',
      title: {
        en: 'Generative AI: potentials, limits and challenges',
        vi: 'AI tạo sinh: tiềm năng, giới hạn và thách thức',
        fr: 'L’IA générative : potentiels, limites et défis',
      },
      abstract: {
        en: 'Generative AI writes, draws and programmes. What can it do for research and teaching, where does it end, and which challenges does it put to universities?',
        vi: 'AI tạo sinh viết, vẽ và lập trình. Nó làm được gì cho nghiên cứu và giảng dạy, giới hạn ở đâu, và đặt ra thách thức nào cho các trường đại học?',
        fr: 'L’IA générative écrit, dessine et programme. Que peut-elle pour la recherche et l’enseignement, où s’arrête-t-elle, et quels défis pose-t-elle aux universités ?',
      },
      spokenIn: ['en'],
      interpretedInto: ['vi'],
      from: '10:00',
      to: '10:45',
      contributors: [{ speaker: pascal, role: 'keynote' }],
    },
    {
      kind: 'discussion',
      title: { en: 'Open discussion', vi: 'Thảo luận mở', fr: 'Discussion ouverte' },
      abstract: {
        en: 'Questions from the hall, in any of the three languages of the seminar.',
        vi: 'Câu hỏi từ hội trường, bằng bất kỳ ngôn ngữ nào trong ba ngôn ngữ của hội thảo.',
        fr: 'Questions de la salle, dans l’une des trois langues du séminaire.',
      },
      spokenIn: ['vi', 'fr', 'en'],
      from: '10:45',
      to: '11:45',
    },
  ],
  speaking: {
    wanted: ['answer', 'biography', 'slides'],
    dueOn: '2025-10-13',
    links: [
      { speaker: lavest, locale: 'fr', hasConfirmed: true },
      { speaker: pascal, locale: 'fr', hasConfirmed: false },
    ],
  },
}
