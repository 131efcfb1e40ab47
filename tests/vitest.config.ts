import { dirname } from 'node:path'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { startScannerServer } from './support/scanner-server.ts'
import { startSmtpServer } from './support/smtp-server.ts'

const root = `${dirname(import.meta.dirname)}/`
const migrations = await readD1Migrations(`${root}migrations`)
const smtp = await startSmtpServer()
const scanner = await startScannerServer()

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        plugins: [
          cloudflareTest({
            wrangler: { configPath: `${root}wrangler.toml` },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS: migrations,
                SECRET: 'a-secret-that-only-the-tests-know-0123456789',
                ORIGIN: 'http://lectern.test',
                OWNER_EMAIL: 'first-owner@example.org',
                ENVIRONMENT: 'development',
                MAIL_DRIVER: 'local',
                MAIL_FROM: 'Lectern <no-reply@example.org>',
                TEST_SMTP_PORT: smtp.port,
                TEST_SCANNER_PORT: scanner.port,
                FULL: process.env.FULL ?? '',
                SEED: process.env.SEED ?? '',
              },
              // What its connections said, each told once.
              serviceBindings: { TEST_SMTP: smtp.answer, TEST_SCANNER: scanner.answer },
            },
          }),
        ],
        test: {
          name: 'worker',
          include: ['tests/{core,domain,live,http,jobs,web}/**/*.test.{ts,tsx}', 'tests/access.test.ts'],
          setupFiles: ['tests/support/setup.ts'],
          isolate: false,
          maxWorkers: 2,
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: 'node',
          include: ['tests/architecture.test.ts', 'tests/scripts/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A busy machine is slow to answer a click.
          expect: { poll: { timeout: 15_000 } },
          // Each has a server and a browser of its own, and waits for them most of the time.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
