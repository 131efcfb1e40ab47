import { locales } from '#worker/core/text/languages.ts'
import { escapeXml } from '#worker/core/text/xml.ts'

const head = '<?xml version="1.0" encoding="UTF-8"?>'
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** 9,999 addresses a file, each page once a language; the protocol allows 50,000, the Worker's memory fewer. */
export const pagesOfFile = Math.floor(10_000 / locales.length)

/** A page in each language, with the others as alternates (sitemaps.org, xhtml:link). */
export function urlsOf(page: string, changedAt: Date | null): string {
  const address = (locale: string) => escapeXml(`${page}?lang=${locale}`)
  const alternates = locales
    .map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${address(locale)}"/>`)
    .join('')
  const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''
  return locales.map((locale) => `<url><loc>${address(locale)}</loc>${changed}${alternates}</url>`).join('\n')
}

/** A sitemap of pages, each as `urlsOf` writes it. */
export const writeSitemap = (pages: readonly string[]): string =>
  `${head}
<urlset xmlns="${namespace}" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.join('\n')}
</urlset>
`

/** A sitemap of sitemaps. */
export const writeSitemapIndex = (files: readonly string[]): string =>
  `${head}
<sitemapindex xmlns="${namespace}">
${files.map((file) => `<sitemap><loc>${escapeXml(file)}</loc></sitemap>`).join('\n')}
</sitemapindex>
`
