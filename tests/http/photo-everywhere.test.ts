import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makePhotographer, makeReadyPhoto, photographerToken } from '#tests/support/galleries.ts'
import { makeEvent, makeMember, makeOrganization, makeSession, makeSignIn } from '#tests/support/make.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get, post } from '#tests/support/requests.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { originalPath, pictureNames } from '#worker/core/images/sizes.ts'
import { albums, gallerySettings, photos, removalRequests } from '#worker/domain/galleries/table.ts'
import { zipEnd, zipEntries } from '#worker/domain/materials/zip.ts'

/** A picture that stands everywhere a picture can: highlight, cover, for the press, in a session's album; and another one beside it. */
async function world() {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const session = await makeSession(event, { startsAt: event.startsAt, endsAt: event.endsAt })
  await makeRelease(event)
  const [photo, other] = [await makeReadyPhoto(event), await makeReadyPhoto(event)]
  const photographer = await makePhotographer(event)
  const album = uuidv7(new Date())
  await ctx().db.batch([
    ctx()
      .db.insert(albums)
      .values({ id: album, eventId: event.id, title: {}, position: 9, sessionId: session.id, createdAt: new Date() }),
    ctx().db.update(photos).set({ albumId: album }).where(eq(photos.eventId, event.id)),
    ctx()
      .db.update(photos)
      .set({ isHighlight: true, isForPress: true, uploadedBy: photographer.id })
      .where(eq(photos.id, photo.id)),
    ctx()
      .db.insert(gallerySettings)
      .values({ eventId: event.id, coverPhotoId: photo.id, isIndexed: true, updatedAt: new Date() }),
  ])
  const { publicKey } = photo
  const base = `/events/${event.slug}`
  const pages = [
    base,
    `${base}/sessions/${session.number}`,
    `${base}/photos`,
    `${base}/photos/albums/${album}`,
    `${base}/photos/press`,
    `${base}/photos/${other.publicKey}`,
    `${base}/photos.rss`,
  ]
  const own = [
    `${base}/photos/${publicKey}`,
    ...pictureNames.filter((name) => name !== 'og.jpg').map((name) => `/files/${publicKey}/${name}`),
    `/photographing/${await photographerToken(photographer)}/files/${publicKey}/320.webp`,
  ]
  const organiser = await makeMember(organization, 'organiser')
  const zips = ['all', 'highlights', 'press'].map((only) => `${base}/photos.zip?only=${only}`)
  return { event, photo, pages, own, zips, cookie: await makeSignIn(organiser) }
}
type World = Awaited<ReturnType<typeof world>>

const statusOf = async (path: string) => {
  const answer = await get(path)
  await answer.body?.cancel()
  return answer.status
}

async function entriesOf(path: string, cookie?: string): Promise<number> {
  const answer = await get(path, cookie ? { cookie } : {})
  if (answer.status === 404) return 0
  const zip = new Uint8Array(await answer.arrayBuffer())
  const end = zipEnd(zip)
  const entries = end
    ? zipEntries(zip.subarray(end.directoryAt, end.directoryAt + end.directoryBytes), end.entries)
    : []
  return entries.filter(({ name }) => name.endsWith('.webp')).length
}

/** Which pages name the picture, what its own addresses answer, and how many pictures each ZIP holds, the dossier's last. */
async function seen({ event, photo, pages, own, zips, cookie }: World) {
  const named = pages.map(async (path) => (await (await get(`${path}?lang=en`)).text()).includes(photo.publicKey))
  const dossier = `/console/events/${event.slug}/photos/dossier.zip?count=10&rule=x_{n}&lang=en`
  return {
    named: await Promise.all(named),
    own: await Promise.all(own.map(statusOf)),
    zips: [...(await Promise.all(zips.map((path) => entriesOf(path)))), await entriesOf(dossier, cookie)],
  }
}

test('a picture that somebody asks to remove leaves every page, feed, ZIP and file at once, and comes back only by decision', async () => {
  const one = await world()
  const { event, photo, pages, own, cookie } = one
  const everywhere = { named: pages.map(() => true), own: own.map(() => 200), zips: [2, 1, 1, 2] }
  const nowhere = { named: pages.map(() => false), own: own.map(() => 404), zips: [1, 0, 0, 1] }
  expect(await seen(one)).toEqual(everywhere)
  const ask = () => post(`/events/${event.slug}/photos/${photo.publicKey}/removal?lang=en`, {})
  expect((await ask()).status).toBe(202)
  expect(await seen(one)).toEqual(nowhere)
  const decide = async (form: Record<string, string>) => {
    const [open] = await ctx()
      .db.select()
      .from(removalRequests)
      .where(and(eq(removalRequests.photoId, photo.id), eq(removalRequests.state, 'open')))
    const path = `/console/events/${event.slug}/photos/removals/${open?.id}/decision?lang=en`
    return (await post(path, form, { cookie })).status
  }
  // Neither the other ways of the console bring it back.
  await post(`/console/events/${event.slug}/photos/selection?lang=en`, { deed: 'show', photos: photo.id }, { cookie })
  expect(await seen(one)).toEqual(nowhere)
  expect(await decide({ decision: 'refused', note: 'Nobody can be recognised.' })).toBe(303)
  expect(await seen(one)).toEqual(everywhere)
  expect((await ask()).status).toBe(202)
  expect(await decide({ decision: 'granted' })).toBe(303)
  expect(await seen(one)).toEqual(nowhere)
  expect(await ctx().bucket.head(originalPath(photo.originalKey))).toBe(null)
})
