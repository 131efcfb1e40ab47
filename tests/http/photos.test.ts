import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makePhoto, makeReadyPhoto } from '#tests/support/galleries.ts'
import { makeEvent } from '#tests/support/make.ts'
import { get } from '#tests/support/requests.ts'
import { photos } from '#worker/domain/galleries/table.ts'

const keysOn = (html: string) => [...html.matchAll(/photos\/([\w-]{22})\?lang=en"/g)].map((match) => match[1])

test('the gallery shows the ready photos in order with size, alternatives and a page each, and nothing else', async () => {
  const event = await makeEvent()
  const first = await makeReadyPhoto(event)
  const second = await makeReadyPhoto(event)
  const waiting = await makePhoto(event)
  await ctx()
    .db.update(photos)
    .set({ alt: { en: 'A <full> hall' }, caption: { vi: 'Hội trường' } })
    .where(eq(photos.id, first.id))
  const answer = await get(`/events/${event.slug}/photos?lang=en`)
  const html = await answer.text()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-tag')).toBe(`event-${event.id}`)
  expect(keysOn(html)).toEqual([first.publicKey, second.publicKey])
  expect(html).not.toContain(waiting.publicKey)
  expect(html).not.toContain(first.originalKey)
  expect(html).toContain('Some moments of the seminar')
  expect(html).toContain('alt="A &lt;full&gt; hall"')
  expect(html).toContain('alt="Photo 2 of 2"')
  expect(html).toContain('width="64" height="96"')
  expect(html).toContain('<meta name="robots" content="noindex"')
  expect(html).not.toMatch(/\sstyle="/)
})

test('a photo has a page of its own with its neighbours and its place', async () => {
  const event = await makeEvent()
  const [a, b, c] = [await makeReadyPhoto(event), await makeReadyPhoto(event), await makeReadyPhoto(event)]
  const html = await (await get(`/events/${event.slug}/photos/${b.publicKey}?lang=vi`)).text()
  expect(html).toContain('Ảnh 2 trên 3')
  expect(html).toContain(`rel="prev" href="/events/${event.slug}/photos/${a.publicKey}?lang=vi"`)
  expect(html).toContain(`rel="next" href="/events/${event.slug}/photos/${c.publicKey}?lang=vi"`)
  const last = await (await get(`/events/${event.slug}/photos/${c.publicKey}?lang=fr`)).text()
  expect(last).toContain('Photo 3 sur 3')
  expect(last).not.toContain('rel="next"')
})

test('a gallery is shown in pages of 60 by cursor', async () => {
  const event = await makeEvent()
  const { id: _, uploadKey, publicKey, originalKey, position, ...same } = await makeReadyPhoto(event)
  const more = Array.from({ length: 61 }, (_, index) => {
    const key = `${event.id}-${index}`
    return ctx()
      .db.insert(photos)
      .values({ ...same, id: key, uploadKey: key, publicKey: key, originalKey: key, position: position + 1 + index })
  })
  const [head, ...rest] = more
  if (head) await ctx().db.batch([head, ...rest])
  const first = await (await get(`/events/${event.slug}/photos?lang=en`)).text()
  expect(first.match(/<li class="r/g)).toHaveLength(60)
  const next = first.match(/photos\?after=(\d+)&amp;lang=en/)?.[1]
  const second = await (await get(`/events/${event.slug}/photos?after=${next}&lang=en`)).text()
  expect(second.match(/<li class="r/g)).toHaveLength(2)
  expect(second).toContain('alt="Photo 62 of 62"')
  expect((await get(`/events/${event.slug}/photos?after=x%27--&lang=en`)).status).toBe(200)
})

test('drafts, unknown events and photos of other events are not found; an empty gallery says so', async () => {
  const photo = await makeReadyPhoto(await makeEvent())
  const empty = await makeEvent()
  const draft = await makeEvent({ state: 'draft' })
  const hidden = await makeReadyPhoto(draft)
  const paths = [
    `/events/${draft.slug}/photos`,
    `/events/${draft.slug}/photos/${hidden.publicKey}`,
    '/events/nobody/photos',
    `/events/${empty.slug}/photos/${photo.publicKey}`,
  ]
  expect(await Promise.all(paths.map(async (path) => (await get(path)).status))).toEqual([404, 404, 404, 404])
  expect(await (await get(`/events/${empty.slug}/photos?lang=fr`)).text()).toContain('Il n’y a pas encore de photos.')
})
