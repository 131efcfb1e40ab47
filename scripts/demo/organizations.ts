import type { Localized } from '#worker/core/text/localized.ts'

/** The mailbox of the demo's owner; the local mailbox shows its mail. */
export const demoOrganiser = 'organiser@example.org'

interface DemoOrganization {
  shortName: string
  name: Localized
}

/** The institutions of the four settings, and one that exists only here. */
export const organizations = {
  usth: {
    shortName: 'USTH',
    name: {
      en: 'University of Science and Technology of Hanoi',
      vi: 'Trường Đại học Khoa học và Công nghệ Hà Nội',
      fr: 'Université des Sciences et des Technologies de Hanoï',
    },
  },
  'cci-france-vietnam': {
    shortName: 'CCI France-Vietnam',
    name: {
      en: 'French Chamber of Commerce and Industry in Vietnam',
      vi: 'Phòng Thương mại và Công nghiệp Pháp tại Việt Nam',
      fr: 'Chambre de commerce et d’industrie France-Vietnam',
    },
  },
  dataia: {
    shortName: 'DATAIA',
    name: {
      en: 'DATAIA Institute, Paris-Saclay University',
      vi: 'Viện DATAIA, Đại học Paris-Saclay',
      fr: 'Institut DATAIA, Université Paris-Saclay',
    },
  },
  vnu: {
    shortName: 'VNU',
    name: { en: 'Vietnam National University, Hanoi', vi: 'Đại học Quốc gia Hà Nội', zh: '河内国家大学' },
  },
  'tsinghua-university': {
    shortName: 'Tsinghua University',
    name: { en: 'Tsinghua University', vi: 'Đại học Thanh Hoa', zh: '清华大学' },
  },
  jica: {
    shortName: 'JICA',
    name: {
      en: 'Japan International Cooperation Agency',
      vi: 'Cơ quan Hợp tác Quốc tế Nhật Bản',
      ja: '国際協力機構',
    },
  },
  hust: {
    shortName: 'HUST',
    name: {
      en: 'Hanoi University of Science and Technology',
      vi: 'Đại học Bách khoa Hà Nội',
      ja: 'ハノイ工科大学',
    },
  },
  'matsuo-iwasawa-lab': {
    shortName: 'Matsuo-Iwasawa Lab',
    name: {
      en: 'Matsuo-Iwasawa Lab, the University of Tokyo',
      vi: 'Phòng thí nghiệm Matsuo-Iwasawa, Đại học Tokyo',
      ja: '東京大学 松尾・岩澤研究室',
    },
  },
  nvidia: { shortName: 'NVIDIA', name: { en: 'NVIDIA', vi: 'NVIDIA' } },
  'demo-institute': {
    shortName: 'Demo Institute',
    name: { en: 'Demo Institute (example)', vi: 'Viện Minh họa (ví dụ)', fr: 'Institut de démonstration (exemple)' },
  },
} as const satisfies Record<string, DemoOrganization>

export type OrganizationName = keyof typeof organizations

export const privacyNotice: Localized = {
  en: 'This is demo data on your own computer. What you type into the registration form stays there and is sent to nobody.',
  vi: 'Đây là dữ liệu minh họa trên máy tính của bạn. Những gì bạn nhập vào mẫu đăng ký chỉ lưu tại đó và không được gửi cho ai.',
  fr: 'Ce sont des données de démonstration sur votre propre ordinateur. Ce que vous saisissez dans le formulaire d’inscription y reste et n’est envoyé à personne.',
}
