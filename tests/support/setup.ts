import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, vi } from 'vitest'

declare global {
  namespace Cloudflare {
    interface Env {
      TEST_MIGRATIONS: Parameters<typeof applyD1Migrations>[1]
      /** The SMTP server in Node: its port, and what its connections said. */
      TEST_SMTP_PORT: number
      TEST_SMTP: Fetcher
      /** The virus scanner in Node: its port, and what it was sent. */
      TEST_SCANNER_PORT: number
      TEST_SCANNER: Fetcher
      /** `FULL=1` runs the long sizes. */
      FULL: string
      /** Repeats the random run of this seed. */
      SEED: string
    }
  }
}

await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)

/** An unexpected console.error fails the test; one that is meant is caught with `expectErrors`. */
let errors: string[] = []
beforeEach(() => {
  errors = []
  vi.spyOn(console, 'error').mockImplementation((...parts) => void errors.push(parts.join(' ')))
})
afterEach(() => {
  const seen = errors
  errors = []
  vi.restoreAllMocks()
  expect(seen).toEqual([])
})

/** The errors logged so far in this test, taken off the list of unexpected ones. */
export const expectErrors = (): string[] => errors.splice(0)
