import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeAccount, makeEvent, makeMember, makeOrganization, makeSession, makeSignIn } from '#tests/support/make.ts'
import { makeDraft } from '#tests/support/programme.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get, post } from '#tests/support/requests.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import { programmeVersions, sessions } from '#worker/domain/programme/table.ts'

async function world() {
  const draft = await makeDraft()
  const account = await makeAccount({ name: 'Editor Test' })
  const cookie = await makeSignIn(await makeMember(draft.organization, 'programme-editor', account))
  const path = `/console/events/${draft.event.slug}/releases`
  const text = async (address = path) =>
    (await (await get(`${address}?lang=en`, { cookie })).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  return { ...draft, cookie, path, text, sessionsPath: `/console/events/${draft.event.slug}/sessions` }
}

const versionsOf = (event: Pick<EventRow, 'id'>) =>
  ctx()
    .db.select({ number: programmeVersions.number, note: programmeVersions.note })
    .from(programmeVersions)
    .where(eq(programmeVersions.eventId, event.id))

const rename = (session: { id: string }, title: string) =>
  ctx()
    .db.update(sessions)
    .set({ title: { en: title } })
    .where(eq(sessions.id, session.id))

describe('the page of releases', () => {
  test('says what the first release shows, releases it with its note and says so', async () => {
    const { event, cookie, path, text, sessionsPath } = await world()
    expect(await text(sessionsPath)).toContain('No version is released yet: the public sees no programme.')
    expect(await text()).toContain('The first version: the public then sees 3 sessions.')
    const answer = await post(`${path}?lang=en`, { seen: '0', 'note.en': 'Here it is' }, { cookie })
    expect(answer.headers.get('location')).toBe(`${path}?done=released&version=1&lang=en`)
    const page = await (await get(`${path}?done=released&version=1&lang=en`, { cookie })).text()
    expect(page).toContain('<p class="notice good" role="status">Version 1 is released.</p>')
    expect(await text()).toMatch(
      /Nothing has changed since version 1\..*Version 1 The public sees this one .* by Editor Test/,
    )
    expect(await versionsOf(event)).toEqual([{ number: 1, note: { en: 'Here it is' } }])
    expect(await text(sessionsPath)).toContain('The draft says the same as version 1. The public sees version 1.')
  })

  test('has a long history in pages of 20 versions', async () => {
    const { event, cookie, path } = await world()
    for (let n = 0; n < 21; n += 1) await makeRelease(event)
    const versionsOn = async (query: string) => {
      const html = await (await get(`${path}?lang=en${query}`, { cookie })).text()
      const numbers = [...html.matchAll(/id="version-(\d+)"/g)].map(([, number]) => Number(number))
      return [numbers, html.includes(`href="${path}?before=2&amp;lang=en"`)]
    }
    expect(await versionsOn('')).toEqual([Array.from({ length: 20 }, (_, n) => 21 - n), true])
    expect(await versionsOn('&before=2')).toEqual([[1], false])
  })

  test('names each change in words, how many, and the warnings, which forbid nothing', async () => {
    const { event, signing, opening, path, cookie, text, sessionsPath } = await world()
    await makeRelease(event)
    await rename(signing, 'Signing of the agreement')
    await ctx()
      .db.update(sessions)
      .set({ startsAt: new Date(event.startsAt.getTime() - 3_600_000), endsAt: event.startsAt })
      .where(eq(sessions.id, opening.id))
    expect(await text(sessionsPath)).toContain(
      'The draft differs from version 1 in 2 points. The public sees version 1.',
    )
    const page = await text()
    expect(page).toContain('It changes 2 points for the public')
    expect(page).toContain('Signing of the agreement New title; it was: Signing')
    expect(page).toContain('Talk Moved from 09:00–09:30 to 08:00–09:00 on Monday, 20 October 2031')
    expect(page).toContain('in the draft should be looked at')
    expect((await post(path, { seen: '1' }, { cookie })).status).toBe(303)
    expect(await versionsOf(event)).toHaveLength(2)
  })

  test('knows changes of details that are no change of the programme', async () => {
    const { event, open, text, sessionsPath } = await world()
    await makeRelease(event)
    await ctx()
      .db.update(sessions)
      .set({ abstract: { en: 'Now said' } })
      .where(eq(sessions.id, open.id))
    expect(await text()).toContain('It changes details only')
    expect(await text(sessionsPath)).toContain('differs from version 1 in details')
  })

  test('offers nothing to release where nothing is drafted', async () => {
    const organization = await makeOrganization()
    const { slug } = await makeEvent({ organization })
    const cookie = await makeSignIn(await makeMember(organization, 'programme-editor'))
    const page = await (await get(`/console/events/${slug}/releases?lang=en`, { cookie })).text()
    expect([page.includes('There is nothing to release yet.'), page.includes('name="seen"')]).toEqual([true, false])
  })

  test('brings the form back where somebody was faster, with the note as typed and the newest version', async () => {
    const { event, path, cookie, opening } = await world()
    await makeRelease(event)
    await rename(opening, 'Welcome')
    const answer = await post(`${path}?lang=en`, { seen: '0', 'note.en': 'My note' }, { cookie })
    const page = await answer.text()
    expect(answer.status).toBe(409)
    for (const words of ['Somebody else released a version meanwhile', 'My note', 'name="seen" value="1"'])
      expect(page).toContain(words)
    expect(await versionsOf(event)).toHaveLength(1)
  })

  test('brings the form back where the note is too long or the version is no number', async () => {
    const { event, path, cookie } = await world()
    const long = await post(`${path}?lang=en`, { seen: '0', 'note.en': 'x'.repeat(1001) }, { cookie })
    expect([long.status, (await long.text()).includes('xxx')]).toEqual([422, true])
    expect((await post(path, { seen: 'x' }, { cookie })).status).toBe(422)
    expect(await versionsOf(event)).toEqual([])
  })
})

describe('a released version', () => {
  test('is shown as the public saw it, says what taking it back replaces, and is taken back', async () => {
    const { organization, event, opening, path, cookie, text } = await world()
    await makeRelease(event)
    expect(await text(`${path}/1`)).toContain('The draft says the same as this version')
    await rename(opening, 'Welcome')
    const page = await text(`${path}/1`)
    expect(page).toContain('1 drafted change is replaced: Welcome New title; it was: Talk')
    expect(page).toContain('Signing')
    expect(page).not.toContain('Bring pens')
    const answer = await post(`${path}/1/restoration?lang=en`, {}, { cookie })
    expect(answer.headers.get('location')).toBe(`${path}?done=taken-back&version=1&lang=en`)
    const [row] = await ctx().db.select().from(sessions).where(eq(sessions.id, opening.id))
    expect(row?.title).toEqual({ en: 'Talk' })
    const history = await makeSignIn(await makeMember(organization, 'owner'))
    const lines = await (await get(`/console/events/${event.slug}/history?lang=en`, { cookie: history })).text()
    expect(lines).toContain('took a version of the programme back as the draft (version 1)')
    expect(lines).toContain('released the programme (version 1)')
  })

  test('that does not exist, or is of another event, is not found', async () => {
    const [mine, theirs] = [await world(), await world()]
    await makeRelease(theirs.event)
    for (const number of ['1', '0', '01', '-1', 'x', '1.0', '99999999999']) {
      expect((await get(`${mine.path}/${number}`, { cookie: mine.cookie })).status).toBe(404)
      expect((await post(`${mine.path}/${number}/restoration`, {}, { cookie: mine.cookie })).status).toBe(404)
    }
    expect((await get(`${theirs.path}/1`, { cookie: mine.cookie })).status).toBe(404)
  })
})

describe('publishing an event', () => {
  async function draftWorld(values: Partial<EventRow> = {}) {
    const organization = await makeOrganization()
    const event = await makeEvent({ organization, state: 'draft', publishedAt: null, ...values })
    await makeSession(event)
    const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
    return { event, cookie, path: `/console/events/${event.slug}` }
  }

  test('offers to release its programme, and with the tick releases version 1 in the same go', async () => {
    const { event, cookie, path } = await draftWorld()
    const page = await (await get(`${path}?lang=en`, { cookie })).text()
    expect(page).toContain('Release the programme with it (1 session)')
    expect(page).toContain('<input type="checkbox" id="withProgramme" name="withProgramme" value="on" checked=""/>')
    expect((await post(`${path}/publication`, { withProgramme: 'on' }, { cookie })).status).toBe(303)
    expect(await versionsOf(event)).toEqual([{ number: 1, note: {} }])
    expect((await get(`/events/${event.slug}/changes`)).status).toBe(200)
  })

  test('without the tick releases nothing, and neither does a publication that is refused', async () => {
    const { event, cookie, path } = await draftWorld()
    expect((await post(`${path}/publication`, {}, { cookie })).status).toBe(303)
    expect(await versionsOf(event)).toEqual([])
    const refused = await draftWorld({ title: { en: 'Only English' } })
    const answer = await post(`${refused.path}/publication`, { withProgramme: 'on' }, { cookie: refused.cookie })
    expect(answer.status).toBe(409)
    expect(await versionsOf(refused.event)).toEqual([])
  })

  test('with a programme too long for one version publishes nothing and says so, as does a release', async () => {
    const { event, cookie, path } = await draftWorld()
    const said = 'ệ'.repeat(5000)
    for (let n = 0; n < 45; n += 1) await makeSession(event, { abstract: { en: said, vi: said, fr: said } })
    for (const end of ['publication', 'releases']) {
      const answer = await post(`${path}/${end}?lang=en`, { withProgramme: 'on', seen: '0' }, { cookie })
      expect([answer.status, (await answer.text()).includes('This programme is too long to be released')]).toEqual([
        409,
        true,
      ])
    }
    expect(await versionsOf(event)).toEqual([])
    const [row] = await ctx().db.select({ state: events.state }).from(events).where(eq(events.id, event.id))
    expect(row).toEqual({ state: 'draft' })
  })

  test('offers nothing where a version is released, and keeps that one', async () => {
    const { event, cookie, path } = await draftWorld()
    await makeRelease(event, { en: 'Before' })
    expect(await (await get(`${path}?lang=en`, { cookie })).text()).not.toContain('withProgramme')
    expect((await post(`${path}/publication`, { withProgramme: 'on' }, { cookie })).status).toBe(303)
    expect(await versionsOf(event)).toEqual([{ number: 1, note: { en: 'Before' } }])
  })

  test('anew after it was cancelled shows its programme again by itself', async () => {
    const { event, cookie, path } = await draftWorld()
    await post(`${path}/publication`, { withProgramme: 'on' }, { cookie })
    const status = async () => (await get(`/events/${event.slug}/changes`)).status
    await post(`${path}/cancellation`, {}, { cookie })
    expect(await status()).toBe(404)
    await post(`${path}/cancellation/removal`, {}, { cookie })
    expect(await status()).toBe(200)
    const [row] = await ctx().db.select({ state: events.state }).from(events).where(eq(events.id, event.id))
    expect(row?.state).toBe('published')
  })
})
