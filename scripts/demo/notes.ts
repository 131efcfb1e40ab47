import type { Localized } from '#worker/core/text/localized.ts'

/** Where the sources give the day but neither hours nor rooms. */
export const timesNote: Localized = {
  en: 'The sources of this example give the day, but neither the times, the room nor the languages spoken: those shown here are demo values.',
  vi: 'Nguồn của ví dụ này chỉ nêu ngày, không nêu giờ, phòng và ngôn ngữ trình bày: những thông tin đó ở đây là dữ liệu minh họa.',
  fr: 'Les sources de cet exemple donnent le jour, mais ni les heures, ni la salle, ni les langues parlées : celles affichées ici sont des valeurs de démonstration.',
  zh: '本示例的资料只给出日期，未给出时间、会场和使用语言：此处所示均为演示数据。',
}

/** The same where they do not say who signed either. */
export const signingNote: Localized = {
  en: `${timesNote.en} Nor do they say who signed: the delegations stand without persons, in a protocol order that is a demo value.`,
  vi: `${timesNote.vi} Nguồn cũng không nêu ai đã ký: các đoàn được ghi không kèm người, theo thứ tự lễ tân là dữ liệu minh họa.`,
  fr: `${timesNote.fr} Elles ne disent pas non plus qui a signé : les délégations figurent sans personnes, dans un ordre protocolaire qui est une valeur de démonstration.`,
  zh: `${timesNote.zh}资料亦未说明由何人签署：各代表团不列人名，其礼宾次序为演示数据。`,
}

/** Where they do not even give the day. */
export const dayNote: Localized = {
  en: 'The sources of this example give the month only: the day, the times, the rooms and the languages spoken are demo values.',
  vi: 'Nguồn của ví dụ này chỉ nêu tháng: ngày, giờ, phòng và ngôn ngữ trình bày ở đây là dữ liệu minh họa.',
  fr: 'Les sources de cet exemple ne donnent que le mois : le jour, les heures, les salles et les langues parlées sont des valeurs de démonstration.',
  ja: 'この例の資料には月しか示されていません。ここに表示される日付・時刻・会場・使用言語はデモ用の値です。',
}

/** Where all of it is made up. */
export const demoNote: Localized = {
  en: 'This is a demo event: it does not take place. Register as often as you like to try it out.',
  vi: 'Đây là sự kiện minh họa: sự kiện này không diễn ra. Bạn có thể đăng ký bao nhiêu lần tùy thích để dùng thử.',
  fr: 'Ceci est un événement de démonstration : il n’aura pas lieu. Inscrivez-vous autant de fois que vous le souhaitez pour essayer.',
}

/** What the first release of every programme says. */
export const releaseNote: Localized = {
  en: 'The programme as announced.',
  vi: 'Chương trình như đã công bố.',
  fr: 'Le programme tel qu’annoncé.',
  zh: '已公布的日程。',
  ja: '発表済みのプログラム。',
}
