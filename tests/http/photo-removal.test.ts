import { and, eq, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeReadyPhoto, photoRow } from '#tests/support/galleries.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { makeRemoval } from '#tests/support/removals.ts'
import { get, post } from '#tests/support/requests.ts'
import { originalPath, pictureKey, pictureNames } from '#worker/core/images/sizes.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { type PhotoRow, removalRequests } from '#worker/domain/galleries/table.ts'
import { mails } from '#worker/domain/mail/table.ts'

const removalPath = (event: EventRow, photo: PhotoRow) =>
  `/events/${event.slug}/photos/${photo.publicKey}/removal?lang=en`

const status = async (path: string, cookie?: string) => {
  const answer = await get(path, cookie ? { cookie } : {})
  await answer.body?.cancel()
  return answer.status
}

/** Every address under which a picture could be had. */
const addresses = (event: EventRow, { publicKey }: PhotoRow) => [
  `/events/${event.slug}/photos/${publicKey}?lang=en`,
  ...pictureNames.filter((name) => name !== 'og.jpg').map((name) => `/files/${publicKey}/${name}`),
]

const requestsOf = (photo: PhotoRow) =>
  ctx().db.select().from(removalRequests).where(eq(removalRequests.photoId, photo.id))

const linesOf = async (photo: PhotoRow) =>
  (
    await ctx()
      .db.select({ action: auditEntries.action, actorId: auditEntries.actorId })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, photo.id), like(auditEntries.action, 'photo.removal%')))
      .orderBy(auditEntries.at, auditEntries.id)
  ).map(({ action, actorId }) => [action, actorId])

async function organised() {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const organiser = await makeMember(organization, 'organiser')
  return { event, organiser, cookie: await makeSignIn(organiser) }
}

test('a picture that somebody asks to remove is gone for everybody in the same moment, and organisers still see it (E10)', async () => {
  const { event, cookie } = await organised()
  const photo = await makeReadyPhoto(event)
  const form = await (await get(removalPath(event, photo))).text()
  expect(form).toContain(`action="/events/${event.slug}/photos/${photo.publicKey}/removal?lang=en"`)
  const answer = await post(removalPath(event, photo), { reason: 'My child is in it', email: 'a@example.org' })
  expect([answer.status, (await answer.text()).includes('The photo is hidden')]).toEqual([202, true])
  for (const address of addresses(event, photo)) expect(await status(address), address).toBe(404)
  const again = await (await get(removalPath(event, photo))).text()
  expect([again.includes('The photo is hidden'), again.includes('/files/')]).toEqual([true, false])
  expect(await (await get(`/events/${event.slug}/photos?lang=en`)).text()).not.toContain(photo.publicKey)
  expect(await (await get(`/events/${event.slug}?lang=en`)).text()).not.toContain(photo.publicKey)
  expect(await status(`/files/${photo.publicKey}/320.webp`, cookie)).toBe(200)
  const [request] = await requestsOf(photo)
  expect(request).toMatchObject({ state: 'open', reason: 'My child is in it', email: 'a@example.org', locale: 'en' })
  expect(await linesOf(photo)).toEqual([['photo.removal_asked', null]])
})

test('asked again while it waits, it is the same request; nobody has to say who they are or why', async () => {
  const { event } = await organised()
  const photo = await makeReadyPhoto(event)
  expect((await post(removalPath(event, photo), {})).status).toBe(202)
  expect((await post(removalPath(event, photo), { reason: 'Again' })).status).toBe(202)
  expect((await requestsOf(photo)).map(({ reason, mailbox }) => [reason, mailbox])).toEqual([[null, null]])
  expect(await linesOf(photo)).toEqual([['photo.removal_asked', null]])
})

test('a form with a wrong address comes back with what was typed, and hides nothing', async () => {
  const { event } = await organised()
  const photo = await makeReadyPhoto(event)
  const answer = await post(removalPath(event, photo), { reason: 'Please', email: 'nobody' })
  const page = await answer.text()
  expect([answer.status, page.includes('Please'), page.includes('value="nobody"')]).toEqual([422, true, true])
  expect([(await photoRow(photo.id)).state, await requestsOf(photo)]).toEqual(['ready', []])
})

test('what was never public, or stands in another event, cannot be asked about', async () => {
  const { event } = await organised()
  const { event: other } = await organised()
  const draft = await makeEvent({ state: 'draft' })
  const [photo, hidden] = [await makeReadyPhoto(other), await makeReadyPhoto(draft)]
  const paths = [
    removalPath(event, photo),
    removalPath(draft, hidden),
    removalPath(event, { ...photo, publicKey: 'x' }),
  ]
  for (const path of paths) {
    expect([await status(path), (await post(path, {})).status]).toEqual([404, 404])
  }
  expect((await photoRow(photo.id)).state).toBe('ready')
})

test('granted, every size and the original are gone from the store, the row keeps no word of them, and the request stays (E15)', async () => {
  const { event, organiser, cookie } = await organised()
  const { photo, request } = await makeRemoval(event, { email: 'asker@example.org' })
  const objects = [...pictureNames.map((name) => pictureKey(photo.publicKey, name)), originalPath(photo.originalKey)]
  const answer = await post(
    `/console/events/${event.slug}/photos/removals/${request.id}/decision?lang=en`,
    { decision: 'granted' },
    { cookie },
  )
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    `/console/events/${event.slug}/photos/removals?done=granted&lang=en`,
  ])
  expect(await Promise.all(objects.map((key) => ctx().bucket.head(key)))).toEqual(objects.map(() => null))
  for (const address of addresses(event, photo)) expect(await status(address, cookie), address).toBe(404)
  expect(await photoRow(photo.id)).toMatchObject({ state: 'deleted', alt: {}, caption: {}, credit: null, fileName: '' })
  expect((await requestsOf(photo)).map(({ state, decidedBy }) => [state, decidedBy])).toEqual([
    ['granted', organiser.id],
  ])
  expect(await linesOf(photo)).toEqual([
    ['photo.removal_asked', null],
    ['photo.removal_granted', organiser.id],
  ])
  const written = await ctx().db.select().from(mails).where(eq(mails.subjectId, request.id))
  expect(written.map(({ template, mailbox }) => [template, mailbox])).toEqual([
    ['photo.removal_decided', 'asker@example.org'],
  ])
})

test('refused with a note, the picture is back; without a note nothing is decided', async () => {
  const { event, organiser, cookie } = await organised()
  const { photo, request } = await makeRemoval(event)
  const path = `/console/events/${event.slug}/photos/removals/${request.id}/decision?lang=en`
  const empty = await post(path, { decision: 'refused', note: ' ' }, { cookie })
  expect([empty.status, (await photoRow(photo.id)).state]).toEqual([422, 'hidden'])
  expect(await empty.text()).toContain(`href="#note-${request.id}"`)
  expect((await post(path, { decision: 'refused', note: 'Nobody can be recognised.' }, { cookie })).status).toBe(303)
  expect([(await photoRow(photo.id)).state, await status(`/files/${photo.publicKey}/320.webp`)]).toEqual(['ready', 200])
  expect(await linesOf(photo)).toEqual([
    ['photo.removal_asked', null],
    ['photo.removal_refused', organiser.id],
  ])
  // Another decision comes too late, and the same one changes nothing that happened since.
  expect((await post(path, { decision: 'granted' }, { cookie })).status).toBe(409)
  await post(removalPath(event, photo), {})
  expect((await post(path, { decision: 'refused', note: 'Once more' }, { cookie })).status).toBe(303)
  expect((await photoRow(photo.id)).state).toBe('hidden')
  expect(await ctx().db.select().from(mails).where(eq(mails.subjectId, request.id))).toEqual([])
})

test('the page of requests shows open ones first; the event says how many wait; those of other events are nobody’s', async () => {
  const { event, cookie } = await organised()
  const { cookie: stranger, event: other } = await organised()
  const { photo, request } = await makeRemoval(event, { reason: '<b>Why</b> not' })
  const page = await (await get(`/console/events/${event.slug}/photos/removals?lang=en`, { cookie })).text()
  expect(page).toContain(`/files/${photo.publicKey}/320.webp`)
  expect(page).toContain('&lt;b&gt;Why&lt;/b&gt; not')
  expect(await (await get(`/console/events/${event.slug}?lang=en`, { cookie })).text()).toContain(
    'Somebody asked to remove 1 photo',
  )
  const path = `/console/events/${other.slug}/photos/removals/${request.id}/decision`
  expect((await post(path, { decision: 'granted' }, { cookie: stranger })).status).toBe(404)
  expect((await photoRow(photo.id)).state).toBe('hidden')
})
