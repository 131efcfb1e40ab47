import { and, asc, count, desc, eq, getTableColumns, lt, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { isAccepted } from '../../events/co-hosts.ts'
import { type EventRow, eventHosts } from '../../events/table.ts'
import { type MailState, mails } from '../../mail/table.ts'
import { organizations } from '../../organizations/table.ts'
import { placesStatement } from '../find-availability.ts'
import { type InvitationState, invitations } from './table.ts'

export const invitationsAPage = 50

export interface InvitationWish {
  state?: InvitationState | undefined
  /** The invitation behind which the page goes on. */
  before?: string | undefined
}

/** Of the newest mail of an invitation. */
const mailState = sql<MailState | null>`(select mail.state from ${mails} mail
  where mail.subject_id = invitations.id order by mail.created_at desc limit 1)`

const rowsStatement = (ctx: Ctx, eventId: string, { state, before }: InvitationWish) =>
  ctx.db
    .select({
      ...getTableColumns(invitations),
      organization: sql<
        string | null
      >`(select short_name from ${organizations} o where o.id = invitations.organization_id)`.as('organization'),
      mailState: mailState.as('mail_state'),
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.eventId, eventId),
        state && eq(invitations.state, state),
        before === undefined ? undefined : lt(invitations.id, before),
      ),
    )
    .orderBy(desc(invitations.id))
    .limit(invitationsAPage + 1)
export type ListedInvitation = Awaited<ReturnType<typeof rowsStatement>>[number]

/** One page of an event's invitations, the newest first, with the figures above it and the event's place kinds. */
export async function invitationPage(ctx: Ctx, event: Pick<EventRow, 'id'>, wish: InvitationWish) {
  const [rows, groups, places] = await ctx.db.batch([
    rowsStatement(ctx, event.id, wish),
    ctx.db
      .select({ state: invitations.state, count: count() })
      .from(invitations)
      .where(eq(invitations.eventId, event.id))
      .groupBy(invitations.state),
    placesStatement(ctx, event.id),
  ])
  const shown = rows.slice(0, invitationsAPage)
  const counts: Partial<Record<InvitationState, number>> = Object.fromEntries(
    groups.map((group) => [group.state, group.count]),
  )
  const last = shown.at(-1)
  return { rows: shown, counts, places, ...(rows.length > invitationsAPage && last ? { next: last.id } : {}) }
}
export type InvitationPage = Awaited<ReturnType<typeof invitationPage>>

/** What the form that invites offers: the place kinds, and the hosts that have agreed, in protocol order. */
export async function invitationChoices(ctx: Ctx, event: Pick<EventRow, 'id'>) {
  const [places, hosts] = await ctx.db.batch([
    placesStatement(ctx, event.id),
    ctx.db
      .select({
        id: organizations.id,
        slug: organizations.slug,
        name: organizations.name,
        shortName: organizations.shortName,
      })
      .from(eventHosts)
      .innerJoin(organizations, eq(organizations.id, eventHosts.organizationId))
      .where(and(eq(eventHosts.eventId, event.id), isAccepted))
      .orderBy(asc(eventHosts.position), asc(eventHosts.organizationId)),
  ])
  return { places, hosts }
}
export type InvitationChoices = Awaited<ReturnType<typeof invitationChoices>>
