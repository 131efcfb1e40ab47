import type { Ctx, Statement } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { everyText } from '#worker/core/text/localized.ts'
import { auditStatement } from '#worker/domain/audit/record.ts'
import { wordStatements } from '#worker/domain/events/search.ts'
import { eventHosts, events } from '#worker/domain/events/table.ts'
import { placeKindStatement } from '#worker/domain/registrations/capacity.ts'
import { placeKinds } from '#worker/domain/registrations/table.ts'
import { type OrganizationName, organizations } from './organizations.ts'
import { type ProgrammeIds, programmeStatements } from './programme-rows.ts'
import { timeOf, timeZone } from './times.ts'
import type { DemoEvent } from './types.ts'

const day = 86_400_000

interface Ids extends Pick<ProgrammeIds, 'rooms'> {
  organizations: Record<OrganizationName, string>
  ownerId: string
}

/** All rows of one event as statements, published, with its words for the search and the lines of its history. */
export function eventStatements(ctx: Ctx, event: DemoEvent, ids: Ids): Statement[] {
  const id = uuidv7(ctx.now)
  const organizationId = ids.organizations[event.owner]
  const entry = { actorId: ids.ownerId, subjectId: id, organizationId, eventId: id }
  return [
    eventStatement(ctx, event, { id, organizationId }),
    ...event.hosts.map(({ organization, role }, position) =>
      ctx.db
        .insert(eventHosts)
        .values({ eventId: id, organizationId: ids.organizations[organization], role, position, acceptedAt: ctx.now }),
    ),
    placeKindStatement(ctx, id, event.places ?? null),
    ...(event.otherPlaces ?? []).map((kind, index) =>
      ctx.db.insert(placeKinds).values({ ...kind, id: uuidv7(ctx.now), eventId: id, position: index + 1 }),
    ),
    ...programmeStatements(ctx, event, { event: id, organization: organizationId, rooms: ids.rooms }),
    ...wordStatements(ctx, { ...event, id }, hostNames(event)),
    auditStatement(ctx, { action: 'event.created', ...entry }),
    auditStatement(ctx, { action: 'event.published', ...entry }),
  ]
}

const hostNames = ({ hosts }: DemoEvent) =>
  hosts
    .map(({ organization }) => organizations[organization])
    .map((host) => `${everyText(host.name)} ${host.shortName}`)
    .join(' ')

function eventStatement(ctx: Ctx, event: DemoEvent, ids: { id: string; organizationId: string }): Statement {
  const {
    hosts: _hosts,
    owner: _owner,
    date: _date,
    from,
    to,
    places,
    sessions: _sessions,
    speaking: _speaking,
    venue: _venue,
    otherPlaces: _otherPlaces,
    ...columns
  } = event
  const startsAt = timeOf(event, from)
  const announcedAt = new Date(Math.min(ctx.now.getTime(), startsAt.getTime() - 30 * day))
  return ctx.db.insert(events).values({
    coverAlt: {},
    ...columns,
    ...ids,
    state: 'published',
    timeZone,
    startsAt,
    endsAt: timeOf(event, to),
    takesRegistrations: places !== undefined,
    uid: `${ids.id}@lectern`,
    publishedAt: announcedAt,
    createdAt: announcedAt,
    updatedAt: ctx.now,
  })
}
