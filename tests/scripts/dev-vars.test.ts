import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ensureSecret } from '#scripts/dev-vars.ts'

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, '.dev.vars')
}

test('a laptop gets a secret of its own once, readable by its owner only', () => {
  const path = file()
  ensureSecret(path)
  const first = readFileSync(path, 'utf8')
  ensureSecret(path)
  expect([first, statSync(path).mode & 0o777]).toEqual([readFileSync(path, 'utf8'), 0o600])
  expect(first).toMatch(/^SECRET=[\w-]{43}\n$/)
})

test('what stands in the file already is kept, an empty secret is followed by a real one', () => {
  const path = file()
  writeFileSync(path, 'OWNER_EMAIL=a@example.org\nSECRET=')
  ensureSecret(path)
  expect(readFileSync(path, 'utf8')).toMatch(/^OWNER_EMAIL=a@example\.org\nSECRET=\nSECRET=[\w-]{43}\n$/)
})
