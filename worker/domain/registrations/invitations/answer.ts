import { and, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import type * as z from 'zod'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import { events } from '../../events/table.ts'
import { noteStatement } from '../audit.ts'
import { consentsStatement } from '../consents.ts'
import { liveOf } from '../live.ts'
import { tellStatement, templateOfState } from '../mails.ts'
import { mayTake, type Newcomer, newcomerOf, placeStatement, withoutApproval } from '../place.ts'
import { liveStatement, type Outcome, ownStatement } from '../register.ts'
import { repeatStatement } from '../repeat.ts'
import { liveStates } from '../rules.ts'
import type { NewRegistration } from '../schema.ts'
import { type RegistrationRow, registrations } from '../table.ts'
import type { Invitation } from './queries.ts'
import { invitationPhase, takesInvited } from './rules.ts'
import type { InvitationAnswer } from './schema.ts'
import { invitations } from './table.ts'

type Invited = Pick<Invitation, 'invitation' | 'event' | 'registration'>

/** What was filled in, with the sentence agreed to as it was shown. */
type Acceptance = Omit<z.output<typeof InvitationAnswer>, 'consent' | 'photos'> &
  Pick<NewRegistration, 'consent' | 'photoConsent'>

/** The registration that came of an invitation, as long as it lives. */
export const liveRegistration = ({ registration }: Pick<Invited, 'registration'>): RegistrationRow | undefined =>
  registration && liveStates.some((live) => live === registration.state) ? registration : undefined

/** One registration for each acceptance: after a cancellation, the next one is another. */
const keyOf = ({ invitation }: Invited) => `invitation ${invitation.id} ${invitation.registrationId ?? ''}`

const answerEntry = ({ invitation, event }: Invited, action: string) => ({
  action,
  actorId: null,
  subjectId: invitation.id,
  organizationId: event.organizationId,
  eventId: event.id,
})

/** While the invitation stands and the event takes who is invited. */
const isOpen = (ctx: Ctx, { invitation, event }: Invited) => sql`
  exists (select 1 from invitations where invitations.id = ${invitation.id} and invitations.state <> 'withdrawn')
  and exists (select 1 from events where events.id = ${event.id} and ${takesInvited(ctx)})`

/** Written into the invitation where the mailbox is registered now: by this answer, or by the person before. */
const acceptedStatement = (ctx: Ctx, invited: Invited, arrived: SQL) => {
  const { invitation, event } = invited
  const live = sql`(select id from registrations where ${liveOf(event.id, [invitation.mailbox])})`
  return ctx.db
    .update(invitations)
    .set({
      state: 'accepted',
      answeredAt: ctx.now,
      registrationId: sql`case when ${arrived} then ${live} else ${invitations.registrationId} end`,
    })
    .where(
      and(
        eq(invitations.id, invitation.id),
        or(arrived, inArray(invitations.state, ['invited', 'declined'])),
        sql`exists ${live}`,
        isOpen(ctx, invited),
      ),
    )
}

/** Which kinds the person may take: the one they are invited to, else those for the invited and all that are open to them. */
const access = ({ invitation }: Invited, newcomer: Newcomer) =>
  invitation.placeKindId
    ? sql`kind.id = ${invitation.placeKindId}`
    : sql`(kind.access = 'invited' or ${mayTake(newcomer)})`

/** Why an invitation was not answered with a place. */
function refusal({ event }: Invited, now: Date): Problem | undefined {
  const phase = invitationPhase(event, now)
  if (phase === 'open') return undefined
  return new Problem(phase === 'cancelled' ? 'registration.event_cancelled' : 'registration.closed')
}

const newcomerFrom = (ctx: Ctx, invited: Invited, { preference, ...answer }: Acceptance) => {
  const { email, placeKindId } = invited.invitation
  const preferences = placeKindId ? [placeKindId] : preference
  return newcomerOf(ctx, { ...answer, email, preferences, key: keyOf(invited) })
}

/**
 * An invited person takes a place or a number in the line, without approval and before registration opens, in kinds for the
 * invited too. Twice is the same ticket. Who had registered by themselves gets their link by mail. Throws
 * `registration.no_place_kind`, and why the event takes nobody.
 */
export async function acceptInvitation(ctx: Ctx, invited: Invited, answer: Acceptance): Promise<Outcome> {
  const { id: eventId } = invited.event
  const newcomer = await newcomerFrom(ctx, invited, answer)
  const arrived = eq(registrations.id, newcomer.id)
  const [, , , , , , , [own], [live]] = await ctx.db.batch([
    placeStatement(ctx, {
      newcomer,
      where: and(eq(events.id, eventId), isOpen(ctx, invited)),
      state: withoutApproval,
      access: access(invited, newcomer),
      addedBy: null,
    }),
    consentsStatement(ctx, [newcomer]),
    tellStatement(ctx, { template: templateOfState, where: arrived }),
    repeatStatement(ctx, {
      event: eventId,
      mailboxes: [newcomer.mailbox],
      where: and(ne(registrations.key, newcomer.key), isOpen(ctx, invited)),
    }),
    noteStatement(ctx, { action: 'registration.received', actorId: null, where: arrived }),
    acceptedStatement(ctx, invited, sql`exists (select 1 from registrations where ${arrived})`),
    auditWhenStatement(ctx, answerEntry(invited, 'invitation.accepted'), changedOne),
    ownStatement(ctx, eventId, [newcomer]),
    liveStatement(ctx, eventId, [newcomer]),
  ])
  if (own) return { ...own, state: own.registration.state, isNew: own.registration.id === newcomer.id }
  const refused = refusal(invited, ctx.now)
  if (refused) throw refused
  if (live) return { state: 'already-registered' }
  throw new Problem('registration.no_place_kind')
}

/** An invited person will not come; until the invitation is withdrawn they may still change their mind. What they hold already stays. */
export async function declineInvitation(ctx: Ctx, invited: Invited): Promise<void> {
  await ctx.db.batch([
    ctx.db
      .update(invitations)
      .set({ state: 'declined', answeredAt: ctx.now })
      .where(and(eq(invitations.id, invited.invitation.id), eq(invitations.state, 'invited'))),
    auditWhenStatement(ctx, answerEntry(invited, 'invitation.declined'), changedOne),
  ])
}
