import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeAccount, makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { get } from '#tests/support/requests.ts'
import { auditStatement } from '#worker/domain/audit/record.ts'

test('the history says in words who did what when, in the zone of the event, newest first', async () => {
  const organization = await makeOrganization()
  const account = await makeAccount({ name: 'Olga <Organiser>' })
  await makeMember(organization, 'owner', account)
  const [event, other] = [await makeEvent({ organization }), await makeEvent({ organization })]
  const note = (hour: string, action: string, of = event, details = {}) =>
    auditStatement(ctx(new Date(`2026-05-01T${hour}:00Z`)), {
      action,
      actorId: account.id,
      subjectId: of.id,
      eventId: of.id,
      details,
    })
  await note('20:15', 'event.created')
  await note('20:30', 'event.edited', event, { fields: ['title', 'startsAt'] })
  await note('20:45', 'host.added', event, { host: 'usth' })
  await note('20:50', 'event.cancelled', other)
  const page = await (
    await get(`/console/events/${event.slug}/history?lang=en`, { cookie: await makeSignIn(account) })
  ).text()
  const lines = [...page.matchAll(/<li><div class="what">(.*?)<\/div>/g)].map(([, line = '']) =>
    line.replace(/<[^>]+>/g, ''),
  )
  expect(lines).toEqual([
    'Olga &lt;Organiser&gt; added a host (usth)Saturday, 2 May 2026, 03:45',
    'Olga &lt;Organiser&gt; edited the event (changed: title, start)Saturday, 2 May 2026, 03:30',
    'Olga &lt;Organiser&gt; created the eventSaturday, 2 May 2026, 03:15',
  ])
})

test('photos that were brought in at one go are one line, and what was done to many says to how many', async () => {
  const organization = await makeOrganization()
  const [account, other] = [await makeAccount({ name: 'Lan' }), await makeAccount({ name: 'Minh' })]
  await makeMember(organization, 'owner', account)
  const event = await makeEvent({ organization })
  const note = (minute: number, action: string, actorId = account.id, details = {}) =>
    auditStatement(ctx(new Date(Date.UTC(2026, 4, 1, 2, minute))), {
      ...{ action, actorId, subjectId: event.id, eventId: event.id, details },
    })
  for (const minute of [0, 4, 8, 12, 40, 40]) await note(minute, 'photo.uploaded')
  await note(10, 'photo.uploaded', other.id)
  await note(41, 'photos.delete', account.id, { count: 12 })
  const page = await (
    await get(`/console/events/${event.slug}/history?lang=en`, { cookie: await makeSignIn(account) })
  ).text()
  const lines = [...page.matchAll(/<li><div class="what">(.*?)<\/div>/g)].map(([, line = '']) =>
    line.replace(/<[^>]+>/g, '').replace('Friday, 1 May 2026, ', ' '),
  )
  expect(lines).toEqual([
    'Lan deleted photos (12) 09:41',
    'Lan uploaded photos 09:40',
    'Lan uploaded photos 09:12',
    'Minh uploaded photos 09:10',
  ])
})

test('a programme editor may not read the history', async () => {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = await makeSignIn(await makeMember(organization, 'programme-editor'))
  expect((await get(`/console/events/${event.slug}/history`, { cookie })).status).toBe(403)
})
