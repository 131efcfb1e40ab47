import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { FrabJson } from '#tests/support/frab-json.ts'
import { lintSchedule, nodesAt, parseXml, textAt } from '#tests/support/frab-linter.ts'
import { makeEvent, makeOrganization, makeRoom, makeSession, makeTrack, makeVenue } from '#tests/support/make.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get } from '#tests/support/requests.ts'
import { makeWhole } from '#tests/support/whole.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import { contributors, sessions } from '#worker/domain/programme/table.ts'

const path = ({ slug }: Pick<EventRow, 'slug'>, form: 'json' | 'xml', query = '') =>
  `/events/${slug}/schedule.${form}${query}`

async function xmlOf(event: Pick<EventRow, 'slug'>, query = '') {
  const answer = await get(path(event, 'xml', query))
  const text = await answer.text()
  expect([answer.status, lintSchedule(text)]).toEqual([200, []])
  return { text, root: parseXml(text) }
}

async function jsonOf(event: Pick<EventRow, 'slug'>, query = '') {
  const answer = await get(path(event, 'json', query))
  const document: unknown = await answer.json()
  expect([answer.status, FrabJson.safeParse(document).error]).toEqual([200, undefined])
  return { text: JSON.stringify(document), document: document as { schedule: Schedule } }
}

type Entry = Record<string, unknown>
interface Schedule {
  version: string
  conference: { rooms: Entry[]; days: { date: string; rooms: Record<string, Entry[]> }[] }
}

const entriesOf = ({ schedule }: { schedule: Schedule }) =>
  schedule.conference.days.flatMap(({ rooms }) => Object.values(rooms).flat())

/** Two days in Hanoi with two rooms of one name, a track, a break without room and a talk that is not scheduled. */
async function makeConference() {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization, startsAt: new Date('2027-03-01T01:00:00Z') })
  const [here, there] = [
    await makeVenue(organization, { name: { en: 'Here' } }),
    await makeVenue(organization, { name: { en: 'There' }, position: 2 }),
  ]
  const [hall, twin] = [await makeRoom(here, { capacity: 300 }), await makeRoom(there)]
  const track = await makeTrack(event)
  const at = (time: string) => new Date(`2027-03-0${time}:00Z`)
  const talk = await makeSession(event, {
    title: { en: 'A talk & more', vi: 'Bài nói' },
    abstract: { en: 'Why <b>?', vi: 'Tại sao' },
    startsAt: at('1T02:00'),
    endsAt: at('1T03:30'),
    trackId: track.id,
    rooms: [hall, twin],
    spokenIn: ['vi', 'en'],
    doNotRecord: true,
    internalNote: 'Not for everybody',
    streamUrl: 'https://live.example.org/a?b&c',
    streamRule: 'always',
    recordingUrl: 'https://only.example.org',
  })
  const late = await makeSession(event, {
    title: { en: 'Đêm' },
    startsAt: at('1T16:30'),
    endsAt: at('1T18:00'),
    rooms: [twin],
    streamUrl: 'https://soon.example.org',
    streamRule: 'before',
  })
  const signing = { en: 'One side' }
  const pause = await makeSession(event, {
    kind: 'break',
    delegations: [signing, { en: 'The other' }],
    startsAt: at('2T02:00'),
    endsAt: at('2T02:15'),
  })
  await makeSession(event, { title: { en: 'Some day' } })
  await makeRelease(event)
  return { event, talk, late, pause, hall, twin }
}

describe('schedule.json and schedule.xml', () => {
  test('tell the newest release in the public schema: days, rooms of one name apart, the unscheduled left out', async () => {
    const { event, talk, late, pause, hall, twin } = await makeConference()
    const { document } = await jsonOf(event, '?lang=en')
    expect(document.schedule.version).toBe('1')
    expect(document.schedule.conference.rooms).toEqual([
      { name: 'Room 101 (Here)', guid: hall.id, description: 'Here', capacity: 300 },
      { name: 'Room 101 (There)', guid: twin.id, description: 'There', capacity: null },
      { name: 'Room 1', guid: event.id, description: null, capacity: null },
    ])
    const acronym = event.slug.replaceAll('-', '')
    const common = { subtitle: '', recording_license: '', persons: [], attachments: [] }
    expect(document.schedule.conference.days.map(({ date, rooms }) => [date, rooms])).toEqual([
      [
        '2027-03-01',
        {
          'Room 101 (Here)': [
            {
              ...common,
              guid: talk.id,
              id: talk.number,
              type: 'talk',
              room: 'Room 101 (Here)',
              date: '2027-03-01T09:00:00+07:00',
              start: '09:00',
              duration: '01:30',
              language: 'vi',
              title: 'A talk & more',
              abstract: 'Why <b>?',
              track: 'Methods',
              do_not_record: true,
              slug: `${acronym}-${talk.number}-a-talk-more`,
              description: 'Also in: Room 101 (There)',
              url: `http://lectern.test/events/${event.slug}/sessions/${talk.number}?lang=en`,
              links: [{ title: 'Live stream', url: 'https://live.example.org/a?b&c' }],
            },
          ],
          'Room 101 (There)': [
            {
              ...common,
              guid: late.id,
              id: late.number,
              type: 'talk',
              room: 'Room 101 (There)',
              links: [],
              date: '2027-03-01T23:30:00+07:00',
              start: '23:30',
              duration: '01:30',
              language: '',
              title: 'Đêm',
              abstract: '',
              track: null,
              do_not_record: false,
              description: '',
              slug: `${acronym}-${late.number}-talk`,
              url: `http://lectern.test/events/${event.slug}/sessions/${late.number}?lang=en`,
            },
          ],
        },
      ],
      [
        '2027-03-02',
        {
          'Room 1': [
            expect.objectContaining({
              id: pause.number,
              type: 'break',
              duration: '00:15',
              description: 'One side – The other',
            }),
          ],
        },
      ],
    ])
    const { root } = await xmlOf(event, '?lang=en')
    const told = nodesAt(root, 'day', 'room', 'event').map((one) => [
      one.attributes.guid,
      textAt(one, 'title'),
      textAt(one, 'abstract'),
      nodesAt(one, 'recording').map((recording) => textAt(recording, 'optout')),
      nodesAt(one, 'links', 'link').map(({ attributes }) => attributes.href),
    ])
    expect(told).toEqual([
      [talk.id, 'A talk & more', 'Why <b>?', ['true'], ['https://live.example.org/a?b&c']],
      [late.id, 'Đêm', '', ['false'], []],
      [pause.id, 'Talk', '', ['false'], []],
    ])
  })

  test('say nothing that is for organisers or registrants only, and nothing of a stream that opens later', async () => {
    const { event } = await makeConference()
    for (const { text } of [await jsonOf(event), await xmlOf(event)]) {
      const secrets = ['Not for everybody', 'only.example.org', 'soon.example.org', 'Some day', event.organizationId]
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
    }
  })

  test('speak the language of the address, else the event’s first, whatever the client prefers', async () => {
    const { event } = await makeConference()
    await ctx()
      .db.update(events)
      .set({ languages: ['vi', 'en'] })
      .where(eq(events.id, event.id))
    const titles = async (query: string) => {
      const answer = await get(path(event, 'json', query), { headers: { 'accept-language': 'fr' } })
      return entriesOf(await answer.json()).map(({ title }) => title)
    }
    expect([await titles(''), await titles('?lang=vi'), await titles('?lang=en')]).toEqual([
      ['Bài nói', 'Đêm', 'Talk'],
      ['Bài nói', 'Đêm', 'Talk'],
      ['A talk & more', 'Đêm', 'Talk'],
    ])
  })

  test('keep guid, number and person over releases, and tell each person once', async () => {
    const { event, parameters } = await makeWhole('Plain')
    const startsAt = new Date('2027-03-01T02:00:00Z')
    const { db } = ctx()
    const [part] = await db.select().from(contributors).where(eq(contributors.id, parameters.contributor))
    if (!part) throw new Error('no contributor')
    await db.insert(contributors).values({ ...part, id: `${part.id}-again`, role: 'moderator', position: 1 })
    await db.update(sessions).set({ startsAt }).where(eq(sessions.eventId, event.id))
    await makeRelease(event)
    const [before] = entriesOf((await jsonOf(event)).document)
    await db
      .update(sessions)
      .set({ title: { en: 'Renamed' } })
      .where(eq(sessions.eventId, event.id))
    await makeRelease(event)
    const [after] = entriesOf((await jsonOf(event)).document)
    expect(after).toEqual({ ...before, title: 'Renamed', slug: `${event.slug.replaceAll('-', '')}-1-renamed` })
    expect(after?.persons).toEqual([
      {
        id: (Number.parseInt(part.speakerId.slice(-8), 16) >>> 1) + 1,
        guid: part.speakerId,
        public_name: 'Plain (Plain)',
        biography: 'Plain',
        url: `http://lectern.test/events/${event.slug}/speakers/${parameters.speaker}?lang=en`,
      },
    ])
  })

  test('of a draft or a cancelled event are not found; before the first release they are empty and still valid', async () => {
    const { event } = await makeConference()
    const unreleased = await makeEvent({ startsAt: new Date('2027-03-01T01:00:00Z') })
    const { document } = await jsonOf(unreleased)
    expect([document.schedule.version, document.schedule.conference.days]).toEqual([
      '0',
      [
        {
          index: 1,
          date: '2027-03-01',
          rooms: {},
          day_start: '2027-03-01T00:00:00+07:00',
          day_end: '2027-03-02T00:00:00+07:00',
        },
      ],
    ])
    expect(nodesAt((await xmlOf(unreleased)).root, 'day', 'room')).toEqual([])
    for (const state of ['draft', 'cancelled'] as const) {
      await ctx().db.update(events).set({ state }).where(eq(events.id, event.id))
      const statuses = [await get(path(event, 'json')), await get(path(event, 'xml'))].map(({ status }) => status)
      expect([state, statuses]).toEqual([state, [404, 404]])
    }
  })

  test('are kept for five minutes, answer 304 to whom has them, and may be read from any website', async () => {
    const { event } = await makeConference()
    for (const form of ['json', 'xml'] as const) {
      const first = await get(path(event, form))
      const names = ['content-type', 'cache-control', 'cache-tag', 'access-control-allow-origin', 'set-cookie', 'vary']
      expect(names.map((name) => first.headers.get(name))).toEqual([
        `application/${form}; charset=utf-8`,
        'public, max-age=300',
        `event-${event.id}`,
        '*',
        null,
        null,
      ])
      const etag = first.headers.get('etag') ?? ''
      const date = first.headers.get('last-modified') ?? ''
      const again = async (headers: Record<string, string>) => {
        const answer = await get(path(event, form), { headers })
        return [answer.status, answer.headers.get('access-control-allow-origin')]
      }
      expect(await Promise.all([again({ 'if-none-match': etag }), again({ 'if-modified-since': date })])).toEqual([
        [304, '*'],
        [304, '*'],
      ])
      expect(await again({ 'if-none-match': '"other"', 'if-modified-since': date })).toEqual([200, '*'])
    }
  })

  test('stay sound with markup, entities and what XML forbids in every text (B1, B9, D3)', async () => {
    const hostile = `]]><!ENTITY x "y">&x;<script>alert(1)</script>\u0000\u0008\u202e\ufffe\ud800"'${'é'.repeat(50)}`
    const { event } = await makeWhole(hostile)
    await ctx()
      .db.update(sessions)
      .set({ startsAt: new Date('2027-03-01T02:00:00Z') })
      .where(eq(sessions.eventId, event.id))
    await makeRelease(event)
    const clean = `]]><!ENTITY x "y">&x;<script>alert(1)</script>"'${'é'.repeat(50)}`
    const [entry] = entriesOf((await jsonOf(event)).document)
    expect(
      [entry?.title, entry?.room, entry?.track, entry?.abstract].map((text) => String(text).replace('\ufffe', '')),
    ).toEqual([clean, clean, clean, clean])
    const { root, text } = await xmlOf(event)
    const [one] = nodesAt(root, 'day', 'room', 'event')
    expect(one && [textAt(one, 'title'), textAt(one, 'track'), nodesAt(one, 'persons', 'person')[0]?.text]).toEqual([
      clean,
      clean,
      `${clean} (${clean})`,
    ])
    expect(text.match(/<!(?!\[)|<script|\u202e/g)).toBe(null)
  })
})

test('the linter finds what the schema forbids', async () => {
  const { event } = await makeConference()
  const { text } = await xmlOf(event)
  const broken: Record<string, string> = {
    'schedule/version comes 0 times': text.replace(/<version>.*?<\/version>/, ''),
    'event/@guid is missing': text.replace(/ guid="[^"]*" id="1"/, ' id="1"'),
    'duration "1 h" is no duration': text.replace('<duration>01:30', '<duration>1 h'),
    'event/mood is unknown': text.replace('<subtitle/>', '<subtitle/><mood/>'),
    'id is not unique': text.replace(/ id="2"/, ' id="1"'),
    'schedule is out of order': text.replace(/(<generator[^>]*>)\s*(<version>.*?<\/version>)/, '$2$1'),
    'event 1 starts at two times': text.replace('<start>09:00', '<start>10:00'),
    'event 1 is not in its day': text.replace('2027-03-01T09:00', '2027-04-01T09:00'),
  }
  for (const [fault, document] of Object.entries(broken))
    expect([fault, lintSchedule(document)]).toEqual([fault, [fault]])
  expect(() => lintSchedule(text.replace('&amp;', '&'))).toThrow()
  expect(() => lintSchedule(text.replace('<schedule>', '<!DOCTYPE schedule [<!ENTITY a "b">]><schedule>'))).toThrow()
})
