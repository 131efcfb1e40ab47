import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeOrganization } from '#tests/support/make.ts'
import { editEvent } from '#worker/domain/events/edit.ts'
import { publishEvent } from '#worker/domain/events/publish.ts'
import { EventDetails } from '#worker/domain/events/schema.ts'
import { type EventRow, events, eventWords } from '#worker/domain/events/table.ts'

/** What the form of an event sends with another address. */
const detailsOf = (event: EventRow, slug: string): EventDetails =>
  EventDetails.parse({
    languages: event.languages,
    title: event.title,
    slug,
    startsAt: '2030-03-01T09:00',
    endsAt: '2030-03-01T17:00',
  })

test('an edit that began while the event was a draft keeps the published event findable by its hosts, at its new address', async () => {
  const organization = await makeOrganization({ name: { en: 'Kestrel' } })
  const draft = await makeEvent({ organization, state: 'draft' })
  await publishEvent(ctx(), 'nobody', draft)
  const edit = { actorId: 'nobody', event: draft, details: detailsOf(draft, `${draft.slug}-other`) }
  expect((await editEvent(ctx(), edit, [])).slug).toBe(`${draft.slug}-other`)
  const [row] = await ctx().db.select().from(events).where(eq(events.id, draft.id))
  expect([row?.slug, row?.state]).toEqual([`${draft.slug}-other`, 'published'])
  const words = await ctx().db.select().from(eventWords).where(eq(eventWords.eventId, draft.id))
  expect(words.map(({ word }) => word)).toContain('kestrel')
})
