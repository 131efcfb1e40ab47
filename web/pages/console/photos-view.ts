import type { PhotoFilter } from '#worker/domain/galleries/editing/queries.ts'

/** The list that is looked at and its page, as an address names them. */
export const viewOf = ({ list, album }: PhotoFilter, page: number): string =>
  `list=${list}${album ? `&album=${album}` : ''}&page=${page}`
