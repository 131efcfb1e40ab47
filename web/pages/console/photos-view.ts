import type { PhotoFilter } from '#worker/domain/galleries/editing/queries.ts'

/** The list that is looked at, as an address names it. */
export const viewOf = ({ list, album, from }: PhotoFilter & { from: number }): string =>
  `list=${list}${album ? `&album=${album}` : ''}&from=${from}`
