/** The public pages of a released programme. */
export const programme = {
  nav: {
    label: 'Programme of this event',
    schedule: 'Schedule',
    speakers: 'Speakers',
    changes: 'Changes',
  },
  schedule: {
    title: 'Schedule',
  },
  session: {},
  speakers: {
    title: 'Speakers',
  },
  changes: {
    title: 'Changes',
  },
}
