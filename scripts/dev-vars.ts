import { randomBytes } from 'node:crypto'
import { appendFileSync, chmodSync, existsSync, readFileSync } from 'node:fs'

/** 256 random bits, base64url: 43 characters. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** Gives a laptop its own secret, once; the file is ignored by git and readable by its owner only. */
export function ensureSecret(file: string): void {
  const known = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (/^SECRET\s*=\s*['"]?[^\s'"]{32,}/m.test(known)) return
  appendFileSync(file, `${known === '' || known.endsWith('\n') ? '' : '\n'}SECRET=${newSecret()}\n`)
  chmodSync(file, 0o600)
}
