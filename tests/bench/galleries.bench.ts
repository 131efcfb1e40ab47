import { readFileSync } from 'node:fs'
import { eq, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { contextOf } from '#scripts/demo/context.ts'
import { sensorPictures, shoot } from '#tests/support/camera-pictures.ts'
import { startServer } from '#tests/support/server.ts'
import type { Ctx } from '#worker/core/context.ts'
import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { pictureWidths } from '#worker/core/images/sizes.ts'
import { linkToken } from '#worker/core/tokens.ts'
import { events } from '#worker/domain/events/table.ts'
import { photographers, photos } from '#worker/domain/galleries/table.ts'
import { organizations } from '#worker/domain/organizations/table.ts'
import { albumPages } from './album-pages.ts'
import { benchConfig } from './config.ts'
import { workerMegabytes } from './cpu.ts'

const count = process.env.FULL ? 200 : 20
const secret = 'a-secret-that-only-the-tests-know-0123456789'

const ownMegabytes = () => Number(readFileSync('/proc/self/status', 'utf8').match(/VmRSS:\s+(\d+) kB/)?.[1] ?? 0) / 1024

/** Seconds that the work takes, and the most memory that it holds beyond what it began with. */
async function measured(memory: () => number, work: () => Promise<void>) {
  const before = memory()
  let peak = before
  const sampling = setInterval(() => {
    peak = Math.max(peak, memory())
  }, 50)
  const began = performance.now()
  await work()
  clearInterval(sampling)
  return { seconds: (performance.now() - began) / 1000, more: peak - before }
}

/** The floor: the same sizes and the placeholder's pixels from the same pictures, by sharp alone, one after the other. */
async function bareSharp(files: readonly Buffer[]): Promise<void> {
  for (const file of files) {
    const clean = await sharp(file).autoOrient().resize({ width: 2400, withoutEnlargement: true }).webp().toBuffer()
    for (const width of pictureWidths.slice(0, -1)) await sharp(clean).resize({ width }).webp().toBuffer()
    await sharp(clean).resize({ width: 64, height: 64, fit: 'inside' }).png().toBuffer()
  }
}

/** An event with a photographer's link; yields the link's path. */
async function makeLink(ctx: Ctx): Promise<string> {
  const now = new Date()
  const [organizationId, eventId, id] = [uuidv7(now), uuidv7(now), uuidv7(now)]
  const tomorrow = new Date(now.getTime() + 86_400_000)
  const dated = { createdAt: now, updatedAt: now }
  const name = { en: 'Bench' }
  const empty = { summary: {}, description: {}, place: {}, coverAlt: {} }
  const times = { timeZone: 'Asia/Ho_Chi_Minh', startsAt: now, endsAt: tomorrow, publishedAt: now }
  await ctx.db.batch([
    ctx.db
      .insert(organizations)
      .values({ id: organizationId, slug: 'bench', name, shortName: 'Bench', privacyNotice: {}, ...dated }),
    ctx.db.insert(events).values({
      ...{ id: eventId, organizationId, slug: 'bench', kind: 'seminar', state: 'published', uid: 'bench' },
      ...{ title: name, languages: ['en'], accent: '#0b5c5c', ...empty, ...times, ...dated },
    }),
    ctx.db.insert(photographers).values({
      ...{ id, eventId, name: 'Bench', maxPhotos: 1000, createdAt: now },
      endsAt: tomorrow,
    }),
  ])
  return `/photographing/${await linkToken(secret, 'photographer', id, 0)}`
}

/** Sends the pictures, three at a time as the island does, and waits until all are made. */
async function throughUs(ctx: Ctx, link: string, files: readonly Buffer[]): Promise<void> {
  const waiting = [...files]
  const sendEach = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const answer = await fetch(`${link}/uploads/${randomKey()}`, { method: 'PUT', body: new Uint8Array(file) })
      if (answer.status !== 201) throw new Error(await answer.text())
    }
  }
  await Promise.all([sendEach(), sendEach(), sendEach()])
  for (let ready = 0; ready < files.length; ) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    const [row] = await ctx.db.select({ n: sql<number>`count(*)` }).from(photos).where(eq(photos.state, 'ready'))
    ready = row?.n ?? 0
  }
}

/** Pictures of a camera of 4 to 5 MB: how fast they are taken and made, beside sharp alone, and what each asks of the platform. */
export default async function galleriesBench(): Promise<void> {
  const sensors = await sensorPictures(2400, 1600)
  const files: Buffer[] = []
  for (let n = 0; n < count; n += 1) {
    const shot = { orientation: (n % 8) + 1, takenAt: '2031:05:20 09:00:00', serial: `SERIAL-${n}` }
    files.push(await shoot(sensors[shot.orientation] ?? Buffer.alloc(0), shot))
  }
  const floor = await measured(ownMegabytes, () => bareSharp(files))
  const server = await startServer({}, benchConfig())
  const ctx = contextOf(await server.worker.getEnv())
  const link = server.origin + (await makeLink(ctx))
  let worker = 0
  const ours = await measured(
    () => {
      worker = Math.max(worker, workerMegabytes() ?? 0)
      return ownMegabytes()
    },
    () => throughUs(ctx, link, files),
  )
  const calls = (await (await fetch(`${server.origin}/bench-pictures`)).json()) as Record<string, number>
  const tell = (name: string, { seconds, more }: typeof floor) =>
    console.log(
      `${name.padEnd(22)} ${(count / seconds).toFixed(2)} pictures/s  ratio ${(floor.seconds / seconds).toFixed(2)}  ${more.toFixed(0)} MB more at most`,
    )
  console.log(
    `${count} pictures, ${(files.reduce((sum, { length }) => sum + length, 0) / 1024 ** 2 / count).toFixed(1)} MB each`,
  )
  tell('sharp alone', floor)
  tell('upload to ready', ours)
  console.log(
    `workerd with its stores ${worker.toFixed(0)} MB at most (the transformer runs in the bench's own process)`,
  )
  const each = Object.entries(calls).map(([name, n]) => `${name} ${(n / count).toFixed(2)}`)
  console.log(`per picture: ${each.join('  ')}`)
  await server.close()
  await albumPages()
}
