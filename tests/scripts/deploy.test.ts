import { existsSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { deployedOrigin, secretsToStore, storedNames, withPrivateFile } from '#scripts/deploy/secrets.ts'

test('a first deployment makes a random secret of its own and stores the settings that the environment gives', () => {
  const given = { OWNER_EMAIL: 'owner@example.org', MAIL_FROM: '', HOME: '/home/x' }
  const [first, second] = [secretsToStore([], given), secretsToStore([], given)]
  expect(Object.keys(first)).toEqual(['SECRET', 'OWNER_EMAIL'])
  expect(first.SECRET).toMatch(/^[\w-]{43}$/)
  expect(first.SECRET).not.toBe(second.SECRET)
})

test('a later deployment leaves the secret as it is, whatever the environment says', () => {
  expect(secretsToStore(['SECRET', 'ORIGIN'], { SECRET: 'x'.repeat(40) })).toEqual({})
  expect(secretsToStore(['SECRET'], { ORIGIN: 'https://a.example' })).toEqual({ ORIGIN: 'https://a.example' })
})

test('only a list or a Worker that does not exist says which secrets are stored; any other failure stops', () => {
  expect(storedNames({ code: 0, output: '[{"name":"SECRET","type":"secret_text"}]' })).toEqual(['SECRET'])
  expect(storedNames({ code: 1, output: 'Worker "lectern" not found.' })).toEqual([])
  expect(storedNames({ code: 1, output: 'This Worker does not exist on your account. [code: 10007]' })).toEqual([])
  expect(storedNames({ code: 1, output: 'You are not authenticated.' })).toBeUndefined()
})

test('the address is the custom domain, else the one on workers.dev', () => {
  const lines = (...targets: string[]) =>
    `{"type":"wrangler-session"}\n${JSON.stringify({ type: 'deploy', targets })}\n`
  expect(deployedOrigin(lines('https://lectern.me.workers.dev', 'schedule: */5 * * * *'))).toBe(
    'https://lectern.me.workers.dev',
  )
  expect(
    deployedOrigin(
      lines('https://lectern.me.workers.dev', 'events.example.org (custom domain - zone name: example.org)'),
    ),
  ).toBe('https://events.example.org')
  expect(deployedOrigin(lines('schedule: */5 * * * *'))).toBeUndefined()
})

test('the file that carries secrets is readable by its owner only, and gone afterwards', async () => {
  const seen = await withPrivateFile('{"SECRET":"x"}', async (file) => ({
    file,
    content: readFileSync(file, 'utf8'),
    mode: statSync(file).mode & 0o777,
  }))
  expect([seen.content, seen.mode, existsSync(seen.file)]).toEqual(['{"SECRET":"x"}', 0o600, false])
})
