import type { Locale } from '#worker/core/text/languages.ts'

/** What every page knows of its request. */
export interface Frame {
  locale: Locale
  origin: string
  /** Path without query; the language links and the canonical address are made from it. */
  path: string
  /** Query without `lang`, starting with `&`, or empty. */
  query: string
  now: Date
  /** The page's one <style>, or empty; its hash stands in the CSP. */
  style: string
  /** Before the path of everybody's files where downloads have a host of their own; empty or absent otherwise. */
  filesOrigin?: string
  account?: { name: string }
}

/** An address of ours in the page's language; everything printed carries `?lang=`. */
export const link = (frame: Pick<Frame, 'locale'>, path: string): string => {
  const [before = '', fragment] = path.split('#', 2)
  return `${before}${before.includes('?') ? '&' : '?'}lang=${frame.locale}${fragment === undefined ? '' : `#${fragment}`}`
}
