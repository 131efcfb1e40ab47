/** The public pages of a released programme. */
export const programme = {
  nav: {
    label: 'Chương trình của sự kiện này',
    schedule: 'Lịch trình',
    speakers: 'Diễn giả',
    changes: 'Thay đổi',
  },
  schedule: {
    title: 'Lịch trình',
  },
  session: {},
  speakers: {
    title: 'Diễn giả',
  },
  changes: {
    title: 'Thay đổi',
  },
}
