/** What was just done, as the redirect says it. */
export const eventDone = [
  'published',
  'cancelled',
  'restored',
  'archived',
  'unarchived',
  'duplicated',
  'saved',
  'preview',
  'revoked',
] as const
export type EventDone = (typeof eventDone)[number]
