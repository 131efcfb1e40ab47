import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeMember, makeOrganization, makeSession, makeSignIn } from '#tests/support/make.ts'
import { makeFile, pdf } from '#tests/support/materials.ts'
import { get } from '#tests/support/requests.ts'
import { deleteMaterial } from '#worker/domain/materials/delete.ts'
import { zipEnd, zipEntries } from '#worker/domain/materials/zip.ts'

async function makeWorld() {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization, timeZone: 'Asia/Ho_Chi_Minh', languages: ['vi', 'en'] })
  const cookie = await makeSignIn(await makeMember(organization, 'programme-editor'))
  return { organization, event, cookie, path: `/console/events/${event.slug}/materials.zip?lang=vi` }
}

/** The files of a ZIP by name, read by its directory; stored, not packed. */
function filesIn(zip: Uint8Array): Record<string, string> {
  const end = zipEnd(zip)
  if (!end) throw new Error('no ZIP')
  const directory = zip.subarray(end.directoryAt, end.directoryAt + end.directoryBytes)
  const view = new DataView(zip.buffer, zip.byteOffset)
  let at = 0
  return Object.fromEntries(
    zipEntries(directory, end.entries).map(({ name, unpackedBytes }) => {
      const isUtf8 = (view.getUint16(at + 6, true) & 0x800) !== 0
      const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
      const text = new TextDecoder().decode(zip.subarray(start, start + unpackedBytes))
      // The next local header stands behind the data and its descriptor.
      at = start + unpackedBytes
      while (at + 4 < zip.length && view.getUint32(at, true) !== 0x04034b50) at += 1
      return [isUtf8 ? name : `not UTF-8: ${name}`, text]
    }),
  )
}

test('all current files of an event come as one ZIP of announced length, named by day, session, kind and title', async () => {
  const { event, cookie, path } = await makeWorld()
  const startsAt = new Date('2027-03-02T02:30:00Z')
  const session = await makeSession(event, {
    startsAt,
    endsAt: new Date('2027-03-02T03:00:00Z'),
    title: { vi: 'Khai mạc' },
  })
  const text = (words: string) => ({ bytes: new TextEncoder().encode(words), name: 'bang.csv' })
  await makeFile(event, { sessionId: session.id, title: { vi: 'Bài giảng: a/b\\c_d'.normalize('NFD') } })
  await makeFile(
    event,
    { sessionId: session.id, title: { vi: 'Bảng' }, kind: 'dataset', withdrawnAt: new Date() },
    text('một'),
  )
  await makeFile(event, { sessionId: session.id, title: { vi: 'bảng' }, kind: 'dataset' }, text('hai'))
  await makeFile(event, { title: { vi: '../..' }, kind: 'letter' })
  const { materialId } = await makeFile(event)
  await deleteMaterial(ctx(), { actorId: 'an-editor', event }, materialId)
  await makeFile(await makeEvent())
  const answer = await get(path, { cookie })
  const zip = new Uint8Array(await answer.arrayBuffer())
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-length')]).toEqual([
    200,
    'application/zip',
    String(zip.length),
  ])
  expect(answer.headers.get('content-disposition')).toContain(`filename="${event.slug}.zip"`)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(filesIn(zip)).toEqual({
    'Chính sự kiện_Thư mời_.._.pdf': new TextDecoder().decode(pdf),
    '2027-03-02-0930_Khai mạc_Bản trình chiếu_Bài giảng_ a_b_c d.pdf': new TextDecoder().decode(pdf),
    '2027-03-02-0930_Khai mạc_Bộ dữ liệu_Bảng.csv': 'một',
    '2027-03-02-0930_Khai mạc_Bộ dữ liệu_bảng (2).csv': 'hai',
  })
})

test('an event without files gives an empty ZIP, and who may not edit the programme none', async () => {
  const { organization, cookie, path } = await makeWorld()
  const answer = await get(path, { cookie })
  expect(filesIn(new Uint8Array(await answer.arrayBuffer()))).toEqual({})
  const viewer = await makeSignIn(await makeMember(organization, 'viewer'))
  expect((await get(path, { cookie: viewer })).status).toBe(403)
})
