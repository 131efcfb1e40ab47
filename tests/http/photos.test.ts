import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makePhoto, makeReadyPhoto } from '#tests/support/galleries.ts'
import { makeEvent } from '#tests/support/make.ts'
import { get } from '#tests/support/requests.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { albums, gallerySettings, type PhotoRow, photos } from '#worker/domain/galleries/table.ts'

const keysOn = (html: string) => [...html.matchAll(/photos\/([\w-]{22})\?lang=en"/g)].map((match) => match[1])
const htmlOf = async (path: string) => (await get(path)).text()

const change = (photo: PhotoRow, values: Partial<PhotoRow>) =>
  ctx().db.update(photos).set(values).where(eq(photos.id, photo.id))

async function makeAlbumOf(photo: PhotoRow, title: string): Promise<string> {
  const id = uuidv7(new Date())
  await ctx()
    .db.insert(albums)
    .values({ id, eventId: photo.eventId, title: { en: title }, position: 5, createdAt: new Date() })
  await change(photo, { albumId: id })
  return id
}

/** Copies of a photo behind it. */
async function copies(photo: PhotoRow, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => {
    const key = `${photo.eventId}-${index}`
    const own = { id: key, uploadKey: key, publicKey: key, originalKey: key }
    return ctx()
      .db.insert(photos)
      .values({ ...photo, ...own, position: photo.position + 1 + index })
  })
  const [head, ...rest] = rows
  if (head) await ctx().db.batch([head, ...rest])
}

test('the gallery shows the ready photos in order with size, alternatives and a page each, and nothing else', async () => {
  const event = await makeEvent()
  const first = await makeReadyPhoto(event)
  const second = await makeReadyPhoto(event)
  const waiting = await makePhoto(event)
  await change(first, { alt: { en: 'A <full> hall' }, caption: { vi: 'Hội trường' }, credit: 'A "B"' })
  const answer = await get(`/events/${event.slug}/photos?lang=en`)
  const html = await answer.text()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-tag')).toBe(`event-${event.id}`)
  expect(keysOn(html)).toEqual([first.publicKey, second.publicKey])
  expect(html).not.toContain(waiting.publicKey)
  expect(html).not.toContain(first.originalKey)
  expect(html).toContain('Some moments of the seminar')
  expect(html).toContain('alt="A &lt;full&gt; hall"')
  expect(html).toContain('data-caption="Hội trường · Photo: A &quot;B&quot;" data-lang="vi"')
  expect(html).toContain('alt="A full hall"')
  expect(html).toContain('width="64" height="96"')
  expect(html).toMatch(/data-thumbhash="[\w+/]{20,40}={0,2}"/)
  expect(html).toContain('<meta name="robots" content="noindex"')
  expect(html).toMatch(new RegExp(`og:image" content="[^"]+/files/${first.publicKey}/1600.webp"`))
  expect(html).not.toMatch(/\sstyle="/)
})

test('highlights come first, in the gallery, on the pages of photos and in their album', async () => {
  const event = await makeEvent()
  const [a, b, c] = [await makeReadyPhoto(event), await makeReadyPhoto(event), await makeReadyPhoto(event)]
  await change(c, { isHighlight: true })
  const order = [c.publicKey, a.publicKey, b.publicKey]
  expect(keysOn(await htmlOf(`/events/${event.slug}/photos?lang=en`))).toEqual(order)
  expect(keysOn(await htmlOf(`/events/${event.slug}/photos/albums/${a.albumId}?lang=en`))).toEqual(order)
  expect(await htmlOf(`/events/${event.slug}/photos/${c.publicKey}?lang=en`)).toContain('Photo 1 of 3')
})

test('a photo has a page of its own with its neighbours, its place, credit, licence and the large version', async () => {
  const event = await makeEvent()
  const [a, b, c] = [await makeReadyPhoto(event), await makeReadyPhoto(event), await makeReadyPhoto(event)]
  await change(b, { credit: 'Test Photographer', licence: 'cc-by' })
  const html = await htmlOf(`/events/${event.slug}/photos/${b.publicKey}?lang=vi`)
  expect(html).toContain('Ảnh 2 trên 3')
  expect(html).toContain(
    'Ảnh: Test Photographer · <a href="https://creativecommons.org/licenses/by/4.0/deed.vi" rel="license">CC BY 4.0</a>',
  )
  expect(html).toContain(`href="/files/${b.publicKey}/2400.webp" download="${event.slug}_0002.webp"`)
  expect(html).toContain(`rel="prev" href="/events/${event.slug}/photos/${a.publicKey}?lang=vi"`)
  expect(html).toContain(`rel="next" href="/events/${event.slug}/photos/${c.publicKey}?lang=vi"`)
  const last = await htmlOf(`/events/${event.slug}/photos/${c.publicKey}?lang=fr`)
  expect(last).toContain('Photo 3 sur 3')
  expect(last).not.toContain('rel="next"')
})

const metaOf = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<meta property="og:(image[^"]*|description)" content="([^"]*)"/g)].map(([, name, text]) => [
      name,
      text,
    ]),
  )

test('a link to the gallery, an album or a photo shows its picture elsewhere, with its address, size and description', async () => {
  const event = await makeEvent()
  const [a, b] = [await makeReadyPhoto(event), await makeReadyPhoto(event)]
  await change(b, { alt: { en: 'A "signed" page' }, caption: { en: 'The signing' } })
  const album = await makeAlbumOf(b, 'The signing')
  const shared = ({ publicKey }: PhotoRow, alt: string) => ({
    image: `http://lectern.test/files/${publicKey}/1600.webp`,
    ...{ 'image:width': '64', 'image:height': '96', 'image:alt': alt },
  })
  const path = `/events/${event.slug}/photos`
  const quoted = 'A &quot;signed&quot; page'
  expect(metaOf(await htmlOf(`${path}?lang=en`))).toEqual({ ...shared(a, 'A full hall'), description: '2 photos' })
  expect(metaOf(await htmlOf(`${path}/albums/${album}?lang=en`))).toEqual({
    ...shared(b, quoted),
    description: '1 photo',
  })
  expect(metaOf(await htmlOf(`${path}/${b.publicKey}?lang=en`))).toEqual({
    ...shared(b, quoted),
    description: 'The signing',
  })
})

test('search engines that may list a photo are told its credit and licence; others are told nothing', async () => {
  const event = await makeEvent()
  const photo = await makeReadyPhoto(event)
  await change(photo, { credit: '</script>A', licence: 'cc-by-sa', caption: { en: 'A caption' } })
  const path = `/events/${event.slug}/photos/${photo.publicKey}?lang=en`
  const told = async () => /<script type="application\/ld\+json">(.*?)<\/script>/.exec(await htmlOf(path))?.[1]
  expect(await told()).toBe(undefined)
  await ctx().db.insert(gallerySettings).values({ eventId: event.id, isIndexed: true, updatedAt: new Date() })
  expect(JSON.parse((await told()) ?? '')).toEqual({
    ...{ '@context': 'https://schema.org', '@type': 'ImageObject' },
    contentUrl: `http://lectern.test/files/${photo.publicKey}/2400.webp`,
    thumbnailUrl: `http://lectern.test/files/${photo.publicKey}/800.webp`,
    ...{ caption: 'A caption', description: 'A full hall', creditText: '</script>A' },
    license: 'https://creativecommons.org/licenses/by-sa/4.0/',
    acquireLicensePage: `http://lectern.test${path}`,
  })
})

test('several albums are named with their cover and number; each has an address of its own', async () => {
  const event = await makeEvent()
  const [a, b, c] = [await makeReadyPhoto(event), await makeReadyPhoto(event), await makeReadyPhoto(event)]
  await change(b, { isHighlight: true })
  const signing = await makeAlbumOf(c, 'The signing')
  const html = await htmlOf(`/events/${event.slug}/photos?lang=en`)
  const cards = [...html.matchAll(/photos\/albums\/([\w-]{36})\?lang=en"><img src="\/files\/([\w-]{22})\//g)]
  expect(cards.map(([, album, cover]) => [album, cover])).toEqual([
    [a.albumId, b.publicKey],
    [signing, c.publicKey],
  ])
  const album = await htmlOf(`/events/${event.slug}/photos/albums/${signing}?lang=en`)
  expect(keysOn(album)).toEqual([c.publicKey])
  expect(album).toContain('<h1>The signing</h1>')
  expect(album).toContain('alt="A full hall"')
  await change(c, { state: 'hidden' })
  const other = await makeReadyPhoto(await makeEvent())
  const paths = [signing, other.albumId, 'x'].map((id) => `/events/${event.slug}/photos/albums/${id}?lang=en`)
  expect(await Promise.all(paths.map(async (path) => (await get(path)).status))).toEqual([404, 404, 404])
  expect(await htmlOf(`/events/${event.slug}/photos?lang=en`)).not.toContain('The signing')
})

test('a gallery is shown in pages of 60 that work without script; there is no page behind the last', async () => {
  const event = await makeEvent()
  const photo = await makeReadyPhoto(event)
  await change(photo, { alt: { vi: 'Hội trường' } })
  await copies(photo, 61)
  const path = `/events/${event.slug}/photos`
  const first = await htmlOf(`${path}?lang=en`)
  expect(first.match(/<li class="r/g)).toHaveLength(60)
  expect(first).toContain('Page 1 of 2')
  expect(first).toContain(`rel="next" href="${path}?page=2&amp;lang=en"`)
  const second = await htmlOf(`${path}?page=2&lang=en`)
  expect(second.match(/<li class="r/g)).toHaveLength(2)
  expect(second).toContain('data-before="60" data-total="62"')
  expect(second).toContain(`rel="prev" href="${path}?lang=en"`)
  const statuses = ['3', "x'--", '-1', '1e9'].map(async (page) => (await get(`${path}?page=${page}&lang=en`)).status)
  expect(await Promise.all(statuses)).toEqual([404, 200, 200, 200])
})

test('drafts, unknown events and photos of other events are not found; an empty gallery says so', async () => {
  const photo = await makeReadyPhoto(await makeEvent())
  const empty = await makeEvent()
  const draft = await makeEvent({ state: 'draft' })
  const hidden = await makeReadyPhoto(draft)
  const paths = [
    `/events/${draft.slug}/photos`,
    `/events/${draft.slug}/photos/${hidden.publicKey}`,
    `/events/${draft.slug}/photos/albums/${hidden.albumId}`,
    `/events/${draft.slug}/photos.zip`,
    `/events/${draft.slug}/photos.rss`,
    '/events/nobody/photos',
    `/events/${empty.slug}/photos/${photo.publicKey}`,
    `/events/${empty.slug}/photos.zip`,
  ]
  expect(await Promise.all(paths.map(async (path) => (await get(path)).status))).toEqual(paths.map(() => 404))
  expect(await htmlOf(`/events/${empty.slug}/photos?lang=fr`)).toContain('Il n’y a pas encore de photos.')
})
