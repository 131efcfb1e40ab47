import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { counted } from '#tests/support/counting.ts'
import { emptyLists } from '#tests/support/empty.ts'
import { makeEvent, makeOrganization } from '#tests/support/make.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get } from '#tests/support/requests.ts'

beforeEach(emptyLists)
afterEach(() => env.DB.exec("delete from organizations where id like 'many-%'"))

test('the sitemap lists published events and organizations in each language with its alternates', async () => {
  const organization = await makeOrganization()
  const shown = await makeEvent({ organization })
  const hidden = [
    await makeEvent({ state: 'draft' }),
    await makeEvent({ state: 'cancelled' }),
    await makeEvent({ archivedAt: new Date() }),
  ]
  const answer = await get('/sitemap.xml')
  const xml = await answer.text()
  const alternates = ['en', 'vi', 'fr'].map(
    (lang) =>
      `<xhtml:link rel="alternate" hreflang="${lang}" href="http://lectern.test/events/${shown.slug}?lang=${lang}"/>`,
  )
  expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8')
  for (const lang of ['en', 'vi', 'fr']) {
    expect(xml).toContain(
      `<url><loc>http://lectern.test/events/${shown.slug}?lang=${lang}</loc><lastmod>${shown.updatedAt.toISOString()}</lastmod>${alternates.join('')}</url>`,
    )
    expect(xml).toContain(`<loc>http://lectern.test/organizations/${organization.slug}?lang=${lang}</loc>`)
  }
  for (const { slug } of hidden) expect(xml).not.toContain(slug)
})

test('the sitemap lists the schedule of every listed event that has a release', async () => {
  const [released, hidden, draft] = [
    await makeEvent(),
    await makeEvent({ state: 'cancelled' }),
    await makeEvent({ languages: ['en'] }),
  ]
  await makeRelease(released)
  await makeRelease(released)
  await makeRelease(hidden)
  const xml = await (await get('/sitemap.xml')).text()
  const listed = (event: { slug: string }) =>
    xml.split(`<loc>http://lectern.test/events/${event.slug}/schedule?lang=`).length - 1
  expect([released, hidden, draft].map(listed)).toEqual([3, 0, 0])
})

/** Organizations that are only names, as many as it takes. */
async function storeNames(count: number): Promise<void> {
  await env.DB.prepare(
    `with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ?1)
     insert into organizations (id, slug, name, short_name, privacy_notice, created_at, updated_at)
     select 'many-' || i, 'many-' || i, '{}', 'M', '{}', 0, 0 from n`,
  )
    .bind(count)
    .run()
}

test('what one file does not hold is in further ones, each of one trip, and nothing is left out or stands twice', async () => {
  const event = await makeEvent()
  await storeNames(3400)
  const index = await counted('/sitemap.xml')
  expect(index).toMatchObject({ status: 200, roundTrips: 1 })
  const xml = await (await get('/sitemap.xml')).text()
  expect(xml).toContain('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
  const files = [...xml.matchAll(/<sitemap><loc>http:\/\/lectern\.test([^<]+)<\/loc><\/sitemap>/g)].map(
    ([, path]) => path ?? '',
  )
  expect(files).toEqual(['/sitemaps/events/1.xml', '/sitemaps/organizations/1.xml', '/sitemaps/organizations/2.xml'])
  const pages: string[] = []
  for (const file of files) {
    expect(await counted(file)).toMatchObject({ status: 200, roundTrips: 1 })
    const addresses = [
      ...(await (await get(file)).text()).matchAll(/<loc>http:\/\/lectern\.test([^<?]+)\?lang=en<\/loc>/g),
    ]
    pages.push(...addresses.map(([, path]) => path ?? ''))
  }
  expect(new Set(pages).size).toBe(pages.length)
  expect(pages.filter((page) => page.startsWith('/organizations/many-'))).toHaveLength(3400)
  expect(pages).toEqual(expect.arrayContaining(['/', `/events/${event.slug}`]))
  const others = ['events/2.xml', 'events/0.xml', 'events/99999999999999999999.xml', 'rooms/1.xml', 'schedules/1.xml']
  const statuses = others.map(async (file) => (await get(`/sitemaps/${file}`)).status)
  expect(await Promise.all(statuses)).toEqual(others.map(() => 404))
})

test('robots.txt keeps machines out of personal pages and shows them the sitemap', async () => {
  const answer = await get('/robots.txt')
  expect(answer.headers.get('content-type')).toContain('text/plain')
  expect(await answer.text()).toBe(
    'User-agent: *\nAllow: /\nDisallow: /console\nDisallow: /tickets\nDisallow: /previews\n\nSitemap: http://lectern.test/sitemap.xml\n',
  )
})
