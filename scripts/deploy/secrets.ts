import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newSecret } from '#scripts/dev-vars.ts'

const settings = [
  'OWNER_EMAIL',
  'ORIGIN',
  'FILES_ORIGIN',
  'SCANNER_URL',
  'SCANNER_SECRET',
  'MAIL_FROM',
  'MAIL_DRIVER',
  'RESEND_API_KEY',
  'RESEND_WEBHOOK_SECRET',
  'SMTP_HOST',
  'SMTP_PORT',
  'SMTP_USERNAME',
  'SMTP_PASSWORD',
] as const

/**
 * What a deployment stores: a new SECRET only where there is none, since another one would kill every link already sent;
 * the settings as the environment gives them, and never one that it leaves out.
 */
export function secretsToStore(
  stored: readonly string[],
  given: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const secret = stored.includes('SECRET') ? {} : { SECRET: newSecret() }
  return { ...secret, ...Object.fromEntries(settings.flatMap((name) => (given[name] ? [[name, given[name]]] : []))) }
}

/** The names of the stored secrets; undefined when the answer is neither a list nor "there is no such Worker yet". */
export function storedNames(answer: { code: number; output: string }): string[] | undefined {
  if (answer.code !== 0) return /\b10007\b|Worker "[^"]*" not found/.test(answer.output) ? [] : undefined
  const list = JSON.parse(answer.output.slice(answer.output.indexOf('['))) as { name: string }[]
  return list.map(({ name }) => name)
}

/** The address that a deployment is reached at, from the lines of WRANGLER_OUTPUT_FILE_PATH. */
export function deployedOrigin(lines: string): string | undefined {
  const targets = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { type: string; targets?: string[] })
    .flatMap(({ type, targets = [] }) => (type === 'deploy' ? targets : []))
  const own = targets.find((target) => /^[\w.-]+ \(custom domain/.test(target))?.split(' ')[0]
  return own
    ? `https://${own}`
    : targets.find((target) => target.startsWith('https://'))?.match(/^https:\/\/[^/]+/)?.[0]
}

/** Lends the work a file that only this user can read, and removes it whatever happens. */
export async function withPrivateFile<T>(content: string, work: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  try {
    const file = join(folder, 'file.json')
    writeFileSync(file, content, { mode: 0o600 })
    return await work(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
