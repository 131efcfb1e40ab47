import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { parseArgs } from 'node:util'
import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { isEmail } from '#worker/core/text/email.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { plainHash } from '#worker/core/tokens.ts'
import { run } from './run.ts'

const minutes = 30

/** A text as SQL writes it (doubled quotes); the other values here are made by ourselves. */
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** The statement that stores a one-time link: its hash in place of a code's, so that only the link opens it. */
export async function linkSql(mailbox: string, token: string, now: Date): Promise<string> {
  const expiresAt = now.getTime() + minutes * 60_000
  const values = [quoted(uuidv7(now)), quoted(mailbox), quoted(await plainHash(token)), 0, expiresAt, now.getTime()]
  return `insert into sign_in_codes (id, mailbox, code_hash, tries, expires_at, created_at) values (${values.join(', ')})`
}

async function main(): Promise<number> {
  if (existsSync('.dev.vars')) loadEnvFile('.dev.vars')
  const { values } = parseArgs({
    options: {
      local: { type: 'boolean' },
      remote: { type: 'boolean' },
      email: { type: 'string' },
      origin: { type: 'string' },
      'persist-to': { type: 'string' },
    },
  })
  const email = values.email ?? process.env.OWNER_EMAIL ?? ''
  const mailbox = isEmail(email) ? mailboxOf(email) : undefined
  if (!mailbox) {
    console.error('Whose link? Give --email lan@example.org, or set OWNER_EMAIL.')
    return 1
  }
  const token = randomKey()
  const place = values.remote ? ['--remote'] : ['--local']
  const state = values['persist-to'] ? ['--persist-to', values['persist-to']] : []
  const sql = await linkSql(mailbox, token, new Date())
  const code = await run('wrangler', ['d1', 'execute', 'DB', ...place, ...state, '--yes', '--command', sql])
  if (code !== 0) return code
  const origin = (values.origin ?? process.env.ORIGIN ?? 'http://localhost:8787').replace(/\/$/, '')
  console.log(`\nSigns in ${mailbox}, once, within ${minutes} minutes:\n${origin}/sign-in/links/${token}`)
  return 0
}

if (import.meta.main) process.exitCode = await main()
