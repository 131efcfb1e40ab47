import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { makeReadyPhoto } from '#tests/support/galleries.ts'
import { makeEvent, makeSession } from '#tests/support/make.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get } from '#tests/support/requests.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { albums, gallerySettings, photos } from '#worker/domain/galleries/table.ts'

const shownOn = (html: string) =>
  [...html.matchAll(/<img src="\/files\/([\w-]{22})\/320\.webp"/g)].map(([, key]) => key)

test('a session shows the photos of its own album and leads there, in one trip; behind a PIN it shows none', async () => {
  const event = await makeEvent()
  const session = await makeSession(event, { startsAt: event.startsAt, endsAt: event.endsAt })
  await makeRelease(event)
  const [own, hidden, other] = [await makeReadyPhoto(event), await makeReadyPhoto(event), await makeReadyPhoto(event)]
  const album = uuidv7(new Date())
  await ctx()
    .db.insert(albums)
    .values({ id: album, eventId: event.id, title: {}, position: 9, sessionId: session.id, createdAt: new Date() })
  for (const { id } of [own, hidden]) {
    await ctx()
      .db.update(photos)
      .set({ albumId: album, state: id === own.id ? 'ready' : 'hidden' })
      .where(eq(photos.id, id))
  }
  const path = `/events/${event.slug}/sessions/${session.number}?lang=en`
  const html = await (await get(path)).text()
  expect(shownOn(html)).toEqual([own.publicKey])
  expect(html).not.toContain(other.publicKey)
  expect(html).toContain(`href="/events/${event.slug}/photos/albums/${album}?lang=en"`)
  expect(await counted(path)).toMatchObject({ status: 200, roundTrips: 1 })
  await ctx().db.insert(gallerySettings).values({ eventId: event.id, pinHash: 'x', updatedAt: new Date() })
  expect(shownOn(await (await get(path)).text())).toEqual([])
  const refused = ['photos.zip', 'photos.rss', 'photos', `photos/albums/${album}`].map(
    async (name) => (await get(`/events/${event.slug}/${name}?lang=en`)).status,
  )
  expect(await Promise.all(refused)).toEqual([403, 404, 403, 403])
})
