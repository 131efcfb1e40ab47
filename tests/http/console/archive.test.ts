import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeRegistration } from '#tests/support/mails.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn, unique } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { wholeSitemap } from '#tests/support/sitemap.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { wordStatements } from '#worker/domain/events/search.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import { mails } from '#worker/domain/mail/table.ts'

async function world(values: Partial<EventRow> = {}) {
  const organization = await makeOrganization()
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const word = unique('word').replace('-', '')
  const event = await makeEvent({ organization, title: { en: word, vi: word }, ...values })
  await ctx().db.batch(wordStatements(ctx(), event))
  const path = `/console/events/${event.slug}`
  const reread = async () => {
    const [row] = await ctx().db.select().from(events).where(eq(events.id, event.id))
    if (!row) throw new Error('no event')
    return row
  }
  const actions = async () => {
    const of = eq(auditEntries.eventId, event.id)
    const rows = await ctx().db.select({ action: auditEntries.action }).from(auditEntries).where(of)
    return rows.map(({ action }) => action)
  }
  return { organization, cookie, word, event, path, reread, actions }
}
type World = Awaited<ReturnType<typeof world>>

const shows = async (path: string, words: string, cookie?: string) =>
  (await (await get(path, cookie ? { cookie } : {})).text()).includes(words)

/** Where an event can be met: in lists first, then under its own addresses. */
const places = async ({ organization, event, word, cookie }: World) => ({
  search: await shows(`/?lang=en&q=${word}`, `/events/${event.slug}`),
  organization: await shows(`/organizations/${organization.slug}?lang=en`, `/events/${event.slug}`),
  sitemap: (await wholeSitemap()).includes(`/events/${event.slug}`),
  console: await shows(`/console/organizations/${organization.slug}?lang=en`, word, cookie),
  archive: await shows(`/console/organizations/${organization.slug}/archive?lang=en`, word, cookie),
  page: (await get(`/events/${event.slug}?lang=en`)).status,
  feed: await shows(`/events/${event.slug}/calendar.ics`, `UID:${event.uid}`),
  organizationFeed: await shows(`/organizations/${organization.slug}/calendar.ics`, `UID:${event.uid}`),
})

const kept = { page: 200, feed: true, organizationFeed: true }
const listed = { search: true, organization: true, sitemap: true, console: true, archive: false, ...kept }
const hidden = { search: false, organization: false, sitemap: false, console: false, archive: true, ...kept }

test('an archived event leaves lists, sitemap and search, keeps its page and feeds, and comes back', async () => {
  const w = await world()
  const { cookie, path } = w
  expect(await places(w)).toEqual(listed)
  for (const _ of [1, 2]) {
    const answer = await post(`${path}/archive?lang=en`, {}, { cookie })
    expect(answer.headers.get('location')).toBe(`${path}?done=archived&lang=en`)
  }
  expect(await places(w)).toEqual(hidden)
  for (const _ of [1, 2]) await post(`${path}/archive/removal`, {}, { cookie })
  expect(await places(w)).toEqual(listed)
  expect(await w.actions()).toEqual(['event.archived', 'event.unarchived'])
})

test('a past event says on its overview that it is finished', async () => {
  const day = 86_400_000
  const past = { startsAt: new Date(Date.now() - 2 * day), endsAt: new Date(Date.now() - day) }
  const [over, ahead] = [await world(past), await world()]
  const badge = '<span class="badge">Over</span>'
  expect(await shows(`${over.path}?lang=en`, badge, over.cookie)).toBe(true)
  expect(await shows(`${ahead.path}?lang=en`, badge, ahead.cookie)).toBe(false)
})

test('a cancelled event is restored after a page that says how many are mailed; each restoring is news', async () => {
  const { event, cookie, path, reread, actions } = await world()
  const registration = await makeRegistration({}, event)
  expect((await get(`${path}/cancellation/removal`, { cookie })).status).toBe(409)
  expect((await post(`${path}/cancellation/removal`, {}, { cookie })).status).toBe(409)
  await post(`${path}/cancellation`, {}, { cookie })
  expect(await shows(`${path}?lang=en`, `${path}/cancellation/removal?`, cookie)).toBe(true)
  expect(
    await shows(`${path}/cancellation/removal?lang=en`, '1 person is mailed that it takes place after all.', cookie),
  ).toBe(true)
  expect((await reread()).state).toBe('cancelled')
  const templates = async () => {
    const of = inArray(mails.subjectId, [registration.id])
    return (await ctx().db.select({ template: mails.template }).from(mails).where(of)).map(({ template }) => template)
  }
  const answer = await post(`${path}/cancellation/removal?lang=en`, {}, { cookie })
  expect(answer.headers.get('location')).toBe(`${path}?done=restored&lang=en`)
  expect(await reread()).toMatchObject({ state: 'published', cancelledAt: null, sequence: 2 })
  expect(await templates()).toEqual(['event.cancelled', 'event.restored'])
  expect(await actions()).toEqual(['event.cancelled', 'event.restored'])
  await post(`${path}/cancellation`, {}, { cookie })
  await post(`${path}/cancellation/removal`, {}, { cookie })
  const twice = ['event.cancelled', 'event.restored', 'event.cancelled', 'event.restored']
  expect(await templates()).toEqual(twice)
})
