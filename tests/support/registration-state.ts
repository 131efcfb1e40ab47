import { asc, eq, sql } from 'drizzle-orm'
import { auditEntries } from '#worker/domain/audit/table.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { offers, placeKinds, registrations, wishes } from '#worker/domain/registrations/table.ts'
import { ctx } from './context.ts'

/** Everything that the rows say of an event's registrations: people by arrival, kinds by position, without ids or keys. */
export async function registrationState(event: Pick<EventRow, 'id'>) {
  const { db } = ctx()
  const own = eq(registrations.eventId, event.id)
  const [rows, waits, kinds, made, posted, noted] = await db.batch([
    db.select().from(registrations).where(own).orderBy(asc(registrations.number)),
    db.select().from(wishes).where(eq(wishes.eventId, event.id)).orderBy(asc(wishes.line)),
    db.select().from(placeKinds).where(eq(placeKinds.eventId, event.id)).orderBy(asc(placeKinds.position)),
    db.select().from(offers).where(eq(offers.eventId, event.id)).orderBy(sql`rowid`),
    db
      .select({ id: mails.subjectId, template: mails.template })
      .from(mails)
      .innerJoin(registrations, eq(registrations.id, mails.subjectId))
      .where(own),
    db
      .select({ id: auditEntries.subjectId, action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.eventId, event.id))
      .orderBy(sql`rowid`),
  ])
  const kindOf = (id: string) => kinds.findIndex((kind) => kind.id === id)
  const guestOf = (id: string) => rows.findIndex((row) => row.id === id)
  return {
    guests: rows.map(({ id, mailbox, state, placeKindId, preferences, decision }) => ({
      mailbox,
      state,
      kind: kindOf(placeKindId),
      preferences: preferences.map(kindOf),
      decision,
      offers: made
        .filter(({ registrationId, expiresAt }) => registrationId === id && expiresAt)
        .map((offer) => ({ kind: kindOf(offer.placeKindId), state: offer.state, expires: offer.expiresAt?.getTime() })),
      history: noted.filter((note) => note.id === id).map(({ action }) => action),
      told: posted
        .filter((mail) => mail.id === id)
        .map(({ template }) => template)
        .sort(),
    })),
    lines: kinds.map(({ id }) =>
      waits.filter(({ placeKindId }) => placeKindId === id).map(({ registrationId }) => guestOf(registrationId)),
    ),
    counters: kinds.map(({ capacity, taken, waiting }) => ({ capacity, taken, waiting })),
    rows,
  }
}
