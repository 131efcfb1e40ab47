import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { propertyOf } from '#tests/support/ics-linter.ts'
import { makeAccount, makeCoHost, makeEvent, makeMember, makeOrganization, makeSession } from '#tests/support/make.ts'
import { fetchEntries, fetchProperties, makeFeedOf, makeStarFeed } from '#tests/support/personal-feeds.ts'
import { makePart, makeSpeaker } from '#tests/support/programme.ts'
import { makeRelease } from '#tests/support/release.ts'

const hour = 3_600_000

const at = (event: { startsAt: Date }, hours: number) => ({
  startsAt: new Date(event.startsAt.getTime() + hours * hour),
  endsAt: new Date(event.startsAt.getTime() + (hours + 1) * hour),
})

test('the calendar of stars holds the starred sessions of the newest release, without links for registrants', async () => {
  const event = await makeEvent()
  const secret = { streamUrl: 'https://stream.example.org/live', streamRule: 'registrants' } as const
  const [one, , three] = [
    await makeSession(event, { title: { en: 'One' }, ...at(event, 0), ...secret }),
    await makeSession(event, { title: { en: 'Two' }, ...at(event, 1) }),
    await makeSession(event, { title: { en: 'Three' }, ...at(event, 2) }),
  ]
  await makeRelease(event)
  const { path } = await makeStarFeed(event, [one.number, three.number, 999])
  const entries = await fetchEntries(path)
  expect(entries.map((entry) => propertyOf(entry, 'SUMMARY'))).toEqual(['One', 'Three'])
  expect(entries.flat().filter((line) => line.includes('stream.example.org'))).toEqual([])
})

test('the calendar of no star, or of stars in no release, is an empty calendar', async () => {
  const event = await makeEvent()
  expect([
    await fetchEntries((await makeStarFeed(event, [])).path),
    await fetchEntries((await makeStarFeed(event, [1])).path),
  ]).toEqual([[], []])
})

test('a speaker’s calendar holds their sessions over all public events, with the links to join', async () => {
  const organization = await makeOrganization()
  const speaker = await makeSpeaker(organization.id)
  const stream = { streamUrl: 'https://stream.example.org/live', streamRule: 'registrants' } as const
  for (const [title, state] of [
    ['First', 'published'],
    ['Second', 'published'],
    ['Secret', 'draft'],
  ] as const) {
    const event = await makeEvent({ organization, state })
    const own = await makeSession(event, { title: { en: title }, ...at(event, 0), ...stream })
    await makeSession(event, { title: { en: 'Of others' }, ...at(event, 1) })
    await makePart(own, speaker)
    await makeRelease(event)
  }
  const entries = await fetchEntries(await makeFeedOf({ kind: 'speaker', id: speaker.id }))
  expect(entries.map((entry) => propertyOf(entry, 'SUMMARY')).toSorted()).toEqual(['First', 'Second'])
  expect(entries.map((entry) => entry.some((line) => line.includes(stream.streamUrl)))).toEqual([true, true])
})

test('an organiser’s calendar holds the events of their organizations and partners, drafts tentative with the console’s page', async () => {
  const [organization, partner] = [await makeOrganization(), await makeOrganization()]
  const account = await makeAccount()
  await makeMember(organization, 'viewer', account)
  const own = await makeEvent({ organization })
  const draft = await makeEvent({ organization, state: 'draft' })
  const joint = await makeEvent({ organization: partner })
  await makeCoHost(joint, { organization })
  // Named only, not agreed yet, or nobody's business.
  await makeCoHost(await makeEvent({ organization: partner }), { organization, role: 'sponsor' })
  await makeCoHost(await makeEvent({ organization: partner }), { organization, acceptedAt: null })
  await makeEvent({ organization: partner })
  const path = await makeFeedOf({ kind: 'organiser', id: account.id })
  const shown = await fetchProperties(path, 'UID', 'STATUS', 'URL')
  const page = (event: { slug: string }, under = '') => `${ctx().origin}${under}/events/${event.slug}?lang=en`
  expect(shown.toSorted()).toEqual(
    [
      [own.uid, 'CONFIRMED', page(own)],
      [draft.uid, 'TENTATIVE', page(draft, '/console')],
      [joint.uid, 'CONFIRMED', page(joint)],
    ].toSorted(),
  )
})

test('who has no role that sees events has an empty calendar', async () => {
  const organization = await makeOrganization()
  const account = await makeMember(organization, 'door-staff')
  await makeEvent({ organization })
  expect(await fetchEntries(await makeFeedOf({ kind: 'organiser', id: account.id }))).toEqual([])
})
