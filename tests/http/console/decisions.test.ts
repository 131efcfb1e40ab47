import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { person } from '#tests/support/people.ts'
import { get, post } from '#tests/support/requests.ts'
import { mails } from '#worker/domain/mail/table.ts'
import { type Registered, register } from '#worker/domain/registrations/register.ts'
import { registrations } from '#worker/domain/registrations/table.ts'

/** An event of two places that wants a decision, and people who ask. */
async function office(people: number) {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization, capacity: 2, needsApproval: true })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const ids: string[] = []
  for (let n = 1; n <= people; n += 1) {
    ids.push(((await register(ctx(), event.slug, person(n))) as Registered).registration.id)
  }
  const path = `/console/events/${event.slug}/registrations`
  const html = async (rest = '') => (await get(`${path}${rest}`, { cookie })).text()
  const decide = (body: Record<string, string>) => post(`${path}/decisions?lang=en`, body, { cookie })
  const rows = async () =>
    (
      await ctx()
        .db.select({ state: registrations.state, decision: registrations.decision })
        .from(registrations)
        .where(eq(registrations.eventId, event.id))
        .orderBy(registrations.number)
    ).map(({ state, decision }) => `${state} ${decision ?? '-'}`)
  const told = async () =>
    (await ctx().db.select({ template: mails.template }).from(mails).where(eq(mails.eventId, event.id)))
      .map(({ template }) => template)
      .filter((template) => template !== 'registration.pending')
      .toSorted()
  return { event, cookie, ids, path, html, decide, rows, told }
}

test('people who wait are ticked in the list and decided on with a reason; the list marks what is not announced', async () => {
  const { ids, html, decide, rows, told } = await office(3)
  const page = await html('?lang=en&state=pending')
  expect([
    ...page.matchAll(/<input type="checkbox" name="registration" value="[\w-]+" form="decisions"/g),
  ]).toHaveLength(3)
  expect(page).toContain('3 registrations wait for a decision.')
  const answer = await decide({ registration: ids[0] ?? '', decision: 'declined', reason: 'Full' })
  expect(answer.headers.get('location')).toContain('state=pending&done=decided')
  expect(await rows()).toEqual(['pending declined', 'pending -', 'pending -'])
  const after = await html('?lang=en&state=pending&done=decided')
  for (const words of ['declined, not announced', 'Announce 1 decision', 'Nobody is told before you announce']) {
    expect(after).toContain(words)
  }
  expect(await told()).toEqual([])
})

test('all on whom nothing is decided are decided on at once; those decided before keep their decision', async () => {
  const { ids, decide, rows } = await office(4)
  await decide({ registration: ids[3] ?? '', decision: 'declined' })
  await decide({ all: 'on', decision: 'approved' })
  expect(await rows()).toEqual(['pending approved', 'pending approved', 'pending approved', 'pending declined'])
})

test('before the announcement stands who gets which mail and how it reads; announced twice it is told once', async () => {
  const { ids, cookie, path, html, decide, rows, told } = await office(4)
  await decide({ registration: ids[3] ?? '', decision: 'declined', reason: '<b onclick=alert(1)>Full</b>' })
  await decide({ all: 'on', decision: 'approved' })
  const page = await html('/announcement?lang=en')
  for (const words of [
    '2 approved people get a place.',
    '1 approved person comes on the waitlist, because no place is free for them.',
    '1 person is declined.',
    'Announce now: 4 mails',
    'Hello Sample Name,',
    'The organiser has approved your registration.',
    'Reason given: &lt;b onclick=alert(1)&gt;Full&lt;/b&gt;',
  ]) {
    expect(page).toContain(words)
  }
  expect(page).not.toContain('<b onclick')
  const announce = () => post(`${path}/announcement`, {}, { cookie })
  expect([(await announce()).status, (await announce()).status]).toEqual([303, 303])
  expect(await rows()).toEqual(['confirmed approved', 'confirmed approved', 'waitlisted approved', 'declined declined'])
  expect(await told()).toEqual([
    'registration.declined',
    'registration.promoted',
    'registration.promoted',
    'registration.waitlisted',
  ])
  expect(await html('/announcement?lang=en')).toContain('Nothing is decided that was not announced.')
})

test('nobody ticked, nonsense, or a registration of another event decides nothing (A1, G8)', async () => {
  const { ids, decide, rows } = await office(1)
  const foreign = await office(1)
  const attempts: Record<string, string>[] = [
    { decision: 'approved' },
    { registration: ids[0] ?? '' },
    { registration: ids[0] ?? '', decision: 'confirmed' },
    { registration: ids[0] ?? '', decision: 'approved', reason: 'x'.repeat(301) },
    { registration: foreign.ids[0] ?? '', decision: 'approved' },
  ]
  for (const body of attempts) {
    expect((await decide(body)).headers.get('location')).toContain('done=none')
  }
  expect([await rows(), await foreign.rows()]).toEqual([['pending -'], ['pending -']])
})

test('an event without decisions shows nothing of them', async () => {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const page = await (await get(`/console/events/${event.slug}/registrations?lang=en`, { cookie })).text()
  expect(page).not.toContain('id="decisions"')
})
