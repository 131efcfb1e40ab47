import type { Ctx, Statement } from '#worker/core/context.ts'
import { auditStatement } from '../audit/record.ts'
import { refuseTakenSlug } from './addresses.ts'
import type { EventDetails } from './schema.ts'
import { eventHosts, events } from './table.ts'

interface NewEvent {
  /** Made by the door, so that pieces of other nouns can name the event before it exists. */
  id: string
  actorId: string
  organizationId: string
  details: EventDetails
}

/** Begins an event as a draft with its owner as first host; `also` are pieces of other nouns, such as its place kind. Throws `slug.taken`. */
export async function createEvent(
  ctx: Ctx,
  { id, actorId, organizationId, details }: NewEvent,
  also: readonly Statement[],
) {
  const { capacity: _, revision: __, ...columns } = details
  const event = {
    ...columns,
    id,
    organizationId,
    state: 'draft' as const,
    coverAlt: {},
    uid: `${id}@lectern`,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  await ctx.db
    .batch([
      ctx.db.insert(events).values(event),
      ctx.db.insert(eventHosts).values({ eventId: id, organizationId, role: 'host', position: 0, acceptedAt: ctx.now }),
      ...also,
      auditStatement(ctx, { action: 'event.created', actorId, subjectId: id, organizationId, eventId: id }),
    ])
    .catch(refuseTakenSlug)
}
