import { eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { isAccepted } from '#worker/domain/events/co-hosts.ts'
import type { Before } from '#worker/domain/events/news.ts'
import { type EventRow, eventHosts, eventNotices, events } from '#worker/domain/events/table.ts'
import { type MailTemplate, mails } from '#worker/domain/mail/table.ts'
import { organizations } from '#worker/domain/organizations/table.ts'
import {
  type HeldKind,
  heldKind,
  type NamedKind,
  type ToldOffer,
  toldOffer,
  wishedKind,
} from '#worker/domain/registrations/log.ts'
import { position } from '#worker/domain/registrations/queue.ts'
import { type RegistrationRow, registrations } from '#worker/domain/registrations/table.ts'

export interface HostName {
  organizationId: string
  name: Localized
  shortName: string
}

/** A mail of the same registration that was written before and is not out yet. */
interface OlderMail {
  template: MailTemplate
  /** When it is tried next, in milliseconds. */
  dueAt: number
}

export interface RegistrationSubject {
  registration: RegistrationRow
  /** From 1; null unless it waits. */
  position: number | null
  event: EventRow
  /** In protocol order. */
  hosts: readonly HostName[]
  older: readonly OlderMail[]
  /** What the reader of a change knew before it; null for any other mail. */
  before: Before | null
  held: HeldKind | null
  /** What somebody who waits wishes for most, where the event has several kinds. */
  wished: NamedKind | null
  /** The offer of a place that the mail tells of. */
  offer: ToldOffer | null
}

const parsed = { mapFromDriverValue: (value: unknown) => JSON.parse(String(value)) }

/** Inside a query of events: its hosts that have agreed, in protocol order. */
export const hostsOfEvent = sql<HostName[]>`(
  select json_group_array(json_object('organizationId', id, 'name', json(name), 'shortName', short_name)) from (
    select ${organizations.id} as id, ${organizations.name} as name, ${organizations.shortName} as short_name
    from ${eventHosts} join ${organizations} on ${organizations.id} = ${eventHosts.organizationId}
    where ${eventHosts.eventId} = ${events.id} and ${isAccepted} order by ${eventHosts.position}))`.mapWith(parsed)

/** In another drain, or put off; a mail of this drain goes out before this one anyway. */
const olderMails = sql<OlderMail[]>`(
  select json_group_array(json_object('template', older.template, 'dueAt', older.next_attempt_at)) from ${mails} older
  where older.subject_id = ${mails.subjectId} and older.created_at < ${mails.createdAt}
    and older.state in ('queued', 'sending') and older.claim is not ${mails.claim})`.mapWith(parsed)

/** The notice by which the mail was written stands at the end of its key. */
const before = sql<Before | null>`(
  select json_object('fromStartsAt', from_starts_at, 'fromPlace', json(from_place), 'fromOnlineUrl', from_online_url,
    'fromKinds', json(from_kinds))
  from ${eventNotices} notice where notice.id = substr(${mails.key}, -36))`.mapWith((value: unknown) => {
  const found = JSON.parse(String(value)) as Before
  return { ...found, fromStartsAt: new Date(found.fromStartsAt) }
})

/** What claimed mails about registrations are about, by mail, in one statement. */
export async function loadRegistrations(ctx: Ctx, mailIds: string[]): Promise<Map<string, RegistrationSubject>> {
  if (mailIds.length === 0) return new Map()
  const rows = await ctx.db
    .select({
      mailId: mails.id,
      registration: registrations,
      event: events,
      position: position.as('position'),
      hosts: hostsOfEvent.as('hosts'),
      older: olderMails.as('older'),
      before: before.as('before'),
      held: heldKind.as('held'),
      wished: wishedKind.as('wished'),
      offer: toldOffer.as('offer'),
    })
    .from(mails)
    .innerJoin(registrations, eq(registrations.id, mails.subjectId))
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(inArray(mails.id, mailIds))
  return new Map(rows.map(({ mailId, ...subject }) => [mailId, subject]))
}
