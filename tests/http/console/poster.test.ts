import { renderSVG } from 'uqr'
import { expect, test } from 'vitest'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { get } from '#tests/support/requests.ts'
import type { EventRow } from '#worker/domain/events/table.ts'

async function world(values: Partial<EventRow> = {}) {
  const organization = await makeOrganization({ name: { en: 'Institute of Tests', vi: 'Viện Kiểm thử' } })
  const cookie = await makeSignIn(await makeMember(organization, 'viewer'))
  const event = await makeEvent({
    organization,
    languages: ['vi', 'en', 'zh'],
    title: { vi: 'Hội thảo <b>', en: 'Seminar', zh: '研讨会' },
    place: { vi: 'Phòng 1', en: 'Room 1' },
    ...values,
  })
  const poster = async (language: string) =>
    (await get(`/console/events/${event.slug}/poster?lang=${language}`, { cookie })).text()
  return { event, poster }
}

test('the poster shows title, place and day in the languages of the event, its hosts, and no script', async () => {
  const { poster } = await world({
    startsAt: new Date('2098-12-31T01:00:00Z'),
    endsAt: new Date('2098-12-31T04:00:00Z'),
  })
  const page = await poster('fr')
  for (const part of [
    '<span lang="vi">Hội thảo &lt;b&gt;</span>',
    '<span lang="en">Seminar</span>',
    '<span lang="zh">研讨会</span>',
    '<p class="place" lang="vi">Phòng 1</p>',
    '<span lang="vi">Viện Kiểm thử</span>',
    'Wednesday, 31 December 2098',
    'tháng 12',
  ]) {
    expect(page).toContain(part)
  }
  expect(page).not.toContain('<script')
  expect(page).toContain('noindex')
})

test('its code is the public address in the language of the poster', async () => {
  const { event, poster } = await world()
  for (const language of ['vi', 'fr']) {
    const address = `http://lectern.test/events/${event.slug}?lang=${language}`
    expect(await poster(language)).toContain(renderSVG(address, { border: 4 }))
  }
})

test('of a draft it says on the screen that the code leads nowhere yet', async () => {
  const [draft, published] = [await world({ state: 'draft' }), await world()]
  const words = 'The event is not published: for now the QR code leads nowhere.'
  expect([(await draft.poster('en')).includes(words), (await published.poster('en')).includes(words)]).toEqual([
    true,
    false,
  ])
})
