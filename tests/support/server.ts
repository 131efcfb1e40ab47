import { createTestHarness } from 'wrangler'
import { quiet } from '#scripts/run.ts'
import type { Env } from '#worker/env.ts'

Object.assign(process.env, quiet)

export type Server = Awaited<ReturnType<typeof startServer>>

interface LocalMail {
  id: string
  to: string
  subject: string
  text: string
  attachments: { name: string; content: string }[]
}

/** The production bundle in workerd with assets and migrations, empty storage, and the local mailbox. */
export async function startServer(vars: Record<string, string> = {}, configPath = 'wrangler.toml') {
  const harness = createTestHarness({
    root: process.cwd(),
    workers: [
      {
        configPath,
        vars: {
          ENVIRONMENT: 'development',
          MAIL_DRIVER: 'local',
          MAIL_FROM: 'Lectern <no-reply@example.org>',
          OWNER_EMAIL: 'organiser@example.org',
          ...vars,
        },
        secrets: { SECRET: 'a-secret-that-only-the-tests-know-0123456789' },
      },
    ],
  })
  const { url } = await harness.listen()
  const worker = harness.getWorker<Env>()
  await worker.applyD1Migrations('DB')
  return {
    origin: url.origin,
    worker,
    logs: () => harness.getLogs(),
    close: () => harness.close(),
    /** The newest mail to an address that satisfies the condition; waits for the queue to deliver it. */
    async mailTo(address: string, subject: RegExp): Promise<LocalMail> {
      for (let attempt = 0; attempt < 100; attempt += 1) {
        const mails = (await (await fetch(`${url.origin}/dev/mail.json`)).json()) as LocalMail[]
        const mail = mails.find((candidate) => candidate.to.includes(address) && subject.test(candidate.subject))
        if (mail) return mail
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
      throw new Error(`no mail to ${address} matches ${subject}`)
    },
  }
}
