import { eq, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { tokenId, verifyLinkToken } from '#worker/core/tokens.ts'
import { eventStatement, publicEventId } from '../events/queries.ts'
import { type EventRow, events } from '../events/table.ts'
import type { ShownMaterial } from '../materials/released.ts'
import { organizations } from '../organizations/table.ts'
import { type OnlineSession, onlineSessions } from '../programme/online.ts'
import { availabilityOf, type KindCount } from './availability.ts'
import { type KeptPhotoConsent, photoConsentStatement } from './consents.ts'
import { placesStatement } from './find-availability.ts'
import { offersStatement } from './log.ts'
import { ticketMaterialsStatement } from './materials.ts'
import { type Line, linesStatement, position } from './queue.ts'
import { signUpsStatement, type TicketSignUp } from './sign-ups/queries.ts'
import { type OfferRow, type RegistrationRow, registrations } from './table.ts'

/** The event that the form is for, the organization that keeps the data, and how its places stand. */
export async function getOffer(ctx: Ctx, slug: string) {
  const id = publicEventId(slug)
  const [[event], places, [keeper]] = await ctx.db.batch([
    eventStatement(ctx, id),
    placesStatement(ctx, id),
    ctx.db
      .select({ slug: organizations.slug })
      .from(organizations)
      .innerJoin(events, eq(events.organizationId, organizations.id))
      .where(eq(events.id, id)),
  ])
  if (!event || !keeper) throw new Problem('not_found')
  return { event, keeper, places, availability: availabilityOf(event, places, ctx.now) }
}
export type Offer = Awaited<ReturnType<typeof getOffer>>

export interface Ticket {
  registration: RegistrationRow
  event: EventRow
  position: number | null
  /** The sessions with a stream or a recording; only for a confirmed place at an event that is not cancelled. */
  online: OnlineSession[]
  /** The lines in which the person stands, the most wished for first. */
  lines: Line[]
  /** What was offered or given, the first one first. */
  offers: OfferRow[]
  /** All place kinds of the event. */
  places: KindCount[]
  /** The sessions that want a sign-up; none without a confirmed place. */
  signUps: TicketSignUp[]
  /** What is given to registrants only; none without a confirmed place. */
  materials: ShownMaterial[]
  /** Whether the organisers take pictures; from nobody without a confirmed place. */
  takesPhotos: boolean
  /** What was said of pictures last; undefined where nothing was. */
  photoConsent: KeptPhotoConsent | undefined
}

/** The event of a registration, as long as its place is confirmed and the event takes place. */
const attendedEventId = sql<string>`case
  when ${registrations.state} = 'confirmed' and ${events.state} = 'published' then ${events.id}
end`

/** Galleries stand below registrations in the order of nouns: named in SQL, not imported. */
const isOpenToPhotos = sql<boolean>`exists (
  select 1 from gallery_settings g where g.event_id = ${attendedEventId} and g.takes_from_attendees
)`.mapWith(Boolean)

const eventOfStatement = (ctx: Ctx, registrationId: string) =>
  ctx.db
    .select({
      event: events,
      online: onlineSessions(attendedEventId).as('online'),
      takesPhotos: isOpenToPhotos.as('takes_photos'),
    })
    .from(events)
    .innerJoin(registrations, eq(registrations.eventId, events.id))
    .where(eq(registrations.id, registrationId))

/** The ticket behind a link; throws not_found for anything but a token that we made and did not revoke. */
export async function getTicket(ctx: Ctx, token: string): Promise<Ticket> {
  const id = tokenId(token)
  if (!id) throw new Problem('not_found')
  const eventId = sql<string>`(select event_id from registrations where id = ${id})`
  const [[own], [found], lines, offers, places, signUps, materials, [photoConsent]] = await ctx.db.batch([
    ctx.db
      .select({ registration: registrations, position: position.as('position') })
      .from(registrations)
      .where(eq(registrations.id, id)),
    eventOfStatement(ctx, id),
    linesStatement(ctx, id),
    offersStatement(ctx, id),
    placesStatement(ctx, eventId),
    signUpsStatement(ctx, id),
    ticketMaterialsStatement(ctx, id),
    photoConsentStatement(ctx, id),
  ])
  if (!own || !found || !(await verifyLinkToken(ctx.secret, 'ticket', id, own.registration.ticketVersion, token))) {
    throw new Problem('not_found')
  }
  const { event, online, takesPhotos } = found
  return { ...own, event, online: online ?? [], lines, offers, places, signUps, materials, takesPhotos, photoConsent }
}
