import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeCoHost, makeEvent, makeMember, makeOrganization } from '#tests/support/make.ts'
import { Problem } from '#worker/core/problem.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import {
  acceptInvitation,
  getHostedEvent,
  refuseInvitation,
  withdrawFromEvent,
} from '#worker/domain/events/answer-invitation.ts'
import { removeHost } from '#worker/domain/events/hosts.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { eventHosts, events, eventWords } from '#worker/domain/events/table.ts'

const noon = new Date('2032-06-01T12:00:00Z')
const later = new Date('2032-06-02T12:00:00Z')

async function world(values: Partial<EventRow> = {}) {
  const event = await makeEvent({ updatedAt: new Date('2026-01-01T00:00:00Z'), ...values })
  const organization = await makeOrganization({ name: { en: 'Chamber of Trials' } })
  await makeCoHost(event, { organization, acceptedAt: null })
  const actor = await makeMember(organization, 'organiser')
  return { event, organization, answer: { actorId: actor.id, organization, event } }
}

const guestsOf = async (event: EventRow) =>
  (await ctx().db.select().from(eventHosts).where(eq(eventHosts.eventId, event.id)))
    .filter(({ organizationId }) => organizationId !== event.organizationId)
    .map(({ acceptedAt }) => acceptedAt)

const linesOf = async ({ id }: EventRow) =>
  (await ctx().db.select().from(auditEntries).where(eq(auditEntries.eventId, id)).orderBy(asc(auditEntries.id))).map(
    ({ action }) => action,
  )

const updateOf = async ({ id }: EventRow) =>
  (await ctx().db.select({ at: events.updatedAt }).from(events).where(eq(events.id, id)))[0]?.at

const wordsOf = async ({ id }: EventRow) =>
  (await ctx().db.select({ word: eventWords.word }).from(eventWords).where(eq(eventWords.eventId, id)))
    .map(({ word }) => word)
    .toSorted()

test('an accepted invitation names the organization, its words and the change of the event in one go', async () => {
  const { event, answer } = await world()
  await acceptInvitation(ctx(noon), answer)
  expect(await guestsOf(event)).toEqual([noon])
  expect(await updateOf(event)).toEqual(noon)
  expect(await wordsOf(event)).toEqual(['chamber', 'of', 'ti', 'trials'])
  const [line] = await ctx().db.select().from(auditEntries).where(eq(auditEntries.eventId, event.id))
  expect(line).toEqual({
    id: line?.id,
    at: noon,
    action: 'host.accepted',
    actorId: answer.actorId,
    actorName: null,
    subjectId: answer.organization.id,
    organizationId: event.organizationId,
    eventId: event.id,
    details: { host: answer.organization.slug },
  })
})

test('accepting again, or twice at once, changes nothing more', async () => {
  const { event, answer } = await world()
  await Promise.all([acceptInvitation(ctx(noon), answer), acceptInvitation(ctx(noon), answer)])
  await acceptInvitation(ctx(later), answer)
  expect(await guestsOf(event)).toEqual([noon])
  expect(await updateOf(event)).toEqual(noon)
  expect(await linesOf(event)).toEqual(['host.accepted'])
})

test('two organizations that accept at once are both found by the search', async () => {
  const { event, answer } = await world()
  const second = await makeOrganization({ name: { en: 'Academy' } })
  await makeCoHost(event, { organization: second, acceptedAt: null })
  await Promise.all([acceptInvitation(ctx(), answer), acceptInvitation(ctx(), { ...answer, organization: second })])
  expect(await wordsOf(event)).toEqual(['academy', 'chamber', 'of', 'ti', 'trials'])
})

test('a draft gets no words for the search from its hosts', async () => {
  const { event, answer } = await world({ state: 'draft' })
  await acceptInvitation(ctx(), answer)
  expect(await wordsOf(event)).toEqual([])
})

test('an invitation that was taken back meanwhile cannot be accepted, and nothing changes', async () => {
  const { event, answer } = await world()
  await removeHost(ctx(noon), { actorId: answer.actorId, event, slug: answer.organization.slug })
  await expect(acceptInvitation(ctx(later), answer)).rejects.toEqual(new Problem('not_found'))
  expect(await guestsOf(event)).toEqual([])
  expect(await updateOf(event)).toEqual(noon)
  expect(await linesOf(event)).toEqual(['host.removed'])
})

test('an event that does not name the organization is as unknown as one that does not exist', async () => {
  const { event, organization } = await world()
  const stranger = await makeOrganization()
  expect((await getHostedEvent(ctx(), organization.id, event.slug)).id).toBe(event.id)
  await expect(getHostedEvent(ctx(), stranger.id, event.slug)).rejects.toEqual(new Problem('not_found'))
  await expect(getHostedEvent(ctx(), stranger.id, 'nowhere')).rejects.toEqual(new Problem('not_found'))
})

test('a refused invitation is gone and the public event untouched', async () => {
  const { event, answer } = await world()
  await refuseInvitation(ctx(noon), answer)
  expect(await guestsOf(event)).toEqual([])
  expect(await updateOf(event)).toEqual(event.updatedAt)
  expect(await linesOf(event)).toEqual(['host.declined'])
})

test('a refusal does not undo what a colleague has accepted', async () => {
  const { event, answer } = await world()
  await acceptInvitation(ctx(noon), answer)
  await expect(refuseInvitation(ctx(later), answer)).rejects.toEqual(new Problem('host.accepted'))
  expect(await guestsOf(event)).toEqual([noon])
  expect(await linesOf(event)).toEqual(['host.accepted'])
})

test('a withdrawal takes the name off the event and its search words', async () => {
  const { event, answer } = await world()
  await acceptInvitation(ctx(noon), answer)
  await withdrawFromEvent(ctx(later), answer)
  expect(await guestsOf(event)).toEqual([])
  expect(await updateOf(event)).toEqual(later)
  expect(await wordsOf(event)).not.toContain('chamber')
  expect(await linesOf(event)).toEqual(['host.accepted', 'host.withdrawn'])
})

test('a withdrawal before the answer leaves the event, its history and the invitation as they were', async () => {
  const { event, answer } = await world()
  await withdrawFromEvent(ctx(later), answer)
  expect(await guestsOf(event)).toEqual([null])
  expect([await updateOf(event), await linesOf(event)]).toEqual([event.updatedAt, []])
})

test('the owner of an event cannot withdraw from it', async () => {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const actor = await makeMember(organization, 'owner')
  await expect(withdrawFromEvent(ctx(), { actorId: actor.id, organization, event })).rejects.toEqual(
    new Problem('host.owner'),
  )
})
