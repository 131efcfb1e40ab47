import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeMember, makeOrganization, makeSession, makeSignIn } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'
import { auditEntries } from '#worker/domain/audit/table.ts'
import { getSession } from '#worker/domain/programme/queries.ts'

const sides = {
  'delegations.0.en': 'VNU',
  'delegations.0.vi': 'ĐHQG',
  'delegations.1.en': 'Tsinghua',
  'delegations.2.en': 'Third',
}
const base = { 'title.en': 'Signing', kind: 'ceremony' }

/** A ceremony with three delegations and, for each name, a signatory. */
async function world(signatories: Record<string, string> = {}) {
  const organization = await makeOrganization()
  const cookie = await makeSignIn(await makeMember(organization, 'programme-editor'))
  const event = await makeEvent({ organization })
  const { id } = await makeSession(event, { kind: 'ceremony' })
  const path = `/console/events/${event.slug}/sessions/${id}`
  const save = async (fields: Record<string, string>) => (await post(path, { ...base, ...fields }, { cookie })).status
  const read = async () => (await getSession(ctx(), event, id)).session
  await save({ ...sides, revision: '0' })
  for (const [name, delegation] of Object.entries(signatories)) {
    await post(`${path}/contributors/new`, { name, role: 'signatory', delegation }, { cookie })
  }
  const standing = async () =>
    Object.fromEntries((await read()).contributors.map(({ speaker, delegation }) => [speaker.name, delegation]))
  return { cookie, event, path, save, read, standing }
}

describe('the delegations of a session', () => {
  test('are kept in their order and languages, and shown in the form again, open for a ceremony', async () => {
    const { path, cookie, read } = await world()
    expect((await read()).delegations).toEqual([{ en: 'VNU', vi: 'ĐHQG' }, { en: 'Tsinghua' }, { en: 'Third' }])
    const page = await (await get(`${path}?lang=en`, { cookie })).text()
    expect(page).toMatch(/<details class="field" id="delegations" open/)
    expect(page).toMatch(/name="delegations.1.en"[^>]*value="Tsinghua"/)
  })

  test('that are emptied close the gap, and their contributors stand for none while the others follow', async () => {
    const { save, read, standing } = await world({ Anh: '1', Bao: '2', Chi: '3', Dung: '' })
    expect(await standing()).toEqual({ Anh: 1, Bao: 2, Chi: 3, Dung: null })
    expect(await save({ 'delegations.0.en': 'VNU', 'delegations.2.en': 'Third', revision: '1' })).toBe(303)
    expect((await read()).delegations).toEqual([{ en: 'VNU' }, { en: 'Third' }])
    expect(await standing()).toEqual({ Anh: 1, Bao: null, Chi: 2, Dung: null })
    expect(await save({ revision: '2' })).toBe(303)
    expect([(await read()).delegations, await standing()]).toEqual([
      [],
      { Anh: null, Bao: null, Chi: null, Dung: null },
    ])
  })

  test('are not renumbered by a save that comes too late, which shows both versions by name', async () => {
    const { path, cookie, save, standing } = await world({ Anh: '1', Bao: '2' })
    expect(await save({ ...sides, 'delegations.1.en': 'Theirs', revision: '1' })).toBe(303)
    const late = { ...base, 'delegations.1.en': 'Mine', revision: '1' }
    const answer = await post(`${path}?lang=en`, late, { cookie })
    const page = await answer.text()
    expect(answer.status).toBe(409)
    for (const words of ['Delegation 1 (English)', 'Delegation 2 (English)', '<td>Mine</td>', '<td>Theirs</td>']) {
      expect(page).toContain(words)
    }
    expect(await standing()).toEqual({ Anh: 1, Bao: 2 })
  })

  test('that are hostile, too many or no names at all bring no other rows and no broken form', async () => {
    const { path, cookie, save, read } = await world()
    const odd = { 'delegations.9.en': 'Tenth', 'delegations.__proto__.en': 'x', 'delegations.1.en': '<script>' }
    expect(await save({ ...odd, revision: '1' })).toBe(303)
    expect((await read()).delegations).toEqual([{ en: '<script>' }])
    expect(await (await get(path, { cookie })).text()).not.toContain('value="<script>')
    expect(await save({ delegations: 'x', revision: '2' })).toBe(303)
    for (const bad of [
      { 'delegations.0': 'x' },
      { 'delegations.0.xx': 'x' },
      { 'delegations.0.en': 'x'.repeat(201) },
    ]) {
      expect(await save({ ...bad, revision: '3' })).toBe(422)
    }
    expect((await read()).delegations).toEqual([])
  })
})

describe('a contributor', () => {
  test('stands for a delegation that there is, and for none other', async () => {
    const { path, cookie, read, standing } = await world({ Anh: '1' })
    const [part] = (await read()).contributors
    const change = (fields: Record<string, string>) =>
      post(`${path}/contributors/${part?.id}`, { role: 'signatory', ...fields }, { cookie })
    await change({ delegation: '3' })
    expect(await standing()).toEqual({ Anh: 3 })
    await change({ delegation: '4' })
    expect(await standing(), 'the session has three').toEqual({ Anh: null })
    expect((await change({ delegation: '5' })).status).toBe(400)
    const page = await (await get(`${path}?lang=en`, { cookie })).text()
    expect(page).toContain('Stands for: Anh')
    expect(page).toContain('<option value="2">Tsinghua</option>')
  })

  test('moves one step up or down by a button that names the person, and stays at the ends', async () => {
    const { path, cookie, event, read } = await world({ Anh: '1', Bao: '2', Chi: '' })
    const order = async () => (await read()).contributors.map(({ speaker, position }) => `${position} ${speaker.name}`)
    const move = async (name: string, direction: string) => {
      const part = (await read()).contributors.find(({ speaker }) => speaker.name === name)
      return (await post(`${path}/contributors/${part?.id}/position`, { direction }, { cookie })).status
    }
    expect(await move('Chi', 'up')).toBe(303)
    expect(await order()).toEqual(['1 Anh', '2 Chi', '3 Bao'])
    expect(await move('Anh', 'down')).toBe(303)
    expect(await order()).toEqual(['1 Chi', '2 Anh', '3 Bao'])
    expect([await move('Chi', 'up'), await move('Bao', 'down')]).toEqual([303, 303])
    expect(await order()).toEqual(['1 Chi', '2 Anh', '3 Bao'])
    expect([await move('Chi', 'sideways'), await move('Nobody', 'up')]).toEqual([400, 404])
    const page = await (await get(`${path}?lang=en`, { cookie })).text()
    expect(page).toContain('aria-label="Move up: Anh"')
    expect(page).not.toContain('aria-label="Move up: Chi"')
    const lines = await ctx().db.select().from(auditEntries).where(eq(auditEntries.eventId, event.id))
    expect(lines.filter(({ action }) => action === 'contributor.moved')).toHaveLength(4)
  })

  test('of equal positions are moved in the order in which they are shown', async () => {
    const { path, cookie, read } = await world({ Anh: '', Bao: '', Chi: '' })
    for (const { id } of (await read()).contributors) {
      await post(`${path}/contributors/${id}`, { role: 'signatory', position: '5' }, { cookie })
    }
    const [, second] = (await read()).contributors
    await post(`${path}/contributors/${second?.id}/position`, { direction: 'up' }, { cookie })
    expect((await read()).contributors.map(({ speaker }) => speaker.name)).toEqual(['Bao', 'Anh', 'Chi'])
  })
})
