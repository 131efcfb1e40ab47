import type { Localized } from '#worker/core/text/localized.ts'

/** Where the sources give the day but neither hours nor rooms. */
export const timesNote: Localized = {
  en: 'The sources of this example give the day, but neither the times nor the room: those shown here are demo values.',
  vi: 'Nguồn của ví dụ này chỉ nêu ngày, không nêu giờ và phòng: giờ và phòng ghi ở đây là dữ liệu minh họa.',
  fr: 'Les sources de cet exemple donnent le jour, mais ni les heures ni la salle : celles affichées ici sont des valeurs de démonstration.',
  zh: '本示例的资料只给出日期，未给出时间和会场：此处的时间和会场均为演示数据。',
}

/** Where they do not even give the day. */
export const dayNote: Localized = {
  en: 'The sources of this example give the month only: the day, the times and the room shown here are demo values.',
  vi: 'Nguồn của ví dụ này chỉ nêu tháng: ngày, giờ và phòng ghi ở đây là dữ liệu minh họa.',
  fr: 'Les sources de cet exemple ne donnent que le mois : le jour, les heures et la salle affichés ici sont des valeurs de démonstration.',
  ja: 'この例の資料には月しか示されていません。ここに表示される日付・時刻・会場はデモ用の値です。',
}

/** Where all of it is made up. */
export const demoNote: Localized = {
  en: 'This is a demo event: it does not take place. Register as often as you like to try it out.',
  vi: 'Đây là sự kiện minh họa: sự kiện này không diễn ra. Bạn có thể đăng ký bao nhiêu lần tùy thích để dùng thử.',
  fr: 'Ceci est un événement de démonstration : il n’aura pas lieu. Inscrivez-vous autant de fois que vous le souhaitez pour essayer.',
}
