import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeOrganization, makeSession } from '#tests/support/make.ts'
import { makeDraft } from '#tests/support/programme.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get } from '#tests/support/requests.ts'
import { removeSession } from '#worker/domain/programme/remove-session.ts'
import { programmeVersions, sessions } from '#worker/domain/programme/table.ts'

const changesOf = async (slug: string, lang = 'en') => (await get(`/events/${slug}/changes?lang=${lang}`)).text()
const atomOf = async (slug: string, lang = 'en') => (await get(`/events/${slug}/changes.atom?lang=${lang}`)).text()
const wordsOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** An event whose second version renames one session and drops another. */
async function world() {
  const draft = await makeDraft()
  const { event, signing, opening } = draft
  await makeRelease(event)
  await ctx()
    .db.update(sessions)
    .set({ title: { en: 'The signing' } })
    .where(eq(sessions.id, signing.id))
  await removeSession(ctx(), 'nobody', event, opening.id)
  await makeRelease(event, { en: 'Fewer <b>words</b>', vi: 'Ngắn gọn hơn' })
  return draft
}

test('the page has every version, the newest first, with date, note and changes, and the way to sessions that are still there', async () => {
  const { event, signing, opening } = await world()
  const html = await changesOf(event.slug)
  expect([...html.matchAll(/id="(version-\d)"/g)].map(([, id]) => id)).toEqual(['version-2', 'version-1'])
  const words = wordsOf(html)
  expect(words).toContain('Fewer &lt;b&gt;words&lt;/b&gt; The signing New title; it was: Signing')
  expect(words).toContain('Talk Taken out of the programme; it was planned for')
  expect(words).toContain('The first programme, with 3 sessions.')
  expect(html).toContain(`<a href="/events/${event.slug}/sessions/${signing.number}?lang=en">The signing</a>`)
  expect(html).not.toContain(`/sessions/${opening.number}?`)
  expect(html).toContain(
    `<link rel="alternate" type="application/atom+xml" href="/events/${event.slug}/changes.atom?lang=en"`,
  )
  expect(wordsOf(await changesOf(event.slug, 'vi'))).toContain('Phiên bản 2')
  expect(wordsOf(await changesOf(event.slug, 'fr'))).toContain('Nouveau titre ; c’était :')
})

test('a long history comes in pages of 20 versions, each reached from the one before; the feed has the newest', async () => {
  const { event } = await makeDraft()
  for (let n = 0; n < 21; n += 1) await makeRelease(event)
  const versionsOn = async (query: string) => {
    const html = await (await get(`/events/${event.slug}/changes?lang=en${query}`)).text()
    const older = html.includes(`href="/events/${event.slug}/changes?before=2&amp;lang=en"`)
    return { older, versions: [...html.matchAll(/id="version-(\d+)"/g)].map(([, number]) => Number(number)) }
  }
  const newest = { older: true, versions: Array.from({ length: 20 }, (_, n) => 21 - n) }
  expect(await versionsOn('')).toEqual(newest)
  expect(await versionsOn('&before=2')).toEqual({ older: false, versions: [1] })
  for (const nonsense of ['0', '1', '-3', '1e99', 'x', '2.5'])
    expect(await versionsOn(`&before=${nonsense}`)).toEqual(newest)
  expect((await atomOf(event.slug)).match(/<entry>/g)).toHaveLength(20)
})

test('before the first release the page says that there is none, and the feed has no entry', async () => {
  const { slug } = await makeEvent()
  expect(await changesOf(slug)).toContain('No programme has been released yet.')
  expect(await atomOf(slug)).not.toContain('<entry>')
})

test('drafts and cancelled events have neither page nor feed', async () => {
  for (const state of ['draft', 'cancelled'] as const) {
    const event = await makeEvent({ state })
    await makeSession(event)
    await makeRelease(event)
    for (const page of ['changes', 'changes.atom'])
      expect((await get(`/events/${event.slug}/${page}`)).status).toBe(404)
  }
  expect((await get('/events/nobody/changes.atom')).status).toBe(404)
})

test('what is drafted after a release is on neither', async () => {
  const { event } = await world()
  await makeSession(event, { title: { en: 'Secret plan' } })
  expect((await changesOf(event.slug)) + (await atomOf(event.slug))).not.toContain('Secret plan')
})

test('the feed has what RFC 4287 wants of a feed and an entry, ids that stay, and content as escaped HTML', async () => {
  const { event, signing } = await world()
  const atom = await atomOf(event.slug)
  const versions = await ctx()
    .db.select()
    .from(programmeVersions)
    .where(eq(programmeVersions.eventId, event.id))
    .orderBy(programmeVersions.number)
  const [head = '', ...entries] = atom.split('<entry>')
  expect(head).toMatch(
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="en">/,
  )
  for (const part of [
    '<title>Changes in the programme: Test seminar</title>',
    `<id>urn:uuid:${event.id}</id>`,
    `<updated>${versions[1]?.releasedAt.toISOString()}</updated>`,
    '<author><name>Test Institute</name></author>',
    `<link rel="self" type="application/atom+xml" href="http://lectern.test/events/${event.slug}/changes.atom?lang=en"/>`,
    `<link rel="alternate" type="text/html" hreflang="en" href="http://lectern.test/events/${event.slug}/changes?lang=en"/>`,
  ])
    expect(head).toContain(part)
  expect(entries).toHaveLength(2)
  for (const part of [
    '<title>Version 2 · Test seminar</title>',
    `<id>urn:uuid:${versions[1]?.id}</id>`,
    `<updated>${versions[1]?.releasedAt.toISOString()}</updated>`,
    `href="http://lectern.test/events/${event.slug}/changes?lang=en#version-2"/>`,
    '<content type="html">&lt;p class=&quot;release-note&quot;&gt;Fewer &amp;lt;b&amp;gt;words',
    `&lt;a href=&quot;http://lectern.test/events/${event.slug}/sessions/${signing.number}?lang=en&quot;&gt;`,
  ])
    expect(entries[0]).toContain(part)
  expect(await atomOf(event.slug, 'vi')).toContain('<title>Phiên bản 2 · Hội thảo thử nghiệm</title>')
})

test('a feed of texts with every hostile character stays XML', async () => {
  const hostile = '\u0000\u0008\ufffe]]><x a="\'">&\u{1f600}'
  const organization = await makeOrganization({ name: { en: hostile } })
  const event = await makeEvent({ organization, title: { en: hostile, vi: hostile } })
  await makeSession(event, { title: { en: hostile } })
  await makeRelease(event)
  await makeSession(event, { title: { en: hostile } })
  await makeRelease(event, { en: hostile })
  const atom = await atomOf(event.slug)
  expect(atom).not.toMatch(/[\u0000-\u0008\ufffe]|\]\]>|<x /)
  expect(atom).toContain(']]&gt;&lt;x a=&quot;&#39;&quot;&gt;&amp;\u{1f600}')
  expect(atom.replace(/<\?xml[^>]*>|<\/?[a-z]+( [a-z:]+="[^"<>]*")*\/?>/g, '')).not.toMatch(/[<>]/)
})

test('a reader that has the present feed gets 304; it is kept for five minutes under the event’s tag', async () => {
  const { event } = await world()
  const path = `/events/${event.slug}/changes.atom`
  const first = await get(path)
  const names = ['content-type', 'cache-control', 'cache-tag', 'set-cookie']
  expect(names.map((name) => first.headers.get(name))).toEqual([
    'application/atom+xml; charset=utf-8',
    'public, max-age=300',
    `event-${event.id}`,
    null,
  ])
  const [etag, date] = [first.headers.get('etag') ?? '', first.headers.get('last-modified') ?? '']
  const status = async (headers: Record<string, string>) => (await get(path, { headers })).status
  expect([await status({ 'if-none-match': etag }), await status({ 'if-modified-since': date })]).toEqual([304, 304])
  await makeSession(event)
  expect(await status({ 'if-none-match': etag })).toBe(304)
  await makeRelease(event)
  expect(await status({ 'if-none-match': etag })).toBe(200)
})
