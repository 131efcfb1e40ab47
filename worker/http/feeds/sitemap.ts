import { type Subquery, sql } from 'drizzle-orm'
import { type Context, Hono } from 'hono'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { sitemapStatement } from '#worker/domain/events/queries.ts'
import { gallerySitemapStatement } from '#worker/domain/galleries/showing/door.ts'
import { organizationSitemapStatement } from '#worker/domain/organizations/public-queries.ts'
import { scheduleSitemapStatement } from '#worker/domain/programme/public-queries.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { cacheFor } from '#worker/http/middleware/caching.ts'
import { pagesOfFile, urlsOf, writeSitemap, writeSitemapIndex } from './sitemap-xml.ts'

/** Of one list; the protocol allows 50,000 files in all. */
const maxFiles = 10_000

interface Listed {
  slug: string
  changedAt: Date | null
}

/** Where the pages of each list are; in the order of the statements. */
const addresses = {
  events: (slug: string) => `/events/${slug}`,
  schedules: (slug: string) => `/events/${slug}/schedule`,
  photos: (slug: string) => `/events/${slug}/photos`,
  organizations: (slug: string) => `/organizations/${slug}`,
}
type List = keyof typeof addresses
const lists = Object.keys(addresses) as List[]

/** The statements that bring one file of each list. */
function filesOf(ctx: Ctx, part: number) {
  const offset = (part - 1) * pagesOfFile
  return [
    sitemapStatement(ctx).limit(pagesOfFile).offset(offset),
    scheduleSitemapStatement(ctx).limit(pagesOfFile).offset(offset),
    gallerySitemapStatement(ctx).limit(pagesOfFile).offset(offset),
    organizationSitemapStatement(ctx).limit(pagesOfFile).offset(offset),
  ] as const
}

/** The statements that count each list. */
function countsOf(ctx: Ctx) {
  const count = (listed: Subquery) => ctx.db.select({ count: sql<number>`count(*)`.as('count') }).from(listed)
  return [
    count(sitemapStatement(ctx).as('listed')),
    count(scheduleSitemapStatement(ctx).as('listed')),
    count(gallerySitemapStatement(ctx).as('listed')),
    count(organizationSitemapStatement(ctx).as('listed')),
  ] as const
}

const pagesOf = ({ origin }: Ctx, list: List, listed: readonly Listed[] = []) =>
  listed.map(({ slug, changedAt }) => urlsOf(origin + addresses[list](slug), changedAt))

const startPage = ({ origin }: Ctx) => urlsOf(`${origin}/`, null)

/** The files of each list, by how many pages it has. */
const fileAddresses = ({ origin }: Ctx, counts: readonly number[]) =>
  lists.flatMap((list, index) =>
    Array.from(
      { length: Math.ceil((counts[index] ?? 0) / pagesOfFile) },
      (_, part) => `${origin}/sitemaps/${list}/${part + 1}.xml`,
    ),
  )

function answer(c: Context<AppEnv>, xml: string) {
  cacheFor(c, 300, 'events')
  return c.body(xml, 200, { 'Content-Type': 'application/xml; charset=utf-8' })
}

const robots = (origin: string) => `User-agent: *
Allow: /
Disallow: /console
Disallow: /tickets
Disallow: /previews

Sitemap: ${origin}/sitemap.xml
`

export default new Hono<AppEnv>()
  // All pages while one file holds them, then the files of each list.
  .get('/sitemap.xml', async (c) => {
    const ctx = c.get('ctx')
    const [events, schedules, photos, organizations, ...counted] = await ctx.db.batch([
      ...filesOf(ctx, 1),
      ...countsOf(ctx),
    ])
    const counts = counted.map(([row]) => row?.count ?? 0)
    const isOneFile = counts.reduce((sum, count) => sum + count, 1) <= pagesOfFile
    if (!isOneFile) return answer(c, writeSitemapIndex(fileAddresses(ctx, counts)))
    const listed = [events, schedules, photos, organizations]
    const pages = lists.flatMap((list, index) => pagesOf(ctx, list, listed[index]))
    return answer(c, writeSitemap([startPage(ctx), ...pages]))
  })
  .get('/sitemaps/:list/:part{[0-9]+\\.xml}', async (c) => {
    const ctx = c.get('ctx')
    const list = lists.find((name) => name === c.req.param('list'))
    const part = Number.parseInt(c.req.param('part'), 10)
    const isFile = list !== undefined && part >= 1 && part <= maxFiles
    const statement = isFile && filesOf(ctx, part)[lists.indexOf(list)]
    const listed: Listed[] = statement ? await statement : []
    if (!list || listed.length === 0) throw new Problem('not_found')
    const start = list === 'events' && part === 1 ? [startPage(ctx)] : []
    return answer(c, writeSitemap([...start, ...pagesOf(ctx, list, listed)]))
  })
  .get('/robots.txt', (c) => {
    cacheFor(c, 3600, 'robots')
    return c.text(robots(c.get('ctx').origin))
  })
