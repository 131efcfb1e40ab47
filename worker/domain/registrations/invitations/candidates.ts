import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { plainHash } from '#worker/core/tokens.ts'
import { accounts } from '../../accounts/table.ts'
import { isAccepted } from '../../events/co-hosts.ts'
import { type EventRow, eventHosts } from '../../events/table.ts'
import { members, organizations } from '../../organizations/table.ts'
import type { ListedPerson } from './people.ts'
import { maxAtOnce, maxToMailboxADay } from './schema.ts'

const day = 86_400_000

/** Somebody who would be invited. */
export interface Candidate extends ListedPerson {
  locale: Locale
  /** As whose member; null for an address that was written. */
  organizationId: string | null
}

/** Why somebody is left out. */
type LeftOut = 'registered' | 'invited' | 'often' | 'twice'

export interface Candidates {
  /** Who gets a mail. */
  invited: readonly Candidate[]
  left: readonly (ListedPerson & { why: LeftOut })[]
  /** Members behind the most that go at once. */
  more: number
}

/** Whether a mailbox, a column of the query around it, has had its day's invitations, to whatever event. */
export const hasHadEnough = (ctx: Ctx, mailbox: SQL) => sql`(select count(*) from mails where mails.mailbox = ${mailbox}
  and mails.template = 'invitation.sent' and mails.created_at > ${ctx.now.getTime() - day}) >= ${maxToMailboxADay}`

/** Inside a query with a column of mailboxes: what keeps these people from being invited to the event. */
const standing = (ctx: Ctx, eventId: string, mailbox: string) => sql<Exclude<LeftOut, 'twice'> | null>`case
  when exists (select 1 from registrations r where r.event_id = ${eventId} and r.mailbox = ${sql.raw(mailbox)}
    and r.state in ('pending', 'confirmed', 'waitlisted', 'offered')) then 'registered'
  when exists (select 1 from invitations i where i.event_id = ${eventId} and i.mailbox = ${sql.raw(mailbox)}
    and i.state in ('invited', 'accepted', 'declined')) then 'invited'
  when ${hasHadEnough(ctx, sql.raw(mailbox))} then 'often' end`

/** Who of a list is to be invited; a mailbox that stands in it twice counts once. */
export async function listedCandidates(
  ctx: Ctx,
  event: Pick<EventRow, 'id'>,
  { people, locale }: { people: readonly ListedPerson[]; locale: Locale },
): Promise<Candidates> {
  const rows = await ctx.db
    .select({ mailbox: sql<string>`value`.as('mailbox'), why: standing(ctx, event.id, 'value').as('why') })
    .from(sql`json_each(${JSON.stringify(people.map(({ mailbox }) => mailbox))})`)
  const known = new Map(rows.map(({ mailbox, why }) => [mailbox, why]))
  const first = new Map(people.toReversed().map((person) => [person.mailbox, person]))
  const whyNot = (person: ListedPerson): LeftOut | null =>
    first.get(person.mailbox) === person ? (known.get(person.mailbox) ?? null) : 'twice'
  return {
    invited: people
      .filter((person) => whyNot(person) === null)
      .map((person) => ({ ...person, locale, organizationId: null })),
    left: people.flatMap((person) => {
      const why = whyNot(person)
      return why === null ? [] : [{ ...person, why }]
    }),
    more: 0,
  }
}

/** Who of an organization's members is to be invited; it must host the event and have agreed to. Undefined where it does not. */
export async function memberCandidates(
  ctx: Ctx,
  event: Pick<EventRow, 'id'>,
  slug: string,
): Promise<Candidates | undefined> {
  const rows = await ctx.db
    .select({
      organizationId: organizations.id,
      name: accounts.name,
      email: accounts.email,
      mailbox: accounts.mailbox,
      locale: accounts.locale,
      why: standing(ctx, event.id, 'accounts.mailbox').as('why'),
    })
    .from(organizations)
    .innerJoin(
      eventHosts,
      and(eq(eventHosts.organizationId, organizations.id), eq(eventHosts.eventId, event.id), isAccepted),
    )
    .innerJoin(members, eq(members.organizationId, organizations.id))
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(eq(organizations.slug, slug))
    .orderBy(asc(members.id))
  if (rows.length === 0) return undefined
  const free = rows.filter(({ why }) => why === null)
  return {
    invited: free.slice(0, maxAtOnce).map(({ why: _, ...candidate }) => candidate),
    left: rows.flatMap(({ why, name, email, mailbox }) => (why === null ? [] : [{ why, name, email, mailbox }])),
    more: Math.max(0, free.length - maxAtOnce),
  }
}

/** A mark of who was shown in a preview, and for what: another list has another. */
export const markOf = (candidates: Candidates, kind: string | undefined): Promise<string> =>
  plainHash(
    JSON.stringify([kind ?? '', ...candidates.invited.map(({ mailbox, name, locale }) => [mailbox, name, locale])]),
  )
