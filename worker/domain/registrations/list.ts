import { and, asc, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { fold } from '#worker/core/text/fold.ts'
import { auditStatement } from '../audit/record.ts'
import type { EventRow } from '../events/table.ts'
import { mails } from '../mail/table.ts'
import type { KindCount } from './availability.ts'
import { isPhotoConsentGiven } from './consents.ts'
import { countsStatement } from './counts.ts'
import { decisionCountsStatement } from './decisions.ts'
import { placesStatement } from './find-availability.ts'
import { type OpenOffer, openOffersStatement } from './open-offers.ts'
import { type RegistrationRow, type RegistrationState, registrations } from './table.ts'

export const pageSize = 50

export interface ListWish {
  /** Part of a name, marks ignored; with an @, part of an address. */
  search?: string | undefined
  state?: RegistrationState | undefined
  /** Who holds a place of this kind or stands in its line. */
  kind?: string | undefined
  /** The number after which the page begins. */
  after?: number | undefined
}

/** Who holds a place of a kind, is offered one, or stands in its line. */
const isAbout = (kind: string) => sql`((${registrations.state} = 'confirmed' and ${registrations.placeKindId} = ${kind})
  or exists (select 1 from wishes wish where wish.registration_id = registrations.id and wish.place_kind_id = ${kind})
  or exists (select 1 from offers offer where offer.registration_id = registrations.id and offer.state = 'open'
    and offer.place_kind_id = ${kind}))`

const wished = (eventId: string, { search = '', state, kind, after }: ListWish): SQL | undefined =>
  and(
    eq(registrations.eventId, eventId),
    state && eq(registrations.state, state),
    kind === undefined ? undefined : isAbout(kind),
    after === undefined ? undefined : gt(registrations.number, after),
    search.includes('@')
      ? sql`instr(${registrations.mailbox}, ${search.trim().toLowerCase()}) > 0`
      : sql`instr(${registrations.nameFolded}, ${fold(search)}) > 0`,
  )

/** Read along the index of the mails' subjects: nothing has to be kept in step. */
const isBounced = sql<number | null>`(select mail.state = 'bounced' from ${mails} mail
  where mail.subject_id = registrations.id and mail.state in ('sent', 'bounced') order by mail.created_at desc limit 1)`

/** A registration, and whether the newest of its mails that left came back. */
export type ListedRegistration = RegistrationRow & { isBounced: boolean }

export interface ListPage {
  rows: ListedRegistration[]
  /** How many there are by state. */
  counts: Partial<Record<RegistrationState, number>>
  places: KindCount[]
  /** The open offers that run out first. */
  openOffers: OpenOffer[]
  decisions: Record<'undecided' | 'approved' | 'declined', number>
  /** The number after which the next page begins; absent on the last. */
  next?: number
}

/** One page of an event's registrations in order of arrival, with the figures above it. */
export async function registrationPage(ctx: Ctx, eventId: string, wish: ListWish): Promise<ListPage> {
  const [rows, groups, places, openOffers, decided] = await ctx.db.batch([
    ctx.db
      .select({ ...getTableColumns(registrations), isBounced: isBounced.as('is_bounced') })
      .from(registrations)
      .where(wished(eventId, wish))
      .orderBy(asc(registrations.number))
      .limit(pageSize + 1),
    countsStatement(ctx, eventId),
    placesStatement(ctx, eventId),
    openOffersStatement(ctx, eventId),
    decisionCountsStatement(ctx, eventId),
  ])
  const decisions = { undecided: 0, approved: 0, declined: 0 }
  for (const { decision, count } of decided) decisions[decision ?? 'undecided'] = count
  const shown = rows.slice(0, pageSize).map((row) => ({ ...row, isBounced: row.isBounced === 1 }))
  const last = shown.at(-1)
  return {
    rows: shown,
    counts: Object.fromEntries(groups.map((group) => [group.state, group.count])),
    places,
    openOffers,
    decisions,
    ...(rows.length > pageSize && last ? { next: last.number } : {}),
  }
}

/** A registration, and what the person said of pictures; null where they said nothing. */
export type ExportedRegistration = RegistrationRow & { isPhotoConsentGiven: boolean | null }

/** All registrations of an event in order of arrival with its place kinds, for a file; that they left the platform is written down. */
export async function exportRegistrations(
  ctx: Ctx,
  { id, organizationId }: Pick<EventRow, 'id' | 'organizationId'>,
  actorId: string,
): Promise<{ rows: ExportedRegistration[]; places: KindCount[] }> {
  const [rows, places] = await ctx.db.batch([
    ctx.db
      .select({
        ...getTableColumns(registrations),
        isPhotoConsentGiven: isPhotoConsentGiven.as('is_photo_consent_given'),
      })
      .from(registrations)
      .where(eq(registrations.eventId, id))
      .orderBy(asc(registrations.number)),
    placesStatement(ctx, id),
    auditStatement(ctx, { action: 'registrations.exported', actorId, subjectId: id, organizationId, eventId: id }),
  ])
  return { rows, places }
}
