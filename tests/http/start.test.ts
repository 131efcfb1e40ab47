import { describe, expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeOrganization, unique } from '#tests/support/make.ts'
import { get } from '#tests/support/requests.ts'
import { wordStatements } from '#worker/domain/events/search.ts'

const day = 86_400_000

/** An event as search finds it. */
async function makeFound(values: Parameters<typeof makeEvent>[0]) {
  const event = await makeEvent(values)
  await ctx().db.batch(wordStatements(ctx(), event))
  return event
}

const search = (query: string, lang = 'en') => get(`/?lang=${lang}&q=${encodeURIComponent(query)}`)
const addresses = (html: string) => [...html.matchAll(/href="\/events\/([\w-]+)\?/g)].map(([, slug]) => slug)

describe('the start page', () => {
  test('shows what is coming before what was, and may be kept where its address names the language', async () => {
    const organization = await makeOrganization({ shortName: unique('USTH') })
    const soon = await makeEvent({ organization, startsAt: new Date(Date.now() + 60_000) })
    const before = await makeEvent({ organization, startsAt: new Date(Date.now() - 4 * 3_600_000) })
    const answer = await get('/?lang=vi')
    const html = await answer.text()
    const shown = addresses(html)
    expect(shown.indexOf(soon.slug)).toBeGreaterThanOrEqual(0)
    expect(shown.indexOf(before.slug)).toBeGreaterThan(shown.indexOf(soon.slug))
    expect(html).toContain(organization.shortName)
    expect(html).toContain('<html lang="vi">')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=15, stale-while-revalidate=60')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect((await get('/')).headers.get('cache-control')).toBe('private, no-store')
  })

  test('never shows a draft, a cancelled or an archived event', async () => {
    const startsAt = new Date(Date.now() + 1000)
    const hidden = [
      await makeFound({ state: 'draft', startsAt }),
      await makeFound({ state: 'cancelled', startsAt }),
      await makeFound({ archivedAt: new Date(), startsAt }),
    ]
    const lists = (await (await get('/?lang=en')).text()) + (await (await search('test seminar')).text())
    for (const { slug } of hidden) expect(lists).not.toContain(slug)
  })

  test('leads through past events page by page, each once, the newest first', async () => {
    const organization = await makeOrganization()
    const made: string[] = []
    for (let n = 0; n < 45; n += 1) {
      const startsAt = new Date(Date.UTC(1990, 0, 1) - Math.floor(n / 3) * day)
      made.push((await makeEvent({ organization, startsAt })).slug)
    }
    const seen: (string | undefined)[] = []
    let next: string | undefined = `/?lang=en&before=${Date.UTC(1990, 0, 2)}_00000000-0000-0000-0000-000000000000`
    while (next) {
      const html: string = await (await get(next)).text()
      expect(html).not.toContain('Upcoming events')
      seen.push(...addresses(html))
      next = /href="(\/\?before=[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen.toSorted()).toEqual(made.toSorted())
  })

  test.each(['before=x', 'before=99999999999999_x', 'after=-1_', 'before=%00', 'after=1_1', 'lang=xx&before[]=1'])(
    'begins at the start for a cursor that is none: %s',
    async (query) => {
      expect((await get(`/?${query}`)).status).toBe(200)
    },
  )
})

describe('the search', () => {
  test.each([
    ['ha noi', 'Chào mừng đến Hà Nội'],
    ['dao tao', 'Chương trình Đào tạo giảng viên'],
    ['ĐÀO TẠO', 'chương trình đào tạo'],
    ['hoi thao tri', 'Hội thảo về trí tuệ nhân tạo'],
  ])('“%s” finds “%s”', async (query, title) => {
    const mark = unique('dau')
    const event = await makeFound({ title: { vi: `${title} ${mark}` } })
    const html = await (await search(`${query} ${mark}`, 'vi')).text()
    expect(addresses(html)).toEqual([event.slug])
    expect(html).toContain('1 sự kiện cho')
  })

  test('that finds nothing says so and what to try', async () => {
    const html = await (await search('zzqqzz')).text()
    expect(html).toContain('0 events for “zzqqzz”')
    expect(html).toContain('Try fewer or other words')
    expect(addresses(html)).toEqual([])
  })

  test.each([
    "' OR 1=1--",
    '%',
    '_',
    'x'.repeat(60),
    'x'.repeat(5000),
    '" OR * NEAR( col:',
    '(CASE WHEN 1 THEN 1 END)',
    '\u0000',
    '\u202eabc\u2028',
    'a\u0301'.repeat(50),
    '𝒜'.repeat(45),
    '<script>alert(1)</script>',
    '{{7*7}}',
    'a b c d e f g h i j k',
  ])('takes %j as words', async (query) => {
    const answer = await search(query)
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toContain('<script>alert')
  })

  test('takes bytes that are no text', async () => {
    for (const query of ['%00', '%ff%fe', '%ed%a0%80', '%']) expect((await get(`/?q=${query}`)).status).toBe(200)
  })
})
