import type { DemoRoom, DemoVenue } from './types.ts'

/** 300 of the 1,500 students of the first lecture are in the hall; which hall is a demo value. */
export const hustHall: DemoRoom = {
  name: { en: 'Hall (demo value)', vi: 'Hội trường (dữ liệu minh họa)', ja: '会場（デモ用の値）' },
  capacity: 300,
}

/** The others follow where they are; that they are one hub is a demo value. */
export const vietnamHub: DemoRoom = {
  name: {
    en: 'All over Vietnam, by stream (demo value)',
    vi: 'Trên cả nước, qua mạng (dữ liệu minh họa)',
    ja: 'ベトナム全土・オンライン（デモ用の値）',
  },
  kind: 'remote-hub',
  capacity: 1200,
}

/** The venue of both events of HUST. */
export const hust: DemoVenue = {
  name: { en: 'Hanoi University of Science and Technology', vi: 'Đại học Bách khoa Hà Nội', ja: 'ハノイ工科大学' },
  address: { en: 'Hanoi', vi: 'Hà Nội', ja: 'ハノイ' },
  rooms: [hustHall, vietnamHub],
}
