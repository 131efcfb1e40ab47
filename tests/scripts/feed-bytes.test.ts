import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

const hashes = (zone: string, now: string): string[] =>
  JSON.parse(
    execFileSync('node', ['tests/support/print-feed-hashes.ts', now], {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone },
    }),
  )

test('feeds are the same bytes in two runs, in whatever zone the machine stands and on whatever day', () => {
  const first = hashes('UTC', '2026-11-22T08:00:00Z')
  expect(new Set(first).size).toBe(120)
  for (const [zone, now] of [
    ['UTC', '2026-11-22T08:00:00Z'],
    ['Asia/Tokyo', '2026-11-22T08:00:00Z'],
    ['America/Los_Angeles', '2026-11-22T08:00:00Z'],
    ['Asia/Tokyo', '2027-03-28T23:59:59Z'],
  ] as const)
    expect(hashes(zone, now)).toEqual(first)
})
