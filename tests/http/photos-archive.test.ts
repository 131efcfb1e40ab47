import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makePhoto, makeReadyPhoto } from '#tests/support/galleries.ts'
import { makeEvent } from '#tests/support/make.ts'
import { get } from '#tests/support/requests.ts'
import { inspectPicture } from '#worker/core/images/inspect.ts'
import { pictureKey } from '#worker/core/images/sizes.ts'
import { type PhotoRow, photos } from '#worker/domain/galleries/table.ts'
import { zipEnd, zipEntries } from '#worker/domain/materials/zip.ts'

const change = (photo: PhotoRow, values: Partial<PhotoRow>) =>
  ctx().db.update(photos).set(values).where(eq(photos.id, photo.id))

async function namesIn(path: string): Promise<string[]> {
  const answer = await get(path)
  const zip = new Uint8Array(await answer.arrayBuffer())
  const end = zipEnd(zip)
  if (!end) throw new Error('no ZIP')
  return zipEntries(zip.subarray(end.directoryAt, end.directoryAt + end.directoryBytes), end.entries).map(
    ({ name }) => name,
  )
}

test('the shown photos come as one ZIP of WebP, numbered in the order of the gallery and named by event and album', async () => {
  const event = await makeEvent({ languages: ['vi', 'en'] })
  const [a, b] = [await makeReadyPhoto(event), await makeReadyPhoto(event)]
  await makePhoto(event)
  await change(await makeReadyPhoto(event), { state: 'hidden' })
  await change(await makeReadyPhoto(event), { isInInbox: true })
  const offer = `/events/${event.slug}/photos.zip?only=highlights&amp;lang=vi`
  const page = async () => (await get(`/events/${event.slug}/photos?lang=vi`)).text()
  expect(await page()).not.toContain(offer)
  await change(b, { isHighlight: true })
  await change(a, { isForPress: true })
  expect(await page()).toContain(offer)
  const path = `/events/${event.slug}/photos.zip`
  const answer = await get(`${path}?lang=vi`)
  expect(answer.headers.get('content-type')).toBe('application/zip')
  expect(answer.headers.get('content-disposition')).toContain(`filename="${event.slug}_photos.zip"`)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  await answer.body?.cancel()
  const moment = 'Một số hình ảnh của hội thảo'
  const named = (number: number) => `${event.slug}_${moment}_000${number}.webp`
  expect(await namesIn(`${path}?lang=vi`)).toEqual([named(1), named(2)])
  expect(await namesIn(`${path}?only=highlights&lang=vi`)).toEqual([named(1)])
  expect(await namesIn(`${path}?only=press&album=${a.albumId}&lang=vi`)).toEqual([named(1)])
  const refused = ['part=2', `album=${event.id}`, 'album=x'].map(async (wish) => (await get(`${path}?${wish}`)).status)
  expect(await Promise.all(refused)).toEqual([404, 404, 404])
})

test('a picture of the ZIP is the clean size byte for byte; one whose bytes are gone is left out', async () => {
  const event = await makeEvent()
  const [a, b] = [await makeReadyPhoto(event), await makeReadyPhoto(event)]
  await ctx().bucket.delete(pictureKey(a.publicKey, '2400.webp'))
  const zip = new Uint8Array(await (await get(`/events/${event.slug}/photos.zip?lang=en`)).arrayBuffer())
  const clean = await (await ctx().bucket.get(pictureKey(b.publicKey, '2400.webp')))?.bytes()
  const start = 30 + new DataView(zip.buffer).getUint16(26, true)
  const found = zip.slice(start, start + (clean?.length ?? 0))
  expect(found).toEqual(clean)
  expect(inspectPicture(found)).toMatchObject({ width: b.width, height: b.height })
  expect(await namesIn(`/events/${event.slug}/photos.zip?lang=en`)).toHaveLength(1)
})

test('the feed tells the newest photos first, with hostile captions escaped, and answers 304 while nothing changed', async () => {
  const event = await makeEvent()
  const [a, b] = [await makeReadyPhoto(event), await makeReadyPhoto(event)]
  await change(a, {
    readyAt: new Date('2027-01-01T00:00:00Z'),
    caption: { en: '</title><script>alert(1)</script>]]>' },
  })
  await change(b, { readyAt: new Date('2027-01-02T00:00:00Z'), credit: 'A & B' })
  const answer = await get(`/events/${event.slug}/photos.rss`)
  const xml = await answer.text()
  expect(answer.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
  expect(
    [...xml.matchAll(/<link>[^<]+\/photos\/([\w-]{22})\?lang=en<\/link><guid isPermaLink="false">([^<]+)</g)].map(
      ([, key, guid]) => [key, guid],
    ),
  ).toEqual([
    [b.publicKey, `urn:uuid:${b.id}`],
    [a.publicKey, `urn:uuid:${a.id}`],
  ])
  expect(xml).toContain('<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;</title>')
  expect(xml).toContain('<media:credit>A &amp; B</media:credit>')
  expect(xml).toContain('<pubDate>Sat, 02 Jan 2027 00:00:00 GMT</pubDate>')
  expect(xml).toContain(
    `<media:content url="http://lectern.test/files/${a.publicKey}/1600.webp" type="image/webp" medium="image" width="64" height="96"/>`,
  )
  const poll = async (headers: Record<string, string>) =>
    (await get(`/events/${event.slug}/photos.rss`, { headers })).status
  const held = {
    'if-none-match': answer.headers.get('etag') ?? '',
    'if-modified-since': answer.headers.get('last-modified') ?? '',
  }
  const { 'if-none-match': _, ...since } = held
  expect([await poll(held), await poll(since)]).toEqual([304, 304])
  // One that is hidden is news too, also for a reader that knows only the date.
  await change(b, { state: 'hidden', updatedAt: new Date(Date.now() + 2000) })
  expect([await poll(held), await poll(since)]).toEqual([200, 200])
})
