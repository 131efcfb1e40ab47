import { beforeEach, expect, test } from 'vitest'
import { emptyLists } from '#tests/support/empty.ts'
import { makeEvent, makeOrganization } from '#tests/support/make.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get } from '#tests/support/requests.ts'

beforeEach(emptyLists)

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

test('robots.txt keeps machines out of personal pages and shows them the sitemap', async () => {
  const answer = await get('/robots.txt')
  expect(answer.headers.get('content-type')).toContain('text/plain')
  expect(await answer.text()).toBe(
    'User-agent: *\nAllow: /\nDisallow: /console\nDisallow: /tickets\nDisallow: /previews\n\nSitemap: http://lectern.test/sitemap.xml\n',
  )
})
