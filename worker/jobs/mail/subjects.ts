import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Ctx } from '#worker/core/context.ts'
import { accounts, signInCodes } from '#worker/domain/accounts/table.ts'
import { eventHosts, events } from '#worker/domain/events/table.ts'
import type { MailRow, MailTemplate } from '#worker/domain/mail/table.ts'
import { rolesWith } from '#worker/domain/organizations/rules.ts'
import { members, organizations } from '#worker/domain/organizations/table.ts'
import { type GuestSubject, loadGuests } from './guest-subjects.ts'
import { loadRegistrations, type RegistrationSubject } from './registration-subjects.ts'
import { loadRemovals, type RemovalSubject } from './removal-subjects.ts'
import { loadSignUps, type SignUpSubject } from './sign-up-subjects.ts'
import { loadSpeaking, type SpeakingSubject } from './speaking-subjects.ts'

type CodeSubject = Awaited<ReturnType<typeof codesStatement>>[number]
type MemberSubject = Awaited<ReturnType<typeof membersStatement>>[number]
type InvitationSubject = Awaited<ReturnType<typeof invitationsStatement>>[number]
/** What the mails of one drain are about, by subject id, registrations by the mail's own, as it stands now. */
export interface Subjects {
  codes: ReadonlyMap<string, CodeSubject>
  members: ReadonlyMap<string, MemberSubject>
  invitations: ReadonlyMap<string, InvitationSubject>
  registrations: ReadonlyMap<string, RegistrationSubject>
  /** People invited to an event, by their invitation. */
  guests: ReadonlyMap<string, GuestSubject>
  /** Places in sessions, by their sign-up. */
  signUps: ReadonlyMap<string, SignUpSubject>
  /** Mails to speakers, by their link, somebody who works for them, or a suggestion. */
  speaking: ReadonlyMap<string, SpeakingSubject>
  /** Requests to take a picture away. */
  removals: ReadonlyMap<string, RemovalSubject>
}

const isRegistrationMail = (template: MailTemplate) => /^(registration|event|album)\./.test(template)

/** Loads what claimed mails are about: one statement a kind, and only of the kinds there are. */
export async function loadSubjects(ctx: Ctx, claimed: readonly MailRow[]): Promise<Subjects> {
  const idsOf = (template: MailTemplate) =>
    claimed.filter((mail) => mail.template === template).map((mail) => mail.subjectId)
  const about = claimed.filter(({ template }) => isRegistrationMail(template)).map(({ id }) => id)
  const [codes, added, invited, registered, guests, signUps, speaking, removals] = await Promise.all([
    load(idsOf('sign-in.code'), (ids) => codesStatement(ctx, ids)),
    load(idsOf('member.added'), (ids) => membersStatement(ctx, ids)),
    load(idsOf('host.invited'), (ids) => invitationsStatement(ctx, ids)),
    loadRegistrations(ctx, about),
    loadGuests(ctx, idsOf('invitation.sent')),
    loadSignUps(ctx, idsOf('session.promoted')),
    loadSpeaking(ctx, claimed),
    loadRemovals(ctx, idsOf('photo.removal_decided')),
  ])
  return {
    codes: new Map(codes.map((row) => [row.id, row])),
    members: new Map(added.map((row) => [row.id, row])),
    invitations: new Map(invited.map((row) => [row.id, row])),
    registrations: registered,
    guests,
    signUps,
    speaking,
    removals,
  }
}

const load = async <T>(ids: string[], statement: (ids: string[]) => PromiseLike<T[]>): Promise<T[]> =>
  ids.length === 0 ? [] : statement(ids)

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

const inviters = alias(organizations, 'inviters')

/** Invitations that still wait for an answer, by `<event>.<member>`. */
const invitationsStatement = (ctx: Ctx, ids: string[]) =>
  ctx.db
    .select({
      id: sql<string>`wanted.value`.as('id'),
      role: eventHosts.role,
      name: accounts.name,
      email: accounts.email,
      locale: accounts.locale,
      slug: organizations.slug,
      title: events.title,
      languages: events.languages,
      startsAt: events.startsAt,
      timeZone: events.timeZone,
      organization: sql`${organizations.name}`.mapWith(organizations.name).as('organization'),
      inviter: sql`${inviters.name}`.mapWith(inviters.name).as('inviter'),
    })
    .from(sql`json_each(${JSON.stringify(ids)}) as wanted`)
    .innerJoin(events, eq(events.id, sql`substr(wanted.value, 1, instr(wanted.value, '.') - 1)`))
    .innerJoin(members, eq(members.id, sql`substr(wanted.value, instr(wanted.value, '.') + 1)`))
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .innerJoin(inviters, eq(inviters.id, events.organizationId))
    .innerJoin(
      eventHosts,
      and(eq(eventHosts.eventId, events.id), eq(eventHosts.organizationId, members.organizationId)),
    )
    .where(
      and(
        isNull(eventHosts.acceptedAt),
        ne(events.state, 'cancelled'),
        inArray(members.role, rolesWith('events.edit')),
      ),
    )
