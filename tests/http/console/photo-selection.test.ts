import { and, asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeReadyPhoto, photoRow } from '#tests/support/galleries.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { albums, photos } from '#worker/domain/galleries/table.ts'
import { processPhoto } from '#worker/jobs/images.ts'

async function makeGallery(count: number) {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization, languages: ['en', 'vi'] })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const base = `/console/events/${event.slug}/photos`
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) ids.push((await makeReadyPhoto(event)).id)
  /** Ticks photos and presses a button, as a browser without script does. */
  const press = (deed: string, chosen: readonly string[], fields: Record<string, string> = {}, query = '') => {
    const body = new URLSearchParams({ deed, ...fields })
    for (const id of chosen) body.append('photos', id)
    return post(`${base}/selection${query}`, body, { cookie })
  }
  const rows = () => ctx().db.select().from(photos).where(eq(photos.eventId, event.id)).orderBy(asc(photos.position))
  return { event, cookie, base, ids, press, rows }
}

test('ticked photos are described, credited, moved and marked together; what was not typed stays', async () => {
  const { event, cookie, base, ids, press, rows } = await makeGallery(3)
  const [a = '', b = '', c = ''] = ids
  await press('describe', [a, b], { 'alt.vi': 'Hội trường', 'caption.en': 'The opening', credit: 'nobody' })
  await press('credit', [a, b], { credit: ' Lê  Minh ', licence: 'cc-by', 'alt.en': 'not meant' })
  await press('credit', [b], { licence: 'cc0' })
  const made = await post(`${base}/albums`, { 'title.en': 'The signing' }, { cookie })
  const album = new URL(made.headers.get('location') ?? '', 'http://x').hash.replace('#album-', '')
  await press('album', [b, c], { album })
  await press('highlight', [a])
  await press('press', [a, c])
  const texts = { alt: { en: 'A full hall', vi: 'Hội trường' }, caption: { en: 'The opening' } }
  expect(await rows()).toMatchObject([
    { ...texts, credit: 'Lê Minh', licence: 'cc-by', isHighlight: true, isForPress: true },
    { ...texts, credit: 'Lê Minh', licence: 'cc0', albumId: album, isHighlight: false, isForPress: false },
    { alt: { en: 'A full hall' }, caption: {}, credit: null, albumId: album, isForPress: true },
  ])
  const page = await (await get(`${base}?lang=en`, { cookie })).text()
  expect(page).toContain('<li>Vietnamese: 1</li>')
  expect(page).toContain('<li>English: 0</li>')
  const lines = await ctx().db.select().from(auditEntries).where(eq(auditEntries.subjectId, event.id))
  expect(lines.map(({ action }) => action).filter((action) => action.startsWith('photos.'))).toEqual([
    ...['photos.describe', 'photos.credit', 'photos.credit', 'photos.album', 'photos.highlight', 'photos.press'],
  ])
})

test('hidden photos are seen by organisers only, until they are shown again', async () => {
  const { event, cookie, ids, press } = await makeGallery(2)
  const [a = '', b = ''] = ids
  const file = `/files/${(await photoRow(a)).publicKey}/320.webp`
  const seen = async (headers = {}) => {
    const answer = await get(file, headers)
    await answer.body?.cancel()
    return answer.status
  }
  await press('hide', [a])
  expect([await seen(), await seen({ cookie })]).toEqual([404, 200])
  const html = await (await get(`/events/${event.slug}/photos?lang=en`)).text()
  expect([html.includes((await photoRow(a)).publicKey), html.includes((await photoRow(b)).publicKey)]).toEqual([
    false,
    true,
  ])
  await press('show', [a])
  expect([await seen(), (await photoRow(a)).hiddenAt]).toEqual([200, null])
})

test('a whole list is chosen without ticking, and no other list with it', async () => {
  const { ids, press, rows } = await makeGallery(4)
  await press('hide', ids.slice(0, 2))
  await press('credit', [], { credit: 'Minh', everything: 'yes' }, '?list=hidden')
  expect((await rows()).map(({ credit }) => credit)).toEqual(['Minh', 'Minh', null, null])
  await press('delete', [], { everything: 'yes' }, '?list=hidden')
  expect((await rows()).map(({ state }) => state)).toEqual(['deleted', 'deleted', 'ready', 'ready'])
})

test('a deletion is undone as a whole, and single photos come back from the list of deleted ones as they were', async () => {
  const { cookie, base, ids, press, rows } = await makeGallery(3)
  await press('hide', ids.slice(0, 1))
  const before = await rows()
  const deleted = await press('delete', ids.slice(0, 2))
  const { searchParams } = new URL(deleted.headers.get('location') ?? '', 'http://x')
  expect([searchParams.get('done'), searchParams.get('count')]).toEqual(['deleted', '2'])
  const page = await (await get(`${base}?${searchParams}`, { cookie })).text()
  expect(page).toContain('2 photos were deleted.')
  await post(`${base}/deletion/removal`, { moment: searchParams.get('moment') ?? '' }, { cookie })
  const same = before.map((row) => ({ ...row, updatedAt: expect.any(Date) }))
  expect(await rows()).toEqual(same)
  await press('delete', ids)
  expect(await (await get(`${base}?list=deleted&lang=en`, { cookie })).text()).toContain(
    '<h2 id="all-photos">3 photos</h2>',
  )
  await press('restore', [ids[0] ?? ''], {}, '?list=deleted')
  expect((await rows()).map(({ state }) => state)).toEqual(['hidden', 'deleted', 'deleted'])
})

test('photos and albums of other events are out of reach, and texts beyond their limits change nothing', async () => {
  const [mine, theirs] = [await makeGallery(1), await makeGallery(1)]
  const before = await theirs.rows()
  const [other] = await ctx().db.select().from(albums).where(eq(albums.eventId, theirs.event.id))
  for (const deed of ['hide', 'delete', 'highlight']) await mine.press(deed, theirs.ids)
  await mine.press('album', mine.ids, { album: other?.id ?? '' })
  expect(await theirs.rows()).toEqual(before)
  expect((await mine.rows())[0]?.albumId).not.toBe(other?.id)
  const tooLong = await mine.press('describe', mine.ids, { 'alt.en': 'x'.repeat(251) })
  const unknown = await mine.press('explode', mine.ids)
  const nothing = await mine.press('hide', [])
  expect([tooLong.status, unknown.status, nothing.headers.get('location')?.includes('done=chooseOne')]).toEqual([
    ...[422, 422, true],
  ])
})

test('a photo is turned by making its sizes anew under another key, from the original', async () => {
  const { cookie, base, ids, rows, press } = await makeGallery(1)
  const id = ids[0] ?? ''
  const before = await photoRow(id)
  await post(`${base}/${id}/rotation`, { turn: 'right' }, { cookie })
  const waiting = await photoRow(id)
  expect(waiting.publicKey).not.toBe(before.publicKey)
  await expect
    .poll(
      async () => {
        await processPhoto(ctx(), id)
        return (await photoRow(id)).state
      },
      { timeout: 10_000 },
    )
    .toBe('ready')
  const pageOf = (key: string) => `${base.replace('/console', '')}/${key}?lang=en`
  await press('describe', [id], { 'alt.en': 'A hall' })
  const page = await get(pageOf(before.publicKey))
  expect([page.status, page.headers.get('location')]).toEqual([301, pageOf(waiting.publicKey)])
  expect(await photoRow(id)).toMatchObject({ rotation: 90, width: before.height, height: before.width })
  expect((await get(`/files/${before.publicKey}/320.webp`)).status).toBe(404)
  const picture = await get(`/files/${waiting.publicKey}/320.webp`)
  await picture.arrayBuffer()
  expect(picture.status).toBe(200)
  for (const turn of ['left', 'left']) {
    await post(`${base}/${id}/rotation`, { turn }, { cookie })
    await expect.poll(async () => (await photoRow(id)).state, { timeout: 10_000 }).toBe('ready')
  }
  expect((await rows())[0]).toMatchObject({ rotation: 270, originalKey: before.originalKey })
})

test('a photo is put before or behind another, and the cover is chosen', async () => {
  const { cookie, base, ids, rows, press } = await makeGallery(4)
  const [a = '', b = '', c = '', d = ''] = ids
  const order = async () => (await rows()).map(({ id }) => ids.indexOf(id))
  await press('place', [d], { after: a })
  expect(await order()).toEqual([0, 3, 1, 2])
  await press('place', [c], { before: a })
  expect(await order()).toEqual([2, 0, 3, 1])
  await press('place', [c], { after: b })
  expect(await order()).toEqual([0, 3, 1, 2])
  const elsewhere = (await makeGallery(1)).ids[0] ?? ''
  expect((await press('place', [a], { after: elsewhere })).status).toBe(404)
  expect(await order()).toEqual([0, 3, 1, 2])
  await post(`${base}/${b}/cover`, {}, { cookie })
  expect(await (await get(`${base}?lang=en`, { cookie })).text()).toContain('Cover of the albums')
})

test('ticked photos move together, in the order in which they stand, to a place of the list that is looked at', async () => {
  const { event, cookie, base, ids, press, rows } = await makeGallery(6)
  const order = async () => (await rows()).map(({ id }) => ids.indexOf(id))
  const some = (...numbers: number[]) => numbers.map((n) => ids[n] ?? '')
  await press('place', some(4, 1), { place: '1' })
  expect(await order()).toEqual([1, 4, 0, 2, 3, 5])
  await press('place', some(1, 4), { place: '4' })
  expect(await order()).toEqual([0, 2, 3, 1, 4, 5])
  await press('place', some(0, 3), { place: '2000' })
  expect(await order()).toEqual([2, 1, 4, 5, 0, 3])
  await press('place', some(5, 1), { before: ids[2] ?? '' })
  expect(await order()).toEqual([1, 5, 2, 4, 0, 3])
  await post(`${base}/albums`, { 'title.en': 'The signing' }, { cookie })
  const signing = (await ctx().db.select().from(albums).where(eq(albums.eventId, event.id))).at(-1)?.id ?? ''
  await press('album', some(1, 2, 3), { album: signing })
  // Of the album: 1, 2, 3.
  await press('place', some(3), { place: '2' }, `?album=${signing}`)
  expect(await order()).toEqual([1, 5, 3, 2, 4, 0])
  await post(`${base}/${ids[2]}/position?album=${signing}`, { direction: 'up' }, { cookie })
  await post(`${base}/${ids[2]}/position?album=${signing}`, { direction: 'up' }, { cookie })
  expect(await order()).toEqual([2, 5, 1, 3, 4, 0])
  expect((await rows()).map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6])
})

test('photos that were refused or got stuck are prepared again all at once', async () => {
  const { event, cookie, base, ids, rows } = await makeGallery(3)
  const [refused = '', stuck = '', waiting = ''] = ids
  const set = (id: string, values: Partial<typeof photos.$inferInsert>) =>
    ctx().db.update(photos).set(values).where(eq(photos.id, id))
  await set(refused, { state: 'refused', error: 'upload.damaged', attempts: 5 })
  await set(stuck, { state: 'processing', readyAt: null, updatedAt: new Date(Date.now() - 3_600_000) })
  await set(waiting, { state: 'processing', readyAt: null })
  const page = await (await get(`${base}?lang=en`, { cookie })).text()
  expect([page.includes('1 photo has been waiting for long.'), page.includes('Try all again')]).toEqual([true, true])
  const answer = await post(`${base}/processing`, {}, { cookie })
  expect(answer.headers.get('location')).toContain('done=retried&count=2')
  await expect
    .poll(async () => (await rows()).slice(0, 2).map(({ state }) => state), { timeout: 10_000 })
    .toEqual(['ready', 'ready'])
  const [line] = await ctx()
    .db.select()
    .from(auditEntries)
    .where(and(eq(auditEntries.eventId, event.id), eq(auditEntries.action, 'photos.retried')))
  expect(line?.details).toEqual({ count: 2 })
})
