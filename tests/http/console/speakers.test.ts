import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import {
  makeCoHost,
  makeEvent,
  makeMember,
  makeOrganization,
  makeSession,
  makeSignIn,
  unique,
} from '#tests/support/make.ts'
import { makePart, makeSpeaker as makeSpeakerOf } from '#tests/support/programme.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get, post } from '#tests/support/requests.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import type { MemberRole, OrganizationRow } from '#worker/domain/organizations/table.ts'
import { contributors } from '#worker/domain/programme/table.ts'
import { foldedName } from '#worker/domain/speakers/schema.ts'
import { type SpeakerRow, speakers } from '#worker/domain/speakers/table.ts'

async function world(role: MemberRole = 'programme-editor') {
  const organization = await makeOrganization()
  const cookie = await makeSignIn(await makeMember(organization, role))
  return { organization, cookie, path: `/console/organizations/${organization.slug}/speakers` }
}

const makeSpeaker = (organization: OrganizationRow, name: string, values: Partial<SpeakerRow> = {}) =>
  makeSpeakerOf(organization.id, { name, nameFolded: foldedName({ name }), ...values })

const reread = async ({ id }: SpeakerRow) =>
  (await ctx().db.select().from(speakers).where(eq(speakers.id, id)))[0] ?? null

/** An event to whose one session the speaker contributes. */
async function contributes(speaker: SpeakerRow, organization: OrganizationRow) {
  const event = await makeEvent({ organization })
  await makePart(await makeSession(event), speaker)
  return event
}

describe('the list', () => {
  test('names the organization’s own speakers with the number of their events, and nobody else’s', async () => {
    const [w, other] = [await world(), await world()]
    const lan = await makeSpeaker(w.organization, 'Nguyễn Thị Lan')
    await contributes(lan, w.organization)
    await contributes(lan, w.organization)
    await makeSpeaker(w.organization, 'Nobody Yet')
    await makeSpeaker(other.organization, 'Foreign Person')
    const page = await (await get(`${w.path}?lang=en`, { cookie: w.cookie })).text()
    expect(page).toMatch(/Nguyễn Thị Lan[\s\S]*2 events/)
    expect(page).toMatch(/Nobody Yet[\s\S]*No event/)
    expect(page).not.toContain('Foreign Person')
  })

  test('finds by any part of either name, without marks; a query that is code is only text', async () => {
    const { organization, cookie, path } = await world()
    await post(`${path}/new`, { name: 'Nguyễn Đình Đức', nativeName: '阮庭德' }, { cookie })
    await makeSpeaker(organization, 'Anna Weiß')
    const found = async (q: string) => {
      const page = await (await get(`${path}?lang=en&q=${encodeURIComponent(q)}`, { cookie })).text()
      return ['Nguyễn Đình Đức', 'Anna Weiß'].filter((name) => page.includes(name))
    }
    expect(await found('dinh duc')).toEqual(['Nguyễn Đình Đức'])
    expect(await found('庭')).toEqual(['Nguyễn Đình Đức'])
    expect(await found('ANN')).toEqual(['Anna Weiß'])
    expect(await found('%_')).toEqual(['Nguyễn Đình Đức', 'Anna Weiß'])
    expect(await found(`' or 1=1 --`)).toEqual([])
    const hostile = await get(`${path}?lang=en&q=${encodeURIComponent('"><script>alert(1)</script>')}`, { cookie })
    expect(await hostile.text()).not.toContain('<script>alert')
  })

  test('is read a hundred at a time', async () => {
    const { organization, cookie, path } = await world()
    for (let n = 0; n < 101; n++) {
      await makeSpeaker(organization, `Person ${n}`, { slug: `person-${String(n).padStart(3, '0')}` })
    }
    const first = await (await get(`${path}?lang=en`, { cookie })).text()
    expect([first.includes('Person 99<'), first.includes('Person 100<')]).toEqual([true, false])
    expect(first).toContain('after=person-099')
    const second = await (await get(`${path}?lang=en&after=person-099`, { cookie })).text()
    expect([second.includes('Person 99<'), second.includes('Person 100<')]).toEqual([false, true])
  })
})

describe('a profile', () => {
  const whole = {
    name: 'Qiu Yong',
    nativeName: '邱勇',
    'honorific.en': 'Prof.',
    'position.zh': '校长',
    'affiliation.en': 'Tsinghua University',
    'biography.en': 'Teaches **chemistry**.',
  }

  test('is added whole, with an address of its own, and shown in its form again', async () => {
    const { organization, cookie, path } = await world()
    const answer = await post(`${path}/new`, { ...whole, organization: organization.slug }, { cookie })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}/qiu-yong?done=saved&lang=en`])
    const [row] = await ctx().db.select().from(speakers).where(eq(speakers.organizationId, organization.id))
    expect(row).toMatchObject({
      slug: 'qiu-yong',
      nameFolded: 'qiu yong 邱勇',
      position: { zh: '校长' },
      biography: { en: 'Teaches **chemistry**.' },
      affiliationId: organization.id,
      revision: 0,
    })
    const page = await (await get(`${path}/qiu-yong?lang=en`, { cookie })).text()
    expect(page).toContain('Teaches **chemistry**.')
    expect(page).toContain(`name="organization" maxlength="200" aria-describedby="organization-hint"`)
    expect(page).toContain(`value="${organization.slug}"`)
  })

  test('of somebody called New does not stand where new ones are added', async () => {
    const { cookie, path } = await world()
    const answer = await post(`${path}/new`, { name: 'New' }, { cookie })
    expect(answer.headers.get('location')).toContain('/new-2?')
  })

  test('with an organization that does not exist is a fault beside the field, and nothing is written', async () => {
    const { organization, cookie, path } = await world()
    const speaker = await makeSpeaker(organization, 'Somebody')
    for (const at of [`${path}/new`, `${path}/${speaker.slug}`]) {
      const answer = await post(`${at}?lang=en`, { ...whole, organization: unique('nowhere') }, { cookie })
      const page = await answer.text()
      expect([answer.status, page.includes('No organization has this address.')]).toEqual([422, true])
      expect(page).toContain('value="Qiu Yong"')
    }
    expect(await reread(speaker)).toEqual(speaker)
    expect(await ctx().db.$count(speakers, eq(speakers.organizationId, organization.id))).toBe(1)
    const lines = await ctx().db.select().from(auditEntries).where(eq(auditEntries.organizationId, organization.id))
    expect(lines).toEqual([])
  })

  test('keeps texts of languages that an event on the way does not have', async () => {
    const { organization, cookie } = await world()
    const speaker = await makeSpeaker(organization, 'Qiu Yong', { biography: { zh: '生平' } })
    const event = await contributes(speaker, organization)
    const page = await (await get(`/console/events/${event.slug}/speakers/${speaker.slug}?lang=en`, { cookie })).text()
    expect(page).toMatch(/name="biography.zh"[^>]*>生平</)
    expect(page).toContain(`/console/organizations/${organization.slug}/speakers/${speaker.slug}`)
  })

  test('is reached through an event only of those who contribute to it', async () => {
    const { organization, cookie } = await world()
    const [speaker, other] = [await makeSpeaker(organization, 'One'), await makeSpeaker(organization, 'Two')]
    const event = await contributes(speaker, organization)
    const at = `/console/events/${event.slug}/speakers`
    expect((await get(`${at}/${speaker.slug}`, { cookie })).status).toBe(200)
    expect((await get(`${at}/${other.slug}`, { cookie })).status).toBe(404)
    expect((await post(`${at}/${other.slug}`, { name: 'Changed' }, { cookie })).status).toBe(404)
    expect(await reread(other)).toEqual(other)
  })

  test('is edited by a co-host on the way through the event, without a link to the owner’s own pages', async () => {
    const { organization } = await world()
    const speaker = await makeSpeaker(organization, 'One')
    const event = await contributes(speaker, organization)
    const cookie = await makeSignIn(await makeMember(await makeCoHost(event), 'programme-editor'))
    const at = `/console/events/${event.slug}/speakers/${speaker.slug}`
    const page = await (await get(`${at}?lang=en`, { cookie })).text()
    expect([page.includes('value="One"'), page.includes(`/organizations/${organization.slug}/speakers`)]).toEqual([
      true,
      false,
    ])
    expect((await post(at, { name: 'Two', revision: '0' }, { cookie })).status).toBe(303)
    expect(await reread(speaker)).toMatchObject({ name: 'Two' })
    const own = `/console/organizations/${organization.slug}/speakers/${speaker.slug}`
    expect((await get(own, { cookie })).status).toBe(404)
  })

  test('that two organisers edit: the second sees both versions, and nothing is overwritten', async () => {
    const { organization, cookie, path } = await world()
    const speaker = await makeSpeaker(organization, 'Before')
    const at = `${path}/${speaker.slug}`
    expect((await post(at, { name: 'Theirs', revision: '0' }, { cookie })).status).toBe(303)
    const answer = await post(`${at}?lang=en`, { name: 'Mine <b>', 'biography.vi': 'Mới', revision: '0' }, { cookie })
    const page = await answer.text()
    expect(answer.status).toBe(409)
    for (const words of ['<td>Mine &lt;b&gt;</td>', '<td>Theirs</td>', 'Biography (Vietnamese)']) {
      expect(page).toContain(words)
    }
    expect(page).toContain('name="revision" value="1"')
    expect(await reread(speaker)).toMatchObject({ name: 'Theirs', revision: 1 })
    expect((await post(at, { name: 'Theirs', revision: '0' }, { cookie })).status, 'the same words').toBe(303)
    expect((await post(at, { name: 'Mine', revision: '1' }, { cookie })).status).toBe(303)
    expect(await reread(speaker)).toMatchObject({ name: 'Mine', nameFolded: 'mine', revision: 2 })
  })

  test('of another organization is not found, whatever the address', async () => {
    const [mine, theirs] = [await world('owner'), await world()]
    const foreign = await makeSpeaker(theirs.organization, 'Foreign')
    const at = `${mine.path}/${foreign.slug}`
    expect((await get(at, { cookie: mine.cookie })).status).toBe(404)
    for (const path of [at, `${at}/removal`, `${at}/portrait/removal`]) {
      expect((await post(path, { name: 'Changed' }, { cookie: mine.cookie })).status).toBe(404)
    }
    expect(await reread(foreign)).toEqual(foreign)
  })

  test('is refused too long or without a name, with everything typed', async () => {
    const { cookie, path } = await world()
    const answer = await post(
      `${path}/new?lang=en`,
      { ...whole, name: '', 'biography.en': 'x'.repeat(3001) },
      { cookie },
    )
    const page = await answer.text()
    expect(answer.status).toBe(422)
    for (const words of ['Please fill this in.', 'This is too long.', '邱勇']) expect(page).toContain(words)
  })
})

describe('a speaker', () => {
  test('who contributes nowhere is removed; one in a draft or in any release is kept, in words', async () => {
    const { organization, cookie, path } = await world()
    const [free, drafted, released] = [
      await makeSpeaker(organization, 'Free'),
      await makeSpeaker(organization, 'Drafted'),
      await makeSpeaker(organization, 'Released'),
    ]
    await contributes(drafted, organization)
    const event = await contributes(released, organization)
    await makeRelease(event)
    await ctx().db.delete(contributors).where(eq(contributors.speakerId, released.id))
    await makeRelease(event)
    expect((await post(`${path}/${free.slug}/removal`, {}, { cookie })).status).toBe(303)
    expect(await reread(free)).toBeNull()
    for (const speaker of [drafted, released]) {
      const answer = await post(`${path}/${speaker.slug}/removal?lang=en`, {}, { cookie })
      expect([answer.status, (await answer.text()).includes('The profile was kept')]).toEqual([409, true])
      expect(await reread(speaker)).toEqual(speaker)
    }
    const lines = await ctx()
      .db.select({ subject: auditEntries.subjectId })
      .from(auditEntries)
      .where(and(eq(auditEntries.organizationId, organization.id), eq(auditEntries.action, 'speaker.removed')))
    expect(lines).toEqual([{ subject: free.id }])
  })
})
