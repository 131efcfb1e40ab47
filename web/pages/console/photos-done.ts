export const photosDone = [
  'saved',
  'moved',
  'changed',
  'deleted',
  'restored',
  'chooseOne',
  'albumMade',
  'albumRemoved',
] as const
export type PhotosDone = (typeof photosDone)[number]
