export const photosDone = [
  'saved',
  'moved',
  'placed',
  'changed',
  'deleted',
  'restored',
  'retried',
  'chooseOne',
] as const
export type PhotosDone = (typeof photosDone)[number]
