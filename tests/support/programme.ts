import { uuidv7 } from '#worker/core/ids.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { type ContributorRole, contributors, type SessionRow } from '#worker/domain/programme/table.ts'
import { type SpeakerRow, speakers } from '#worker/domain/speakers/table.ts'
import { ctx } from './context.ts'
import { makeEvent, makeOrganization, makeRoom, makeSession, makeTrack, makeVenue, unique } from './make.ts'

/** A speaker of an organization. */
export async function makeSpeaker(organizationId: string, values: Partial<SpeakerRow> = {}): Promise<SpeakerRow> {
  const now = new Date()
  const [row] = await ctx()
    .db.insert(speakers)
    .values({
      id: uuidv7(now),
      organizationId,
      slug: unique('speaker'),
      name: 'Test Speaker',
      honorific: {},
      position: {},
      affiliation: {},
      biography: {},
      createdAt: now,
      updatedAt: now,
      ...values,
    })
    .returning()
  if (!row) throw new Error('no speaker')
  return row
}

/** A speaker's part in a session. */
export async function makePart(
  session: Pick<SessionRow, 'id'>,
  speaker: Pick<SpeakerRow, 'id'>,
  values: { role?: ContributorRole; position?: number; delegation?: number } = {},
): Promise<void> {
  await ctx()
    .db.insert(contributors)
    .values({
      id: uuidv7(new Date()),
      sessionId: session.id,
      speakerId: speaker.id,
      role: 'speaker',
      position: 1,
      ...values,
    })
}

/** An event, on Monday 20 October 2031 at 09:00, whose draft uses every field: two venues, tracks, a signing with delegations, an unscheduled session. */
export async function makeDraft(values: Partial<EventRow> = {}) {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization, startsAt: new Date('2031-10-20T02:00:00Z'), ...values })
  const [far, near] = [
    await makeVenue(organization, { position: 2, name: { en: 'Annex' }, mapUrl: 'https://map.example.org/' }),
    await makeVenue(organization, { position: 1 }),
  ]
  const [annex, hall] = [
    await makeRoom(far),
    await makeRoom(near, { name: { en: 'Hall', vi: 'Hội trường' }, capacity: 300 }),
  ]
  const [second, first] = [await makeTrack(event, { position: 2 }), await makeTrack(event, { name: { vi: 'Mở đầu' } })]
  const [lan, qiu] = [
    await makeSpeaker(organization.id, { name: 'Nguyễn Thị Lan', biography: { en: 'Writes.', vi: 'Viết.' } }),
    await makeSpeaker(organization.id, { name: 'Test Qiu', nativeName: '测试', honorific: { en: 'Prof.' } }),
  ]
  const at = (minutes: number) => new Date(event.startsAt.getTime() + minutes * 60_000)
  const signing = await makeSession(event, {
    kind: 'ceremony',
    title: { en: 'Signing', vi: 'Lễ ký' },
    abstract: { en: 'Two "pens"; one table' },
    startsAt: at(60),
    endsAt: at(90),
    trackId: second.id,
    spokenIn: ['vi', 'zh'],
    interpretedInto: ['en'],
    streamUrl: 'https://stream.example.org/1',
    streamRule: 'before',
    streamMinutes: 5,
    recordingUrl: 'https://recording.example.org/1',
    recordingRule: 'always',
    doNotRecord: true,
    delegations: [{ en: 'Hanoi' }, { en: 'Beijing', zh: '北京' }],
    internalNote: 'Bring pens',
    rooms: [annex, hall],
  })
  const opening = await makeSession(event, {
    kind: 'opening',
    startsAt: at(0),
    endsAt: at(30),
    trackId: first.id,
    position: 3,
    rooms: [hall],
    internalNote: 'Flowers',
  })
  const open = await makeSession(event, { title: { en: 'Some time' }, position: 7 })
  await makePart(signing, qiu, { role: 'signatory', position: 2, delegation: 2 })
  await makePart(signing, lan, { role: 'signatory', position: 1, delegation: 1 })
  await makePart(opening, lan, { role: 'opening-remarks' })
  return { organization, event, annex, hall, first, second, lan, qiu, signing, opening, open }
}
export type TestDraft = Awaited<ReturnType<typeof makeDraft>>
