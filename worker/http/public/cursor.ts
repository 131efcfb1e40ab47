import type { Cursor } from '#worker/domain/events/queries.ts'

/** Where a page begins, from the address (`1760929200000_<id>`); undefined when absent or malformed. */
export function cursorOf(text: string | undefined): Cursor | undefined {
  const [, endsAt, id] = /^(\d{1,14})_([0-9a-f-]{36})$/.exec(text ?? '') ?? []
  return endsAt && id ? { endsAt: new Date(Number(endsAt)), id } : undefined
}
