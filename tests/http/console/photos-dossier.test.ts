import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeReadyPhoto } from '#tests/support/galleries.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { get } from '#tests/support/requests.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { albums, type PhotoRow, photos } from '#worker/domain/galleries/table.ts'
import { zipEnd, zipEntries } from '#worker/domain/materials/zip.ts'

const change = (photo: PhotoRow, values: Partial<PhotoRow>) =>
  ctx().db.update(photos).set(values).where(eq(photos.id, photo.id))

test('the dossier takes highlights first, then in turn from each album, named by the rule, with a list that a spreadsheet does not run', async () => {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const rows = []
  for (let n = 1; n <= 6; n += 1) rows.push(await makeReadyPhoto(event))
  const signing = uuidv7(new Date())
  await ctx()
    .db.insert(albums)
    .values({ id: signing, eventId: event.id, title: { en: 'The signing' }, position: 5, createdAt: new Date() })
  for (const [index, photo] of rows.entries()) await change(photo, { alt: { en: `Picture ${index + 1}` } })
  const [first, , third, , fifth, sixth] = rows
  if (!first || !third || !fifth || !sixth) throw new Error('no photos')
  await change(third, { isHighlight: true, caption: { en: '=1+1' } })
  await change(fifth, { albumId: signing })
  await change(sixth, { albumId: signing, state: 'hidden' })
  const path = `/console/events/${event.slug}/photos/dossier.zip`
  const answer = await get(`${path}?count=4&rule=${encodeURIComponent('CLB01_../{moment}_{n}')}&lang=en`, { cookie })
  const zip = new Uint8Array(await answer.arrayBuffer())
  const end = zipEnd(zip)
  if (!end) throw new Error('no ZIP')
  const entries = zipEntries(zip.subarray(end.directoryAt, end.directoryAt + end.directoryBytes), end.entries)
  const moments = 'Some moments of the seminar'
  const names = [`01 ${moments}`, '02 The signing', `03 ${moments}`, `04 ${moments}`].map((name) => {
    const [number, ...moment] = name.split(' ')
    return `CLB01_.._${moment.join(' ')}_${number}.webp`
  })
  expect(entries.map(({ name }) => name)).toEqual(['list.csv', ...names])
  const list =
    new TextDecoder('utf-8', { ignoreBOM: true, fatal: false }).decode(zip).match(/\ufeffFile[\s\S]*?(?=PK)/)?.[0] ?? ''
  const lines = list.split('\r\n').slice(0, 5)
  expect(lines[0]).toBe('\ufeffFile,Album,Description,Caption,Credit,Licence,Taken')
  expect(lines.slice(1).map((line) => line.split(',').slice(2, 4))).toEqual([
    ['Picture 3', `"'=1+1"`],
    ['Picture 5', ''],
    ['Picture 1', ''],
    ['Picture 2', ''],
  ])
})
