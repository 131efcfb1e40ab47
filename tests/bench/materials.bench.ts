import { createHash, randomBytes } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { type Browser, openBrowser } from '#scripts/demo/browser.ts'
import { conferenceSlug, makeConference } from '#scripts/demo/conference.ts'
import { contextOf } from '#scripts/demo/context.ts'
import { demoOrganiser } from '#scripts/demo/organizations.ts'
import { startServer } from '#tests/support/server.ts'
import type { Ctx } from '#worker/core/context.ts'
import { accounts } from '#worker/domain/accounts/table.ts'
import { events } from '#worker/domain/events/table.ts'
import { downloadPath } from '#worker/domain/materials/address.ts'
import { partBytes } from '#worker/domain/materials/limits.ts'
import { addMaterial } from '#worker/domain/materials/save.ts'
import { materialVersions, type VersionRow } from '#worker/domain/materials/table.ts'
import { objectPath } from '#worker/domain/materials/upload.ts'
import { benchConfig } from './config.ts'
import { workerMegabytes } from './cpu.ts'

const megabyte = 1024 ** 2
/** How many files of how many megabytes: one large one, and many at once. */
const runs = process.env.FULL
  ? [
      { files: 1, megabytes: 1024 },
      { files: 20, megabytes: 50 },
    ]
  : [
      { files: 1, megabytes: 160 },
      { files: 6, megabytes: 24 },
    ]
const partsAtOnce = 3
const filesAtOnce = 4

interface Part {
  number: number
  bytes: Buffer<ArrayBuffer>
  sha256: string
}

/** A PDF of random bytes, in parts whose checksums are known beforehand: reckoning them is the browser's work. */
function partsOf(megabytes: number): Part[] {
  const whole = randomBytes(partBytes)
  return Array.from({ length: Math.ceil((megabytes * megabyte) / partBytes) }, (_, index) => {
    const bytes = Buffer.from(whole.subarray(0, Math.min(partBytes, megabytes * megabyte - index * partBytes)))
    bytes.write(index === 0 ? '%PDF-1.4\n' : `part ${index}\n`)
    return { number: index + 1, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  })
}

/** Does the work of each, so many at a time. */
async function eachOf<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = [...items]
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, init)
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return answer
}

async function upload({ origin, cookie }: Browser, materialId: string, parts: readonly Part[]): Promise<void> {
  const base = `${origin}/console/events/${conferenceSlug}/materials/${materialId}/uploads`
  const headers = { cookie, origin, accept: 'application/json' }
  const bytes = parts.reduce((sum, part) => sum + part.bytes.length, 0)
  const body = JSON.stringify({ fileName: 'deck.pdf', bytes })
  const begun = await ask(base, { method: 'POST', body, headers: { ...headers, 'content-type': 'application/json' } })
  const { id } = (await begun.json()) as { id: string }
  await eachOf(parts, partsAtOnce, async ({ number, bytes, sha256 }) => {
    const partHeaders = { ...headers, 'content-type': 'application/octet-stream', 'x-sha256': sha256 }
    await ask(`${base}/${id}/parts/${number}`, { method: 'PUT', body: bytes, headers: partHeaders })
  })
  await (await ask(`${base}/${id}/completion`, { method: 'POST', headers })).text()
}

/** Reads an answer to its end without keeping it. */
async function drain(url: string, headers: Record<string, string> = {}): Promise<void> {
  const { body } = await ask(url, { headers })
  for await (const _ of body as unknown as AsyncIterable<Uint8Array>);
}

interface Figure {
  perSecond: number
  before: number
  peak: number
}

/** Megabytes a second of some work, with the memory of workerd before and at its highest. */
async function measured(megabytes: number, work: () => Promise<unknown>): Promise<Figure> {
  const memory = [workerMegabytes() ?? Number.NaN]
  const sampling = setInterval(() => memory.push(workerMegabytes() ?? Number.NaN), 50)
  const started = performance.now()
  await work()
  const seconds = (performance.now() - started) / 1000
  clearInterval(sampling)
  return { perSecond: megabytes / seconds, before: memory[0] ?? Number.NaN, peak: Math.max(...memory) }
}

const tell = (name: string, { perSecond, before, peak }: Figure, floor?: Figure) =>
  console.log(
    `  ${name.padEnd(28)} ${perSecond.toFixed(0).padStart(5)} MB/s  workerd ${before.toFixed(0)} → ${peak.toFixed(0)} MB` +
      (floor ? `  ratio ${(perSecond / floor.perSecond).toFixed(2)}` : '  (1.00, the floor)'),
  )

async function makeMaterial(ctx: Ctx): Promise<string> {
  const [found] = await ctx.db
    .select({ id: events.id, organizationId: events.organizationId, actorId: accounts.id })
    .from(events)
    .innerJoin(accounts, eq(accounts.mailbox, demoOrganiser))
    .where(eq(events.slug, conferenceSlug))
  if (!found) throw new Error('no conference')
  const { actorId, ...event } = found
  const rule = { releaseRule: 'at-once', releaseAt: null, audience: 'everybody', licence: 'cc0' } as const
  const details = { kind: 'slides', session: null, title: { en: 'Deck' }, url: null, ...rule } as const
  return addMaterial({ ...ctx, now: new Date() }, { actorId, event }, details)
}

async function readyVersion(ctx: Ctx, materialId: string): Promise<VersionRow> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const rows = ctx.db.select().from(materialVersions).where(eq(materialVersions.materialId, materialId))
    const [version] = await rows.orderBy(desc(materialVersions.number)).limit(1)
    if (version?.state === 'ready') return version
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('a file was not checked')
}

/** What materials cost on their way in and out through the Worker, beside the same bytes put and got without it. */
export default async function materialsBench(): Promise<void> {
  const server = await startServer({}, benchConfig())
  const ctx = contextOf(await server.worker.getEnv())
  await makeConference(ctx)
  const browser = await openBrowser(server.origin)
  const bare = (key: string) => `${server.origin}/bare-object?key=${encodeURIComponent(key)}`
  let stored = 0
  for (const { files, megabytes } of runs) {
    console.log(`${files} × ${megabytes} MB, ${partsAtOnce} parts of ${partBytes / megabyte} MB at a time`)
    const parts = partsOf(megabytes)
    const all = files * megabytes
    const indices = Array.from({ length: files }, (_, index) => index)
    const put = await measured(all, () =>
      eachOf(indices, filesAtOnce, (index) =>
        eachOf(parts, partsAtOnce, ({ number, bytes }) =>
          ask(bare(`bench/${index}/${number}`), { method: 'PUT', body: bytes }),
        ),
      ),
    )
    tell('bare put of the parts', put)
    const materials = await Promise.all(indices.map(() => makeMaterial(ctx)))
    const sent = await measured(all, () => eachOf(materials, filesAtOnce, (id) => upload(browser, id, parts)))
    tell('upload through the Worker', sent, put)
    const versions = await Promise.all(materials.map((id) => readyVersion(ctx, id)))
    const getAll = () => eachOf(versions, filesAtOnce, ({ objectKey }) => drain(bare(objectPath(objectKey))))
    // Once unmeasured: the disk's cache should help both alike.
    await getAll()
    const got = await measured(all, getAll)
    tell('bare get', got)
    const fetched = await measured(all, () =>
      eachOf(versions, filesAtOnce, ({ type, ...version }) =>
        drain(server.origin + downloadPath({ ...version, type: type ?? 'pdf' })),
      ),
    )
    tell('download through the Worker', fetched, got)
    stored += all
    const zipped = await measured(stored, () =>
      drain(`${server.origin}/console/events/${conferenceSlug}/materials.zip`, { cookie: browser.cookie }),
    )
    tell('all of the event as ZIP', zipped, got)
  }
  await server.close()
}
