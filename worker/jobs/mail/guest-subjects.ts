import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import { takesInvited } from '#worker/domain/registrations/invitations/rules.ts'
import { type InvitationRow, invitations } from '#worker/domain/registrations/invitations/table.ts'
import type { HeldKind } from '#worker/domain/registrations/log.ts'
import { type HostName, hostsOfEvent } from './registration-subjects.ts'

export interface GuestSubject {
  invitation: InvitationRow
  event: EventRow
  /** Names in protocol order. */
  hosts: readonly Localized[]
  /** The one kind they are invited to, where it is one. */
  held: HeldKind | null
}

const kindInvitedTo = sql<HeldKind | null>`(
  select json_object('id', kind.id, 'type', kind.type, 'name', json(kind.name), 'place', json(kind.place), 'isOnly', json('false'))
  from place_kinds kind where kind.id = invitations.place_kind_id)`.mapWith((value: unknown) =>
  JSON.parse(String(value)),
)

/** Invitations without an answer to events that still take who is invited, by their id, in one statement. */
export async function loadGuests(ctx: Ctx, ids: string[]): Promise<Map<string, GuestSubject>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .select({
      invitation: invitations,
      event: events,
      hosts: hostsOfEvent.as('hosts'),
      held: kindInvitedTo.as('held'),
    })
    .from(invitations)
    .innerJoin(events, eq(events.id, invitations.eventId))
    .where(and(inArray(invitations.id, ids), eq(invitations.state, 'invited'), takesInvited(ctx)))
  return new Map(
    rows.map(({ hosts, ...subject }) => [
      subject.invitation.id,
      { ...subject, hosts: hosts.map(({ name }: HostName) => name) },
    ]),
  )
}
