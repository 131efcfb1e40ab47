import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { frozenRoom, frozenSession, frozenSpeaker } from '#tests/support/frozen.ts'
import { components, lintCalendar, propertyOf, unfold } from '#tests/support/ics-linter.ts'
import { makeEvent } from '#tests/support/make.ts'
import { type FeedOptions, writeFeed } from '#worker/domain/calendars/feed.ts'
import type { CalendarEvent } from '#worker/domain/calendars/subject.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { releasedSessions } from '#worker/domain/programme/frozen.ts'
import type { FrozenProgramme } from '#worker/domain/programme/table.ts'

const now = new Date('2026-11-22T08:00:00Z')
const options = { name: 'Lịch', locale: 'vi', origin: 'https://events.example.org', now } as const
const longTitle = 'Hội thảo Trí tuệ nhân tạo và Ứng dụng trong giáo dục đại học Việt Nam'

async function subject(values: Partial<EventRow> = {}, more: Partial<CalendarEvent> = {}): Promise<CalendarEvent> {
  const { placeKind: _, ...event } = await makeEvent(values)
  const organizerName = { vi: 'Viện Thử nghiệm', en: 'Test Institute' }
  return { event, organizerName, hosts: ['USTH', 'CCI'], sessions: [], ...more }
}

const bytesOf = (subjects: readonly CalendarEvent[], more: Partial<FeedOptions> = {}) =>
  new TextEncoder().encode(writeFeed(subjects, { ...options, ...more }).body)

const eventsOf = (subjects: readonly CalendarEvent[], more: Partial<FeedOptions> = {}) => {
  const bytes = bytesOf(subjects, more)
  expect(lintCalendar(bytes)).toEqual([])
  return components(unfold(bytes), 'VEVENT')
}

/** Parsed by another hand after our own linter found nothing. */
function parse(bytes: Uint8Array) {
  expect(lintCalendar(bytes)).toEqual([])
  const calendar = new ICAL.Component(ICAL.parse(new TextDecoder().decode(bytes)))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
}

const instant = (time: { toJSDate(): Date }) => time.toJSDate().toISOString()

const programme = (values: Partial<FrozenProgramme>) =>
  releasedSessions({ sessions: [], tracks: [], rooms: [], speakers: [], ...values })

const shown = (event: string[]) => ['UID', 'SEQUENCE', 'STATUS', 'SUMMARY'].map((name) => propertyOf(event, name))

describe('an event in a feed', () => {
  test.each([
    'Asia/Ho_Chi_Minh',
    'Europe/Paris',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Saigon',
    'Africa/Casablanca',
    'UTC',
    'asia/ho_chi_minh',
  ])('keeps its instants, summer and winter, in %s', async (timeZone) => {
    for (const start of ['2026-01-15T01:30:00Z', '2026-07-15T01:30:00Z', '2026-10-25T00:30:00Z']) {
      const startsAt = new Date(start)
      const endsAt = new Date(startsAt.getTime() + 4 * 3_600_000)
      const [event] = parse(bytesOf([await subject({ timeZone, startsAt, endsAt })]))
      expect([event?.startDate, event?.endDate].map((time) => time && instant(time))).toEqual([
        startsAt.toISOString(),
        endsAt.toISOString(),
      ])
    }
  })

  test.each([
    longTitle,
    `${longTitle} – ${longTitle} – ${longTitle}`,
    'Lễ khai mạc 🎓🇻🇳👩‍🔬 và “đối thoại”; mở, rộng\\ngang',
    'Commas, semicolons; colons: "quotes" and \\ backslashes',
  ])('has its title to the letter: %s', async (title) => {
    const [event] = parse(bytesOf([await subject({ title: { vi: title } })], { name: title }))
    expect(event?.summary).toBe(title)
  })

  test('cannot be joined by a foreign one through a line break in any text (D3)', async () => {
    const attack = 'X\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nSUMMARY:evil\u0000\u0007'
    const text = { vi: attack }
    const sessions = programme({
      sessions: [
        frozenSession(1, {
          title: text,
          startsAt: now.getTime(),
          endsAt: now.getTime() + 60_000,
          trackId: 't',
          rooms: ['r'],
          streamUrl: `https://x${attack}`,
          streamRule: 'always',
          contributors: [{ speakerId: 'speaker-s', role: 'speaker', delegation: null }],
        }),
      ],
      tracks: [{ id: 't', name: text, colour: attack }],
      rooms: [{ ...frozenRoom('r', attack), venue: { name: text, address: text, mapUrl: `geo:1,2${attack}` } }],
      speakers: [{ ...frozenSpeaker('s', attack), honorific: text, position: text, affiliation: text }],
    })
    const values = { title: text, summary: text, place: text, demoNote: text, accent: attack, coverKey: attack }
    const many = { endsAt: new Date('2050-01-01T00:00:00Z'), contactEmail: `a@b.c${attack}` }
    const hostile = await subject(
      { ...values, ...many },
      { sessions, abstracts: { 'session-1': text }, hosts: [attack] },
    )
    const bytes = bytesOf([{ ...hostile, organizerName: { vi: `"${attack}` } }], {
      name: attack,
      source: `https://x${attack}`,
    })
    expect(parse(bytes).map((event) => event.uid)).toEqual(['session-1@lectern', hostile.event.uid])
    expect(unfold(bytes).filter((line) => line.startsWith('UID'))).toHaveLength(2)
  })

  test('says all that a client can show, with the stamps of its row', async () => {
    const row = await subject({
      uid: '0197-whole@lectern',
      slug: 'whole',
      languages: ['vi', 'en'],
      title: { vi: 'Xây cầu', en: 'Building bridges' },
      summary: { vi: 'Một buổi sáng & <b>cà phê</b>.' },
      place: { vi: 'Giảng đường A' },
      timeZone: 'Asia/Ho_Chi_Minh',
      startsAt: new Date('2026-12-01T01:30:00Z'),
      endsAt: new Date('2026-12-01T05:00:00Z'),
      contactEmail: 'hoithao@example.org',
      onlineUrl: 'https://meet.example.org/abc',
      coverKey: 'cover-key',
      sequence: 4,
      createdAt: new Date('2026-10-01T00:00:00.250Z'),
      updatedAt: new Date('2026-11-01T02:03:04.999Z'),
    })
    const source = 'https://events.example.org/calendar.ics?lang=vi'
    const lines = unfold(bytesOf([row], { source, colour: '#0b5c5c' }))
    const page = 'https://events.example.org/events/whole?lang=vi'
    expect(components(lines, 'VEVENT')).toEqual([
      [
        'UID:0197-whole@lectern',
        'DTSTAMP:20261101T020304Z',
        'DTSTART;TZID=Asia/Ho_Chi_Minh:20261201T083000',
        'DTEND;TZID=Asia/Ho_Chi_Minh:20261201T120000',
        'SEQUENCE:4',
        'STATUS:CONFIRMED',
        'SUMMARY:Xây cầu',
        'LOCATION:Giảng đường A',
        `DESCRIPTION:Một buổi sáng & <b>cà phê</b>.\\n\\nĐơn vị tổ chức: USTH\\, CCI\\n\\n${page}`,
        `X-ALT-DESC;FMTTYPE=text/html:<p>Một buổi sáng &amp\\; &lt\\;b&gt\\;cà phê&lt\\;/b&gt\\;.</p><p>Đơn vị tổ chức: USTH\\, CCI</p><p><a href="${page}">${page}</a></p>`,
        `URL;VALUE=URI:${page}`,
        'ORGANIZER;CN="Viện Thử nghiệm":mailto:hoithao@example.org',
        'CATEGORIES:Hội thảo',
        'IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/webp:https://events.example.org/files/cover-key/800.webp',
        'COLOR:darkslategray',
        'TRANSP:OPAQUE',
        'CREATED:20261001T000000Z',
        'LAST-MODIFIED:20261101T020304Z',
      ],
    ])
    expect(lines.slice(0, lines.indexOf('BEGIN:VTIMEZONE'))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Lectern//Lectern//EN',
      'CALSCALE:GREGORIAN',
      'NAME:Lịch',
      'X-WR-CALNAME:Lịch',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      `SOURCE;VALUE=URI:${source}`,
      'COLOR:darkslategray',
      'X-APPLE-CALENDAR-COLOR:#0b5c5c',
    ])
  })

  test('shows its online link only where the rule says always, or to whom has a place', async () => {
    const onlineUrl = 'https://meet.example.org/abc'
    const registrants = await subject({ onlineUrl, onlineRule: 'registrants', place: {} })
    const link = (events: string[][]) =>
      events.map((event) => ['LOCATION', 'CONFERENCE'].map((name) => propertyOf(event, name)))
    expect(new TextDecoder().decode(bytesOf([registrants]))).not.toContain('meet.example.org')
    expect(link(eventsOf([{ ...registrants, mayJoin: true }]))).toEqual([[onlineUrl, onlineUrl]])
    const [always] = parse(bytesOf([await subject({ onlineUrl, onlineRule: 'always' })]))
    expect([always?.location, always?.description.includes(`Trực tuyến: ${onlineUrl}`)]).toEqual([
      `Room 1 · ${onlineUrl}`,
      true,
    ])
    const cancelled = await subject({ onlineUrl, onlineRule: 'always', state: 'cancelled', cancelledAt: now })
    expect(new TextDecoder().decode(bytesOf([cancelled]))).not.toContain('meet.example.org')
  })

  test('over several days is a bar beside its sessions, over one it is its sessions alone, and with ?shape=days a bar in any case', async () => {
    const days = (from: string, to: string) => ({
      startsAt: new Date(from),
      endsAt: new Date(to),
      timeZone: 'Asia/Ho_Chi_Minh',
    })
    const sessions = programme({
      sessions: [frozenSession(1, { startsAt: Date.UTC(2026, 11, 1, 2), endsAt: Date.UTC(2026, 11, 1, 3) })],
    })
    // Midnight in Hà Nội is 17:00 in UTC: an event that ends with the 3rd has no hour of the 4th.
    const three = await subject(days('2026-11-30T17:00:00Z', '2026-12-03T17:00:00Z'), { sessions })
    const one = await subject(days('2026-12-01T01:00:00Z', '2026-12-01T17:00:00Z'), { sessions })
    const times = (events: string[][]) =>
      events.map((event) => event.filter((line) => /^(DTSTART|DTEND|TRANSP)/.test(line)).join(' '))
    const bar = 'DTSTART;VALUE=DATE:20261201 DTEND;VALUE=DATE:20261204 TRANSP:TRANSPARENT'
    const session =
      'DTSTART;TZID=Asia/Ho_Chi_Minh:20261201T090000 DTEND;TZID=Asia/Ho_Chi_Minh:20261201T100000 TRANSP:OPAQUE'
    expect(times(eventsOf([three]))).toEqual([bar, session])
    expect(times(eventsOf([one]))).toEqual([session])
    expect(times(eventsOf([three], { shape: 'days' }))).toEqual([bar])
    expect(times(eventsOf([one], { shape: 'days' }))).toEqual([bar.replace('1204', '1202')])
    expect(eventsOf([three], { shape: 'days' }).map((event) => propertyOf(event, 'UID'))).toEqual([three.event.uid])
  })

  test('that is a draft, in the feed of those who organise it, is tentative', async () => {
    const draft = await subject({ state: 'draft', title: { vi: 'Nháp' } })
    expect(eventsOf([draft]).map(shown)).toEqual([[draft.event.uid, '0', 'TENTATIVE', 'Nháp']])
  })
})

describe('a session in a feed', () => {
  const at = Date.UTC(2026, 11, 1, 15)
  const sessions = programme({
    sessions: [
      frozenSession(7, {
        id: '01980000-0000-7000-8000-000000000001',
        kind: 'panel',
        title: { vi: 'Trí tuệ tạo sinh' },
        startsAt: at,
        endsAt: at + 3 * 3_600_000,
        sequence: 2,
        trackId: 't',
        rooms: ['a', 'b', 'c'],
        streamUrl: 'https://stream.example.org/7',
        contributors: [{ speakerId: 'speaker-lan', role: 'moderator', delegation: null }],
      }),
      frozenSession(8, { kind: 'break', startsAt: at + 4 * 3_600_000, endsAt: at + 5 * 3_600_000 }),
      frozenSession(9),
    ],
    tracks: [{ id: 't', name: { vi: 'Phương pháp, và hơn thế' }, colour: '#1d4e89' }],
    rooms: [
      ...['a', 'b'].map((id) => ({
        ...frozenRoom(id),
        venue: {
          name: { vi: 'Nhà A' },
          address: { vi: '18 Hoàng Quốc Việt' },
          mapUrl: 'https://maps.example.org/@21.0455,105.8016,17z',
        },
      })),
      frozenRoom('c'),
    ],
    speakers: [
      { ...frozenSpeaker('lan', 'Nguyễn Thị Lan'), honorific: { vi: 'PGS.' }, affiliation: { vi: 'Viện Toán' } },
    ],
  })
  const abstracts = {
    '01980000-0000-7000-8000-000000000001': { vi: '## Về\n\n**Giới hạn** và [nguồn](https://a.example.org/x).' },
  }

  test('has its rooms and address, its point, who contributes, its abstract as plain text, its track and its colour', async () => {
    const row = await subject(
      { slug: 'sessions-all', sequence: 3, title: { vi: 'Xây cầu' }, updatedAt: now },
      { sessions, abstracts },
    )
    const page = 'https://events.example.org/events/sessions-all/sessions/7?lang=vi'
    const [panel = [], pause = [], ...others] = eventsOf([row])
    expect(others).toEqual([])
    expect(panel.filter((line) => !/^(X-ALT|ORGANIZER)/.test(line))).toEqual([
      'UID:session-7@lectern',
      'DTSTAMP:20261122T080000Z',
      // Over midnight.
      'DTSTART;TZID=Asia/Ho_Chi_Minh:20261201T220000',
      'DTEND;TZID=Asia/Ho_Chi_Minh:20261202T010000',
      'SEQUENCE:5',
      'STATUS:CONFIRMED',
      'SUMMARY:Trí tuệ tạo sinh',
      'LOCATION:Room a\\, Room b\\, Nhà A\\, 18 Hoàng Quốc Việt · Room c\\, Main Building',
      `DESCRIPTION:Thuộc sự kiện: Xây cầu\\n\\nVề\\n\\nGiới hạn và nguồn (https://a.example.org/x).\\n\\nĐiều phối: PGS. Nguyễn Thị Lan\\, Viện Toán\\n\\n${page}`,
      `URL;VALUE=URI:${page}`,
      'CATEGORIES:Tọa đàm,Phương pháp\\, và hơn thế',
      'GEO:21.0455;105.8016',
      'COLOR:darkslateblue',
      'TRANSP:OPAQUE',
      'CREATED:20250712T185736Z',
      'LAST-MODIFIED:20261122T080000Z',
    ])
    expect(['UID', 'LOCATION', 'TRANSP'].map((name) => propertyOf(pause, name))).toEqual([
      'session-8@lectern',
      'Room 1',
      'TRANSPARENT',
    ])
  })

  test('joins its own stream in a personal feed, and rings only where somebody asked for it', async () => {
    const row = await subject({ onlineUrl: 'https://meet.example.org/all' }, { sessions, mayJoin: true })
    const [panel = [], pause = []] = eventsOf([row], { alarmMinutes: 15 })
    expect([panel, pause].map((event) => propertyOf(event, 'CONFERENCE'))).toEqual([
      'https://stream.example.org/7',
      'https://meet.example.org/all',
    ])
    expect(panel.slice(panel.indexOf('BEGIN:VALARM'))).toEqual([
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Trí tuệ tạo sinh',
      'TRIGGER:-PT15M',
      'END:VALARM',
    ])
    expect(eventsOf([row]).flat().includes('BEGIN:VALARM')).toBe(false)
  })

  test('of a cancelled event is cancelled too, a step further, and its page is the event’s', async () => {
    const row = await subject({ slug: 'gone', state: 'cancelled', cancelledAt: now, sequence: 1 }, { sessions })
    const [panel = []] = eventsOf([row])
    expect([...shown(panel), propertyOf(panel, 'URL'), propertyOf(panel, 'TRANSP')]).toEqual([
      'session-7@lectern',
      '3',
      'CANCELLED',
      'Đã hủy: Trí tuệ tạo sinh',
      'https://events.example.org/events/gone?lang=vi',
      'TRANSPARENT',
    ])
  })
})

describe('a feed', () => {
  test('is the same bytes for the same rows, in whatever order they came and on whatever day', async () => {
    const rows = [await subject(), await subject(), await subject()]
    expect(bytesOf(rows.toReversed(), { now: new Date('2027-03-01T00:00:00Z') })).toEqual(bytesOf(rows))
  })

  test('without events is still a calendar', () => {
    expect(writeFeed([], options).leavesAt).toBeNull()
    expect(parse(bytesOf([]))).toEqual([])
  })

  test('shows what is cancelled for 30 days with the word before its title, then drops it, and says when', async () => {
    const cancelledAt = new Date('2026-11-01T00:00:00.700Z')
    const cancelled = await subject({
      state: 'cancelled',
      startsAt: new Date('2026-12-24T08:00:00Z'),
      title: { vi: 'Hội thảo' },
      cancelledAt,
      updatedAt: cancelledAt,
    })
    const removed = programme({
      sessions: [frozenSession(1, { startsAt: 0, endsAt: 1000, sequence: 4, title: { vi: 'Bài giảng' } })],
    })
    const other = await subject(
      { title: { vi: 'Ngày mở' }, sequence: 1, startsAt: now, endsAt: new Date(now.getTime() + 60_000) },
      { removed: removed.map((session) => ({ session, removedAt: new Date('2026-11-02T00:00:00Z') })) },
    )
    const seen = (at: string) => {
      const { body, leavesAt } = writeFeed([cancelled, other], { ...options, now: new Date(at) })
      const events = components(unfold(new TextEncoder().encode(body)), 'VEVENT')
      return [events.map((event) => shown(event).slice(1).join(' ')), leavesAt?.toISOString()]
    }
    const [open, lost, gone] = ['1 CONFIRMED Ngày mở', '6 CANCELLED Đã hủy: Bài giảng', '0 CANCELLED Đã hủy: Hội thảo']
    expect(seen('2026-11-30T23:59:00Z')).toEqual([[lost, open, gone], '2026-12-01T00:00:00.700Z'])
    expect(seen('2026-12-01T00:01:00Z')).toEqual([[lost, open], '2026-12-02T00:00:00.000Z'])
    expect(seen('2026-12-02T00:00:00Z')).toEqual([[open], undefined])
  })

  test('that is too large for a row of the database says less of each entry before it leaves out the oldest', async () => {
    const at = (n: number) => ({ startsAt: n * 3_600_000, endsAt: (n + 1) * 3_600_000 })
    const many = (count: number, title: string) =>
      programme({
        sessions: Array.from({ length: count }, (_, n) => frozenSession(n + 1, { title: { vi: title }, ...at(n) })),
      })
    const abstracts = Object.fromEntries(
      Array.from({ length: 500 }, (_, n) => [`session-${n + 1}`, { vi: 'a'.repeat(2000) }]),
    )
    const talkative = bytesOf([await subject({}, { sessions: many(500, 'Bài'), abstracts })])
    expect([talkative.length < 1_900_000, components(unfold(talkative), 'VEVENT').length]).toEqual([true, 500])
    const huge = eventsOf([await subject({}, { sessions: many(900, 'Ắ'.repeat(700)) })])
    expect([huge.length > 500, huge.length < 900, propertyOf(huge.at(-1) ?? [], 'UID')]).toEqual([
      true,
      true,
      'session-900@lectern',
    ])
  })
})
