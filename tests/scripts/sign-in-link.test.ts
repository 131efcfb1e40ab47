import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { linkSql } from '#scripts/sign-in-link.ts'
import { plainHash } from '#worker/core/tokens.ts'

test('a one-time link is stored as a hash for half an hour, and a mailbox with a quote stays one value', async () => {
  const database = new DatabaseSync(':memory:')
  database.exec('create table sign_in_codes (id, mailbox, code_hash, tries, expires_at, created_at)')
  const now = new Date('2026-11-22T08:00:00Z')
  const mailbox = "o'brien','x@example.org"
  database.exec(await linkSql(mailbox, 'a-token', now))
  const rows = database.prepare('select mailbox, code_hash, tries, expires_at from sign_in_codes').all()
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { mailbox, code_hash: await plainHash('a-token'), tries: 0, expires_at: Date.parse('2026-11-22T08:30:00Z') },
  ])
})
