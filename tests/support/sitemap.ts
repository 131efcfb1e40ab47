import { get } from './requests.ts'

const text = async (path: string) => (await get(path)).text()

/** The whole sitemap: with the tests of other files it may be so long that it names files of its own. */
export async function wholeSitemap(): Promise<string> {
  const first = await text('/sitemap.xml')
  const files = [...first.matchAll(/<loc>[^<]*(\/sitemaps\/[^<]+)<\/loc>/g)].map(([, path = '']) => path)
  return [first, ...(await Promise.all(files.map(text)))].join('\n')
}
