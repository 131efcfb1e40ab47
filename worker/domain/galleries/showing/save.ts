import type { Ctx } from '#worker/core/context.ts'
import { auditStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import { gallerySettings } from '../table.ts'
import { pinHashOf } from './door.ts'

/** A new PIN, none from now on, or the one that is set. */
type NewPin = { text: string } | 'none' | 'kept'

export interface Showing {
  pin: NewPin
  endsAt: Date | null
  isIndexed: boolean
}

/** What becomes of the PIN; who had passed by another has to give the new one. */
async function pinSet(ctx: Ctx, eventId: string, pin: NewPin) {
  if (pin === 'kept') return {}
  const pinHash = pin === 'none' ? null : await pinHashOf(ctx, eventId, pin.text)
  return { pinHash, wrongPins: 0, wrongPinsSince: null }
}

/** Says who sees the albums of an event. */
export async function saveShowing(ctx: Ctx, actorId: string, event: EventRow, showing: Showing): Promise<void> {
  const { endsAt, isIndexed } = showing
  const set = { ...(await pinSet(ctx, event.id, showing.pin)), endsAt, isIndexed, updatedAt: ctx.now }
  await ctx.db.batch([
    ctx.db
      .insert(gallerySettings)
      .values({ eventId: event.id, ...set })
      .onConflictDoUpdate({ target: gallerySettings.eventId, set }),
    auditStatement(ctx, {
      ...{ action: 'gallery.showing_changed', actorId, subjectId: event.id },
      ...{ organizationId: event.organizationId, eventId: event.id },
    }),
  ])
}
