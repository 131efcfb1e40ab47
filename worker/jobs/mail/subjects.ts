import { asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { accounts, signInCodes } from '#worker/domain/accounts/table.ts'
import { type EventRow, eventHosts, events } from '#worker/domain/events/table.ts'
import type { MailRow, MailTemplate } from '#worker/domain/mail/table.ts'
import { members, organizations } from '#worker/domain/organizations/table.ts'
import { position } from '#worker/domain/registrations/queue.ts'
import { type RegistrationRow, registrations } from '#worker/domain/registrations/table.ts'

type CodeSubject = Awaited<ReturnType<typeof codesStatement>>[number]
type MemberSubject = Awaited<ReturnType<typeof membersStatement>>[number]
export interface RegistrationSubject {
  registration: RegistrationRow
  /** From 1; null unless it waits. */
  position: number | null
  event: EventRow
  /** In protocol order. */
  hosts: Awaited<ReturnType<typeof hostsStatement>>
}

/** What the mails of one drain are about, by subject id, as it stands now. */
export interface Subjects {
  codes: ReadonlyMap<string, CodeSubject>
  members: ReadonlyMap<string, MemberSubject>
  registrations: ReadonlyMap<string, RegistrationSubject>
}

const isRegistrationMail = (template: MailTemplate) => /^(registration|event)\./.test(template)

/** Loads what claimed mails are about, in one batch whatever their number. */
export async function loadSubjects(ctx: Ctx, claimed: readonly MailRow[]): Promise<Subjects> {
  const idsOf = (concerns: (template: MailTemplate) => boolean) =>
    claimed.filter(({ template }) => concerns(template)).map(({ subjectId }) => subjectId)
  const registrationIds = idsOf(isRegistrationMail)
  const [codes, added, registered, eventRows, hosts] = await ctx.db.batch([
    codesStatement(
      ctx,
      idsOf((template) => template === 'sign-in.code'),
    ),
    membersStatement(
      ctx,
      idsOf((template) => template === 'member.added'),
    ),
    registrationsStatement(ctx, registrationIds),
    ctx.db
      .select()
      .from(events)
      .where(inArray(events.id, eventIds(ctx, registrationIds))),
    hostsStatement(ctx, registrationIds),
  ])
  const subjectOf = ({ position, ...registration }: (typeof registered)[number]): RegistrationSubject[] =>
    eventRows
      .filter(({ id }) => id === registration.eventId)
      .map((event) => ({ registration, position, event, hosts: hosts.filter(({ eventId }) => eventId === event.id) }))
  return {
    codes: new Map(codes.map((row) => [row.id, row])),
    members: new Map(added.map((row) => [row.id, row])),
    registrations: new Map(registered.flatMap(subjectOf).map((row) => [row.registration.id, row])),
  }
}

// A batch answers by column name: whatever is joined here has names of its own.
const codesStatement = (ctx: Ctx, ids: string[]) =>
  ctx.db
    .select({
      id: signInCodes.id,
      mailbox: signInCodes.mailbox,
      expiresAt: signInCodes.expiresAt,
      email: accounts.email,
      locale: signInCodes.locale,
    })
    .from(signInCodes)
    .leftJoin(accounts, eq(accounts.mailbox, signInCodes.mailbox))
    .where(inArray(signInCodes.id, ids))

const membersStatement = (ctx: Ctx, ids: string[]) =>
  ctx.db
    .select({
      id: members.id,
      role: members.role,
      name: accounts.name,
      email: accounts.email,
      locale: accounts.locale,
      slug: organizations.slug,
      organization: sql`${organizations.name}`.mapWith(organizations.name).as('organization'),
    })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(inArray(members.id, ids))

const registrationsStatement = (ctx: Ctx, ids: string[]) =>
  ctx.db
    .select({ ...getTableColumns(registrations), position: position.as('position') })
    .from(registrations)
    .where(inArray(registrations.id, ids))

const eventIds = (ctx: Ctx, registrationIds: string[]) =>
  ctx.db.select({ id: registrations.eventId }).from(registrations).where(inArray(registrations.id, registrationIds))

const hostsStatement = (ctx: Ctx, registrationIds: string[]) =>
  ctx.db
    .select({
      eventId: eventHosts.eventId,
      organizationId: eventHosts.organizationId,
      name: organizations.name,
      shortName: organizations.shortName,
    })
    .from(eventHosts)
    .innerJoin(organizations, eq(organizations.id, eventHosts.organizationId))
    .where(inArray(eventHosts.eventId, eventIds(ctx, registrationIds)))
    .orderBy(asc(eventHosts.position))
