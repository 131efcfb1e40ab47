import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { makeEvent, makeSession } from '#tests/support/make.ts'
import { makeDraft, makePart, makeSpeaker } from '#tests/support/programme.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get } from '#tests/support/requests.ts'
import { events } from '#worker/domain/events/table.ts'
import { speakers } from '#worker/domain/speakers/table.ts'

const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const structured = (html: string): Record<string, unknown> =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '{}')
const list = async ({ slug }: { slug: string }, lang = 'en') =>
  (await get(`/events/${slug}/speakers?lang=${lang}`)).text()
const path = (event: { slug: string }, speaker: { slug: string }) =>
  `/events/${event.slug}/speakers/${speaker.slug}?lang=en`

describe('the list of speakers', () => {
  test('names each once by name, with native name and sessions', async () => {
    const { event, lan, qiu, signing, opening } = await makeDraft()
    await makeSpeaker(event.organizationId, { name: 'Somebody Else' })
    await makeRelease(event)
    const html = await list(event)
    expect(words(html)).toContain('2 speakers')
    expect(words(html)).toContain('Prof. Test Qiu (测试)')
    expect(html).not.toContain('Somebody Else')
    const own = html.split('class="someone"').slice(1)
    const links = own.map((one) => [...one.matchAll(/href="(\/events[^"?]*)/g)].map(([, href]) => href))
    const sessionsOf = (...of: { number: number }[]) =>
      of.map(({ number }) => `/events/${event.slug}/sessions/${number}`)
    const people = [
      { slug: lan.slug, links: [`/events/${event.slug}/speakers/${lan.slug}`, ...sessionsOf(opening, signing)] },
      { slug: qiu.slug, links: [`/events/${event.slug}/speakers/${qiu.slug}`, ...sessionsOf(signing)] },
    ].toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
    expect(links).toEqual(people.map((one) => one.links))
  })

  test('says that nobody is announced before the first release, in each language', async () => {
    const event = await makeEvent()
    await makePart(await makeSession(event), await makeSpeaker(event.organizationId, { name: 'Of The Draft' }))
    const said = await Promise.all(['en', 'vi', 'fr'].map((lang) => list(event, lang)))
    expect(said.map((html) => words(html)).join()).toMatch(/Nobody is announced.*Chưa có diễn giả.*Personne n’est/)
    expect(said.join()).not.toContain('Of The Draft')
  })
})

describe('the page of a speaker', () => {
  test('shows who they are, the biography as released and every session with time and role', async () => {
    const { event, lan, opening, signing } = await makeDraft()
    await makeRelease(event)
    await ctx()
      .db.update(speakers)
      .set({ biography: { en: 'Not released' }, portraitKey: 'portrait-key' })
      .where(eq(speakers.id, lan.id))
    const html = await (await get(path(event, lan))).text()
    const text = words(html)
    expect(text).toContain('About Writes. Sessions at this event')
    expect(text).toMatch(/Talk Opening remarks .* Signing Signatory/)
    for (const { number } of [opening, signing])
      expect(html).toContain(`href="/events/${event.slug}/sessions/${number}?lang=en"`)
    expect(html).toContain('src="/files/portrait-key/320.webp" alt="" width="96" height="96"')
    expect(structured(html)).toMatchObject({
      '@type': 'Person',
      name: 'Nguyễn Thị Lan',
      description: 'Writes.',
      image: 'http://lectern.test/files/portrait-key/800.webp',
      url: `http://lectern.test${path(event, lan)}`,
    })
  })

  test('is not found for who only contributes to the draft or to another event, in drafts and cancelled events (A6)', async () => {
    const { event, lan } = await makeDraft()
    const status = async (speaker: { slug: string }, of = event) => (await get(path(of, speaker))).status
    expect(await status(lan)).toBe(404)
    await makeRelease(event)
    expect(await status(lan)).toBe(200)
    const other = await makeDraft()
    await makeRelease(other.event)
    expect(await status(other.lan)).toBe(404)
    for (const slug of ['..', '%2e%2e%2f', 'x'.repeat(5000), '%00', "'--", '%25', 'Nguyễn'])
      expect([slug.slice(0, 9), await status({ slug })]).toEqual([slug.slice(0, 9), 404])
    for (const state of ['draft', 'cancelled'] as const) {
      await ctx().db.update(events).set({ state }).where(eq(events.id, event.id))
      expect([state, await status(lan)]).toEqual([state, 404])
      expect([state, (await get(`/events/${event.slug}/speakers`)).status]).toEqual([state, 404])
    }
  })

  test('tells no address that is for registrants and no note, nor does the list (A9)', async () => {
    const event = await makeEvent()
    const session = await makeSession(event, {
      streamUrl: 'https://stream.example.org/secret',
      recordingUrl: 'https://recording.example.org/secret',
      internalNote: 'Bring the secret pens',
    })
    const speaker = await makeSpeaker(event.organizationId)
    await makePart(session, speaker)
    await makeRelease(event)
    for (const one of [path(event, speaker), `/events/${event.slug}/speakers?lang=en`])
      expect([one, (await (await get(one)).text()).includes('secret')]).toEqual([one, false])
  })
})

test('one speaker and the list cost one round trip each', async () => {
  const { event, lan } = await makeDraft()
  await makeRelease(event)
  for (const one of [path(event, lan), `/events/${event.slug}/speakers?lang=en`])
    expect(await counted(one)).toMatchObject({ status: 200, roundTrips: 1 })
})
