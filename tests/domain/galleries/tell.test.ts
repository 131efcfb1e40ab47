import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeReadyPhoto } from '#tests/support/galleries.ts'
import { ctxAt, emptyOutbox, makeRegistration, noon, provider } from '#tests/support/mails.ts'
import { makeAccount, makeEvent } from '#tests/support/make.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { gallerySettings } from '#worker/domain/galleries/table.ts'
import { getAnnouncement, tellOfAlbum } from '#worker/domain/galleries/tell.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { registrations } from '#worker/domain/registrations/table.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'

const mailsOf = (eventId: string) =>
  ctx()
    .db.select({ key: mails.key, template: mails.template, priority: mails.priority })
    .from(mails)
    .where(eq(mails.eventId, eventId))

const codeOf = (work: Promise<unknown>) => work.then(() => 'done').catch(({ code }: { code: string }) => code)

async function makeAudience() {
  await emptyOutbox()
  const event = await makeEvent()
  const told = [await makeRegistration({}, event), await makeRegistration({ locale: 'vi' }, event)]
  await makeRegistration({ state: 'waitlisted' }, event)
  await makeRegistration({ state: 'cancelled' }, event)
  return { event, actor: (await makeAccount()).id, told }
}

test('everybody who has a place is told once, pressed twice at once or again later', async () => {
  const { event, actor, told } = await makeAudience()
  await makeReadyPhoto(event)
  const presses = [tellOfAlbum(ctxAt(noon), actor, event), tellOfAlbum(ctxAt(new Date(+noon + 1)), actor, event)]
  expect((await Promise.all(presses.map(codeOf))).sort()).toEqual(['album.told', 'done'])
  const expected = told.map(({ id }) => ({ key: `album.ready:${id}`, template: 'album.ready', priority: 2 }))
  const byKey = (a: { key: string }, b: { key: string }) => a.key.localeCompare(b.key)
  expect((await mailsOf(event.id)).toSorted(byKey)).toEqual(expected.toSorted(byKey))
  await makeRegistration({}, event)
  expect(await codeOf(tellOfAlbum(ctx(), actor, event))).toBe('album.told')
  expect(await mailsOf(event.id)).toHaveLength(2)
  const lines = await ctx()
    .db.select({ action: auditEntries.action, actorId: auditEntries.actorId })
    .from(auditEntries)
    .where(and(eq(auditEntries.eventId, event.id), eq(auditEntries.action, 'album.told')))
  expect(lines).toEqual([{ action: 'album.told', actorId: actor }])
})

test('nothing is told without a picture to see, of a draft, or once the albums have ended', async () => {
  const { event, actor } = await makeAudience()
  expect(await codeOf(tellOfAlbum(ctx(), actor, event))).toBe('album.empty')
  await makeReadyPhoto(event)
  await ctx()
    .db.insert(gallerySettings)
    .values({ eventId: event.id, endsAt: new Date('2001-01-01T00:00:00Z'), updatedAt: new Date() })
  expect(await codeOf(tellOfAlbum(ctx(), actor, event))).toBe('album.empty')
  const draft = await makeEvent({ state: 'draft' })
  await makeRegistration({}, draft)
  await makeReadyPhoto(draft)
  expect(await codeOf(tellOfAlbum(ctx(), actor, draft))).toBe('album.empty')
  expect([await mailsOf(event.id), await mailsOf(draft.id)]).toEqual([[], []])
  expect(await getAnnouncement(ctx(), event.id)).toEqual({
    readers: [
      { locale: 'en', people: 1 },
      { locale: 'vi', people: 1 },
    ],
    photos: 1,
    toldAt: null,
    asksPin: false,
  })
})

test('while nobody has a place nothing is told, so that it can be told later', async () => {
  const [event, actor] = [await makeEvent(), (await makeAccount()).id]
  await makeReadyPhoto(event)
  await makeRegistration({ state: 'waitlisted' }, event)
  expect(await codeOf(tellOfAlbum(ctx(), actor, event))).toBe('album.nobody')
  await makeRegistration({}, event)
  expect(await codeOf(tellOfAlbum(ctx(), actor, event))).toBe('done')
  expect(await mailsOf(event.id)).toHaveLength(1)
})

test('the mail leads to the album in the reader’s language; who cancelled meanwhile gets none', async () => {
  const { event, actor, told } = await makeAudience()
  await makeReadyPhoto(event)
  const at = ctxAt(noon)
  await tellOfAlbum(at, actor, event)
  const [gone, reader] = told
  await ctx()
    .db.update(registrations)
    .set({ state: 'cancelled' })
    .where(eq(registrations.id, gone?.id ?? ''))
  const { got, driver } = provider()
  await drainThrough(at, driver)
  expect(got.map(({ to }) => to)).toEqual([reader?.email])
  expect(got[0]?.text).toContain(`/events/${event.slug}/photos?lang=vi`)
  expect(got[0]?.subject).toMatch(/^Hình ảnh: /)
})
