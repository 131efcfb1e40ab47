/** The public pages of a released programme. */
export const programme = {
  nav: {
    label: 'Programme de cet événement',
    schedule: 'Horaires',
    speakers: 'Intervenants',
    changes: 'Changements',
  },
  schedule: {
    title: 'Horaires',
  },
  session: {},
  speakers: {
    title: 'Intervenants',
  },
  changes: {
    title: 'Changements',
  },
}
