import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { components, lintCalendar, propertyOf, unfold } from '#tests/support/ics-linter.ts'
import { makeEvent, makeOrganization } from '#tests/support/make.ts'
import { feedChangedAt, writeFeed } from '#worker/domain/calendars/feed.ts'
import type { FeedEntry } from '#worker/domain/calendars/queries.ts'
import type { EventRow } from '#worker/domain/events/table.ts'

const now = new Date('2026-11-22T08:00:00Z')
const options = { name: 'Lịch', locale: 'vi', origin: 'https://events.example.org', now } as const
const longTitle = 'Hội thảo Trí tuệ nhân tạo và Ứng dụng trong giáo dục đại học Việt Nam'

async function entry(values: Partial<EventRow> = {}): Promise<FeedEntry> {
  const { placeKind: _, ...event } = await makeEvent(values)
  return { event, organizerName: { vi: 'Viện Thử nghiệm', en: 'Test Institute' }, hosts: ['USTH', 'CCI'] }
}

/** Parsed by another hand after our own linter found nothing. */
function parse(text: string) {
  expect(lintCalendar(new TextEncoder().encode(text))).toEqual([])
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
}

const instant = (time: { toJSDate(): Date }) => time.toJSDate().toISOString()

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
      const row = await entry({ timeZone, startsAt, endsAt })
      const [event] = parse(writeFeed([row], options))
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
    const [event] = parse(writeFeed([await entry({ title: { vi: title } })], { ...options, name: title }))
    expect(event?.summary).toBe(title)
  })

  test('cannot be joined by a foreign one through a line break in any text (D3)', async () => {
    const attack = 'X\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nSUMMARY:evil\u0000\u0007'
    const row = await entry({
      title: { vi: attack },
      summary: { vi: attack },
      place: { vi: attack },
      demoNote: { vi: attack },
    })
    const hostile = { ...row, organizerName: { vi: `"${attack}` }, hosts: [attack] }
    const text = writeFeed([hostile], { ...options, name: attack })
    expect(parse(text).map((event) => event.uid)).toEqual([row.event.uid])
    expect(unfold(new TextEncoder().encode(text)).filter((line) => line.startsWith('UID'))).toHaveLength(1)
  })

  test('says all that a client can show, with the stamps of its row', async () => {
    const row = await entry({
      uid: '0197-whole@lectern',
      slug: 'whole',
      languages: ['vi', 'en'],
      title: { vi: 'Xây cầu', en: 'Building bridges' },
      summary: { vi: 'Một buổi sáng.' },
      place: { vi: 'Giảng đường A' },
      timeZone: 'Asia/Ho_Chi_Minh',
      startsAt: new Date('2026-12-01T01:30:00Z'),
      endsAt: new Date('2026-12-01T05:00:00Z'),
      contactEmail: 'hoithao@example.org',
      onlineUrl: 'https://meet.example.org/abc',
      sequence: 4,
      createdAt: new Date('2026-10-01T00:00:00.250Z'),
      updatedAt: new Date('2026-11-01T02:03:04.999Z'),
    })
    const lines = unfold(new TextEncoder().encode(writeFeed([row], options)))
    const page = 'https://events.example.org/events/whole?lang=vi'
    expect(components(lines, 'VEVENT')).toEqual([
      [
        'UID:0197-whole@lectern',
        'SEQUENCE:4',
        'DTSTAMP:20261101T020304Z',
        'DTSTART;TZID=Asia/Ho_Chi_Minh:20261201T083000',
        'DTEND;TZID=Asia/Ho_Chi_Minh:20261201T120000',
        'SUMMARY:Xây cầu',
        'LOCATION:Giảng đường A',
        `DESCRIPTION:Một buổi sáng.\\n\\nĐơn vị tổ chức: USTH\\, CCI\\n\\n${page}`,
        'ORGANIZER;CN="Viện Thử nghiệm":mailto:hoithao@example.org',
        'CATEGORIES:Hội thảo',
        `URL;VALUE=URI:${page}`,
        'STATUS:CONFIRMED',
        'CREATED:20261001T000000Z',
        'LAST-MODIFIED:20261101T020304Z',
      ],
    ])
    expect(
      ['NAME', 'X-WR-CALNAME', 'REFRESH-INTERVAL', 'X-PUBLISHED-TTL'].map((name) => propertyOf(lines, name)),
    ).toEqual(['Lịch', 'Lịch', 'PT1H', 'PT1H'])
  })

  test('shows its online link only where the rule says always', async () => {
    const onlineUrl = 'https://meet.example.org/abc'
    const registrants = writeFeed([await entry({ onlineUrl, onlineRule: 'registrants' })], options)
    const [always] = parse(writeFeed([await entry({ onlineUrl, onlineRule: 'always', place: {} })], options))
    expect(registrants).not.toContain('meet.example.org')
    expect([always?.location, always?.description.includes(`Trực tuyến: ${onlineUrl}`)]).toEqual([onlineUrl, true])
  })
})

describe('a feed', () => {
  test('is the same bytes for the same rows, in whatever order they came', async () => {
    const organization = await makeOrganization()
    const rows = [await entry({ organizationId: organization.id }), await entry(), await entry()]
    expect(writeFeed(rows.toReversed(), options)).toBe(writeFeed(rows, options))
  })

  test('without events is still a calendar', () => {
    expect(parse(writeFeed([], options))).toEqual([])
    expect(feedChangedAt([], now)).toEqual(new Date(0))
  })

  test('shows a cancelled event for 30 days with the word before its title, then drops it, and both change its date', async () => {
    const cancelledAt = new Date('2026-11-01T00:00:00.700Z')
    const row = await entry({ state: 'cancelled', title: { vi: 'Hội thảo' }, cancelledAt, updatedAt: cancelledAt })
    const seen = (at: string) => {
      const time = new Date(at)
      const events = parse(writeFeed([row], { ...options, now: time }))
      return [
        events.map((event) => `${event.component.getFirstPropertyValue('status')} ${event.summary}`),
        feedChangedAt([row], time).toISOString(),
      ]
    }
    expect(seen('2026-11-30T23:59:00Z')).toEqual([['CANCELLED Đã hủy: Hội thảo'], '2026-11-01T00:00:00.000Z'])
    expect(seen('2026-12-01T00:01:00Z')).toEqual([[], '2026-12-01T00:00:00.000Z'])
  })
})
