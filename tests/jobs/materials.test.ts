import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { Buffer } from 'node:buffer'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { held } from '#tests/support/galleries.ts'
import { makeEvent } from '#tests/support/make.ts'
import { makeMaterial, versionRow } from '#tests/support/materials.ts'
import type { ScannerCall } from '#tests/support/scanner-server.ts'
import { expectErrors } from '#tests/support/setup.ts'
import type { JobMessage } from '#worker/core/context.ts'
import { events } from '#worker/domain/events/table.ts'
import { storeWhole } from '#worker/domain/materials/finish.ts'
import { objectPath } from '#worker/domain/materials/upload.ts'
import { consume } from '#worker/jobs/queue.ts'

const withScanner = {
  ...env,
  SCANNER_URL: `http://localhost:${env.TEST_SCANNER_PORT}/scan`,
  SCANNER_SECRET: 'the-scanners-own',
}

const calls = async () => (await (await env.TEST_SCANNER.fetch('http://scanner')).json()) as ScannerCall[]

async function makeChecking(text: string) {
  const event = await makeEvent()
  const { id: materialId } = await makeMaterial(event)
  const body = new Blob([text])
  const id = await storeWhole(held(), { actorId: 'somebody', event }, materialId, {
    name: 'notes.txt',
    bytes: body.size,
    body,
  })
  return { event, id }
}

/** Delivers the check once; the tags that it purged, and whether the message comes again. */
async function deliver(versionId: string, where: typeof env = withScanner) {
  const purged: string[] = []
  const cache = {
    purge: ({ tags = [] }: CachePurgeOptions) => {
      purged.push(...tags)
      return Promise.resolve({ success: true, errors: [] })
    },
  }
  const batch = createMessageBatch<JobMessage>('lectern-jobs', [
    { id: '0', timestamp: new Date(), attempts: 1, body: { job: 'material', versionId } },
  ])
  await consume(batch, where, Object.assign(createExecutionContext(), { cache }))
  const { retryMessages } = await getQueueResult(batch, createExecutionContext())
  return { purged, comesAgain: retryMessages.length > 0 }
}

const stateOf = async (id: string) => {
  const { state, error } = await versionRow(id)
  return [state, error]
}

test('a file that the check lets out shows at once: its event’s tag is purged, and the event counts as changed', async () => {
  const { event, id } = await makeChecking('Notes')
  const before = new Date(0)
  await ctx().db.update(events).set({ updatedAt: before }).where(eq(events.id, event.id))
  expect(await deliver(id, env)).toEqual({ purged: [`event-${event.id}`], comesAgain: false })
  const [row] = await ctx().db.select().from(events).where(eq(events.id, event.id))
  expect(row?.updatedAt).not.toEqual(before)
  expect(await deliver(id, env)).toEqual({ purged: [], comesAgain: false })
})

test('where there is a scanner each file goes to it whole, with its secret, and a clean one is ready', async () => {
  await calls()
  const { event, id } = await makeChecking('Harmless')
  expect(await deliver(id)).toEqual({ purged: [`event-${event.id}`], comesAgain: false })
  expect(await stateOf(id)).toEqual(['ready', null])
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('Harmless'))
  const sha256 = Buffer.from(digest).toString('hex')
  expect(await calls()).toEqual([{ authorization: 'Bearer the-scanners-own', length: '8', sha256 }])
})

test.each([
  ['infected', 'VIRUS', 'file.infected'],
  ['one that the scanner cannot judge', 'HARD TO TELL', 'file.unsure'],
])('%s: the file is refused with its reason, never shown, its bytes gone', async (_, text, code) => {
  const { id } = await makeChecking(text)
  expect(await deliver(id)).toEqual({ purged: [], comesAgain: false })
  expect(await stateOf(id)).toEqual(['refused', code])
  expect(await ctx().bucket.head(objectPath((await versionRow(id)).objectKey))).toBeNull()
})

test('while the scanner does not answer the file stays in its check, however often, and is ready when it does', async () => {
  const { id } = await makeChecking('SLEEPS')
  const away = { ...withScanner, SCANNER_URL: 'http://localhost:1/scan' }
  for (let n = 0; n < 4; n += 1) expect((await deliver(id, away)).comesAgain).toBe(true)
  expect((await deliver(id)).comesAgain).toBe(true)
  expect(await stateOf(id)).toEqual(['checking', null])
  expect((await deliver(id)).comesAgain).toBe(false)
  expect(await stateOf(id)).toEqual(['ready', null])
  expect(expectErrors()).toHaveLength(5)
})

test('an answer that is none of the three words is no answer', async () => {
  const { id } = await makeChecking('TALKS')
  expect((await deliver(id)).comesAgain).toBe(true)
  expect(await stateOf(id)).toEqual(['checking', null])
  expect(expectErrors()).toHaveLength(1)
})
