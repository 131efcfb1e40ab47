import { Hono } from 'hono'
import { locales } from '#worker/core/text/languages.ts'
import { escapeXml } from '#worker/core/text/xml.ts'
import { sitemapStatement } from '#worker/domain/events/queries.ts'
import { gallerySitemapStatement } from '#worker/domain/galleries/showing/door.ts'
import { organizationSitemapStatement } from '#worker/domain/organizations/public-queries.ts'
import { scheduleSitemapStatement } from '#worker/domain/programme/public-queries.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { cacheFor } from '#worker/http/middleware/caching.ts'

/** 10,000 addresses, each page once a language; the protocol allows 50,000, the Worker's memory fewer. */
const maxPages = Math.floor(10_000 / locales.length)

interface Entry {
  path: string
  updatedAt?: Date | null
}

/** One page in each language, with the others as alternates (sitemaps.org, xhtml:link). */
function urlsOf(origin: string, { path, updatedAt }: Entry): string {
  const address = (locale: string) => escapeXml(`${origin}${path}?lang=${locale}`)
  const alternates = locales
    .map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${address(locale)}"/>`)
    .join('')
  const changed = updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : ''
  return locales.map((locale) => `<url><loc>${address(locale)}</loc>${changed}${alternates}</url>`).join('\n')
}

const robots = (origin: string) => `User-agent: *
Allow: /
Disallow: /console
Disallow: /tickets
Disallow: /previews

Sitemap: ${origin}/sitemap.xml
`

export default new Hono<AppEnv>()
  .get('/sitemap.xml', async (c) => {
    const ctx = c.get('ctx')
    const [events, schedules, galleries, organizations] = await ctx.db.batch([
      sitemapStatement(ctx, maxPages),
      scheduleSitemapStatement(ctx, maxPages),
      gallerySitemapStatement(ctx, maxPages),
      organizationSitemapStatement(ctx, maxPages),
    ])
    const pages: Entry[] = [
      { path: '/' },
      ...events.map(({ slug, updatedAt }) => ({ path: `/events/${slug}`, updatedAt })),
      ...schedules.map(({ slug, releasedAt }) => ({ path: `/events/${slug}/schedule`, updatedAt: releasedAt })),
      ...galleries.map(({ slug }) => ({ path: `/events/${slug}/photos` })),
      ...organizations.map(({ slug, updatedAt }) => ({ path: `/organizations/${slug}`, updatedAt })),
    ].slice(0, maxPages)
    cacheFor(c, 300, 'events')
    return c.body(
      `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.map((page) => urlsOf(ctx.origin, page)).join('\n')}
</urlset>
`,
      200,
      { 'Content-Type': 'application/xml; charset=utf-8' },
    )
  })
  .get('/robots.txt', (c) => {
    cacheFor(c, 3600, 'robots')
    return c.text(robots(c.get('ctx').origin))
  })
