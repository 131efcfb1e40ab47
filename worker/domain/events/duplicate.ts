import { eq, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { copyRows } from '#worker/core/sql.ts'
import { shifted } from '#worker/core/time.ts'
import { auditStatement } from '../audit/record.ts'
import { acceptedBy } from './add-host.ts'
import { refuseTakenSlug } from './addresses.ts'
import type { DuplicateDetails } from './schema.ts'
import { type EventRow, eventHosts, events } from './table.ts'

interface Duplicate {
  /** Made by the door, so that pieces of other nouns can name the copy before it exists. */
  id: string
  actorId: string
  event: EventRow
  details: DuplicateDetails
}

/** What belongs to one event only and begins anew with its copy; the link of a meeting is that of one meeting. */
const begun = {
  state: 'draft',
  onlineUrl: null,
  arrivals: 0,
  coverOriginalKey: null,
  coverKey: null,
  coverAlt: {},
  coverError: null,
  previewVersion: 0,
  previewOpen: false,
  coHostsSeeRegistrants: false,
  sequence: 0,
  revision: 0,
  publishedAt: null,
  cancelledAt: null,
  archivedAt: null,
} as const

function copyOf(ctx: Ctx, { id, event, details }: Duplicate): EventRow {
  const { title, slug, startsAt } = details
  const move = (instant: Date) => shifted(instant, event.timeZone, { from: event.startsAt, to: startsAt })
  const { registrationOpensAt: opens, registrationClosesAt: closes } = event
  return {
    ...event,
    ...begun,
    id,
    slug,
    title,
    startsAt,
    endsAt: move(event.endsAt),
    registrationOpensAt: opens && move(opens),
    registrationClosesAt: closes && move(closes),
    uid: `${id}@lectern`,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
}

/** Begins a draft with the texts and hosts of an event, moved to another start; `also` are the pieces of other nouns. Throws `slug.taken`. */
export async function duplicateEvent(ctx: Ctx, duplicate: Duplicate, also: readonly Statement[]): Promise<void> {
  const { id, actorId, event } = duplicate
  // The other hosts agreed to one event, not to the next: without a mail, their consoles ask them anew.
  const agreed = sql`iif(
    ${eq(eventHosts.organizationId, event.organizationId)}, ${ctx.now.getTime()},
    ${acceptedBy(ctx, actorId, eventHosts.organizationId)}
  )`
  await ctx.db
    .batch([
      ctx.db.insert(events).values(copyOf(ctx, duplicate)),
      copyRows(
        ctx.db,
        eventHosts,
        { eventId: sql`${id}`, acceptedAt: agreed },
        sql`from ${eventHosts} where ${eq(eventHosts.eventId, event.id)}`,
      ),
      ...also,
      auditStatement(ctx, {
        action: 'event.duplicated',
        actorId,
        subjectId: id,
        organizationId: event.organizationId,
        eventId: id,
        details: { from: event.slug },
      }),
    ])
    .catch(refuseTakenSlug)
}
