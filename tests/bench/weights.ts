import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

export interface Weight {
  html: number
  css: number
  js: number
}

/** The limits of a page's first visit, in bytes after Brotli at node:zlib's default quality. */
export const budgets: Record<string, Weight> = {
  event: { html: 14 * 1024, css: 12 * 1024, js: 15 * 1024 },
  register: { html: 14 * 1024, css: 12 * 1024, js: 15 * 1024 },
  schedule: { html: 45 * 1024, css: 14 * 1024, js: 25 * 1024 },
  photos: { html: 20 * 1024, css: 12 * 1024, js: 25 * 1024 },
}

const compressed = (bytes: string | Buffer) => brotliCompressSync(bytes).byteLength

/** A built script with all that it imports, statically or on demand. */
function scriptFiles(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  for (const match of readFileSync(`dist/public${path}`, 'utf8').matchAll(/["']\.\/([\w-]+\.js)["']/g)) {
    scriptFiles(`/assets/${match[1]}`, seen)
  }
  return seen
}

/** What a page weighs: its HTML, the styles and the scripts that it names. */
export function weigh(html: string): Weight {
  const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((match) => match[1] ?? '')
  const scripts = [...html.matchAll(/<script type="module" src="([^"]+)"/g)].map((match) => match[1] ?? '')
  const files = new Set(scripts.flatMap((script) => [...scriptFiles(script)]))
  const sum = (paths: Iterable<string>) =>
    [...paths].reduce((total, path) => total + compressed(readFileSync(`dist/public${path}`)), 0)
  return { html: compressed(html), css: sum(styles), js: sum(files) }
}
