import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeReadyPhoto, photoRow } from '#tests/support/galleries.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { albums, photos } from '#worker/domain/galleries/table.ts'

const titles = ['Some moments of the seminar', 'One', 'Two', 'Three']

/** An event with four albums, a photo in each. */
async function makeAlbums() {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const base = `/console/events/${event.slug}/photos/albums`
  const made = [await makeReadyPhoto(event)]
  for (const title of titles.slice(1)) await post(base, { 'title.en': title }, { cookie })
  const rows = () =>
    ctx().db.select().from(albums).where(eq(albums.eventId, event.id)).orderBy(asc(albums.position), asc(albums.id))
  const ids = (await rows()).map(({ id }) => id)
  for (const id of ids.slice(1)) {
    const photo = await makeReadyPhoto(event)
    await ctx().db.update(photos).set({ albumId: id }).where(eq(photos.id, photo.id))
    made.push(photo)
  }
  const move = (n: number, direction: string) => post(`${base}/${ids[n]}/position`, { direction }, { cookie })
  const order = async () => (await rows()).map(({ id }) => ids.indexOf(id))
  /** As everybody sees them. */
  const shown = async () => {
    const html = await (await get(`/events/${event.slug}/photos?lang=en`)).text()
    const found = [...html.matchAll(/photos\/albums\/([\da-f-]{36})/g)].map(([, id]) => ids.indexOf(id ?? ''))
    return [...new Set(found)]
  }
  return { event, cookie, base, ids, made, rows, move, order, shown }
}

test('albums are moved by one, also by several people at once, and everybody sees them in that order', async () => {
  const { move, order, shown, rows, cookie, base } = await makeAlbums()
  expect(await shown()).toEqual([0, 1, 2, 3])
  await move(2, 'up')
  await move(0, 'down')
  expect([await order(), await shown()]).toEqual([
    [2, 0, 1, 3],
    [2, 0, 1, 3],
  ])
  await move(2, 'up')
  await move(3, 'down')
  expect(await order()).toEqual([2, 0, 1, 3])
  await Promise.all([move(0, 'up'), move(3, 'up'), move(1, 'down'), move(2, 'down')])
  expect((await rows()).map(({ position }) => position)).toEqual([0, 1, 2, 3])
  expect((await move(1, 'sideways')).status).toBe(400)
  const page = await (await get(`${base}?lang=en`, { cookie })).text()
  expect([...page.matchAll(/<h2>([^<]+)<\/h2>/g)].map(([, title]) => title)).toEqual(
    (await order()).map((n) => titles[n]),
  )
})

test('what a removed album held goes to the one that was chosen, deleted photos too; the last album stays', async () => {
  const { ids, made, rows, base, cookie, shown } = await makeAlbums()
  const [first = '', one = '', two = '', three = ''] = ids
  const remove = (id: string, heir?: string) => post(`${base}/${id}/removal`, heir ? { heir } : {}, { cookie })
  await ctx()
    .db.update(photos)
    .set({ state: 'deleted', deletedAt: new Date() })
    .where(eq(photos.id, made[1]?.id ?? ''))
  expect((await remove(one)).status).toBe(409)
  expect((await remove(one, two)).status).toBe(303)
  expect((await photoRow(made[1]?.id ?? '')).albumId).toBe(two)
  expect((await remove(two, (await makeAlbums()).ids[0])).status).toBe(409)
  expect((await photoRow(made[2]?.id ?? '')).albumId).toBe(two)
  await remove(two, three)
  await remove(first, three)
  expect(await shown()).toEqual([])
  expect((await remove(three, three)).status).toBe(409)
  expect((await rows()).map(({ id }) => id)).toEqual([three])
  expect((await photoRow(made[0]?.id ?? '')).albumId).toBe(three)
})

test('an album of another event is neither moved nor removed, and one without a title is neither made nor renamed', async () => {
  const [mine, theirs] = [await makeAlbums(), await makeAlbums()]
  const [foreign = ''] = theirs.ids
  const before = await theirs.rows()
  const tries = ['position', 'removal'].map((path) =>
    post(`${mine.base}/${foreign}/${path}`, { direction: 'down', heir: mine.ids[0] ?? '' }, { cookie: mine.cookie }),
  )
  expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([404, 409])
  expect(await theirs.rows()).toEqual(before)
  const untitled = [
    await post(mine.base, { 'title.en': '  ' }, { cookie: mine.cookie }),
    await post(`${mine.base}/${mine.ids[1]}`, { 'title.en': '' }, { cookie: mine.cookie }),
  ]
  expect(untitled.map((answer) => answer.headers.get('location')?.includes('done=untitled'))).toEqual([true, true])
  expect((await mine.rows()).map(({ title }) => title.en)).toEqual(titles)
})
