import { setTimeout as wait } from 'node:timers/promises'
import { asc, eq, sql } from 'drizzle-orm'
import ExifReader from 'exifreader'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf } from '#scripts/demo/context.ts'
import { expectAccessible, expectNoSidewaysScroll, openBrowser, phone } from '#tests/support/browser.ts'
import { makeCameraFolder } from '#tests/support/camera-folder.ts'
import { cornerColours } from '#tests/support/camera-pictures.ts'
import { type ConsoleHand, consoleHand } from '#tests/support/console-hand.ts'
import { datedPictures } from '#tests/support/dated-pictures.ts'
import { type Server, startServer } from '#tests/support/server.ts'
import type { Ctx } from '#worker/core/context.ts'
import { pictureWidths } from '#worker/core/images/sizes.ts'
import { events } from '#worker/domain/events/table.ts'
import { albums, photos } from '#worker/domain/galleries/table.ts'
import { sessions } from '#worker/domain/programme/table.ts'

/** 200 of 4 to 12 MB with `FULL=1`. */
const count = process.env.FULL ? 200 : 16

let server: Server
let browser: Browser
let editor: Page
let hand: ConsoleHand
let ctx: Ctx

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  ctx = contextOf(await server.worker.getEnv())
  editor = await (await browser.newContext({ viewport: phone })).newPage()
  hand = consoleHand(editor, server)
})
afterAll(() => Promise.all([server.close(), browser.close()]))

/** A published seminar in Hanoi with a session of an hour from nine and another from ten. */
async function publishSeminar() {
  await hand.makeSeminar()
  await ctx.db.update(events).set({ state: 'published' }).where(eq(events.slug, 'seminar'))
  const [event] = await ctx.db.select().from(events).where(eq(events.slug, 'seminar'))
  for (const hour of [2, 3]) {
    const times = { startsAt: new Date(Date.UTC(2031, 4, 20, hour)), endsAt: new Date(Date.UTC(2031, 4, 20, hour + 1)) }
    const named = { id: `session-${hour}`, uid: `session-${hour}`, title: { en: `Session ${hour - 1}` }, number: hour }
    const rest = { eventId: event?.id ?? '', position: hour, kind: 'talk', abstract: {} } as const
    await ctx.db.insert(sessions).values({ ...named, ...times, ...rest, createdAt: new Date(), updatedAt: new Date() })
  }
}

/** No network for some seconds, after the next picture has come. */
async function cutNetwork(stored: () => number) {
  const session = await editor.context().newCDPSession(editor)
  const before = stored()
  await expect.poll(stored, { timeout: 60_000, interval: 50 }).toBeGreaterThan(before)
  const set = (offline: boolean) =>
    session.send('Network.emulateNetworkConditions', {
      ...{ offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 },
    })
  await session.send('Network.enable')
  await set(true)
  await wait(1500)
  await set(false)
}

const kept = async () => (await ctx.db.select({ count: sql<number>`count(*)` }).from(photos))[0]?.count

const states = async () =>
  (await ctx.db.select({ state: photos.state, count: sql<number>`count(*)` }).from(photos).groupBy(photos.state)).map(
    (row) => [row.state, row.count],
  )

const colourAt = (data: Buffer, { width }: { width: number }, x: number, y: number) => [
  ...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
]

/** The colours in the corners of a picture, from the upper left, clockwise, each by the nearest that was painted. */
async function cornersOf(picture: ArrayBuffer): Promise<string[]> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const [right, bottom] = [info.width - 21, info.height - 21]
  const found = [
    colourAt(data, info, 20, 20),
    colourAt(data, info, right, 20),
    colourAt(data, info, right, bottom),
    colourAt(data, info, 20, bottom),
  ]
  const distance = (colour: string, pixel: readonly number[]) =>
    [1, 3, 5].reduce(
      (sum, at, index) => sum + Math.abs(Number.parseInt(colour.slice(at, at + 2), 16) - (pixel[index] ?? 0)),
      0,
    )
  return found.map((pixel) => cornerColours.toSorted((a, b) => distance(a, pixel) - distance(b, pixel))[0] ?? '')
}

/** What a reader of metadata finds beside the size of the picture. */
function metadataOf(picture: ArrayBuffer): string[] {
  const groups = ExifReader.load(picture, { expanded: true })
  return Object.keys(groups).filter((group) => group !== 'file' && group !== 'riff')
}

/** The keys of all pictures on the public pages, 60 to a page. */
async function publicKeys(): Promise<string[]> {
  const keys = new Set<string>()
  for (let page = 1; page <= Math.ceil(count / 60); page += 1) {
    const html = await (await fetch(`${server.origin}/events/seminar/photos?page=${page}&lang=en`)).text()
    for (const [, key] of html.matchAll(/\/events\/seminar\/photos\/([\w-]{22})/g)) keys.add(key ?? '')
  }
  return [...keys].toSorted()
}

test(`${count} pictures of cameras, JPEG, PNG and WebP, go in over a network that is cut twice and a page that is loaded again: each once, in order of capture, upright, without a trace`, async () => {
  await hand.signIn()
  await publishSeminar()
  const { paths, megabytes } = await makeCameraFolder(count)
  const answers: number[] = []
  editor.on('response', (answer) => {
    if (answer.request().method() === 'PUT') answers.push(answer.status())
  })
  const stored = () => answers.filter((status) => status === 201 || status === 200).length
  await hand.open('/console/events/seminar/photos')
  const began = Date.now()
  await editor.setInputFiles('photo-upload input[type=file]', paths)
  await cutNetwork(stored)
  await expect.poll(() => editor.locator('.uploads li').count(), { timeout: 120_000 }).toBe(count)
  await wait(1000)
  await editor.reload()
  await cutNetwork(stored)
  await expect.poll(kept, { timeout: 60_000 + count * 9000, interval: 500 }).toBe(count)
  const secondsIn = (Date.now() - began) / 1000
  await expect.poll(states, { timeout: 60_000 + count * 9000, interval: 500 }).toEqual([['ready', count]])
  const seconds = (Date.now() - began) / 1000
  // What arrived although its answer was lost was sent again, and stored once.
  expect((await ctx.bucket.list({ prefix: 'originals/' })).objects).toHaveLength(count)
  expect(await editor.locator('.uploads li:not([data-state=sent]):not([data-state=known])').count()).toBe(0)
  await expectAccessible(editor)
  await expectNoSidewaysScroll(editor)

  await hand.open('/console/events/seminar/photos/sorting')
  await hand.submit('form:has([name=albums])')
  await expectAccessible(editor)
  const rows = await ctx.db
    .select({
      name: photos.fileName,
      takenAt: photos.takenAt,
      session: albums.sessionId,
      key: photos.publicKey,
      camera: photos.camera,
    })
    .from(photos)
    .innerJoin(albums, eq(albums.id, photos.albumId))
    .orderBy(asc(photos.position))
  expect(rows.map(({ name }) => name)).toEqual(paths.map((path) => path.split('/').at(-1)))
  const sessionOf = (at: Date | null) => {
    const hour = at?.getUTCHours()
    return hour === 2 || hour === 3 ? `session-${hour}` : null
  }
  expect(rows.map(({ session }) => session)).toEqual(rows.map(({ takenAt }) => sessionOf(takenAt)))
  expect(new Set(rows.map(({ camera }) => camera)).size).toBe(count)

  await hand.open('/console/events/seminar/photos')
  expect(await publicKeys()).toEqual([])
  await editor.check('photo-order > label input')
  if (count > 60) await editor.check('#everything')
  await editor.click('.photo-selection details:first-of-type summary')
  await editor.fill('[name="alt.en"]', 'A hall full of people')
  await hand.submit('.photo-selection', 'button[value=describe]')
  expect(await publicKeys()).toEqual(rows.map(({ key }) => key).toSorted())

  for (const [index, { key }] of rows.entries()) {
    const sizes = pictureWidths.map(async (width) => {
      const answer = await fetch(`${server.origin}/files/${key}/${width}.webp`)
      const picture = await answer.arrayBuffer()
      expect([answer.status, metadataOf(picture)], `${width} of picture ${index}`).toEqual([200, []])
      if (width === 800) expect(await cornersOf(picture), `picture ${index}`).toEqual([...cornerColours])
    })
    await Promise.all(sizes)
  }

  await editor.goto(`${server.origin}/console/events/seminar/photos?lang=en`)
  const sentBefore = answers.length
  await editor.setInputFiles('photo-upload input[type=file]', paths.slice(0, 8))
  await expect.poll(() => editor.locator('.uploads [data-state=known]').count(), { timeout: 60_000 }).toBe(8)
  expect(answers.length).toBe(sentBefore)
  const again = answers.filter((status) => status === 200).length
  console.log(
    `${count} pictures, ${megabytes.toFixed(0)} MB: all in after ${secondsIn.toFixed(0)} s, all ready after ${seconds.toFixed(0)} s, ${(count / seconds).toFixed(2)} a second; ${answers.length} answers to PUT seen, ${again} of them for what had come already, two cuts, one reload`,
  )
}, 3_000_000)

/** A browser that decodes phones' own pictures, as Safari does and this one does not: it sees one of its own. */
const decodesHeic = `{
  const real = createImageBitmap
  globalThis.createImageBitmap = async (image) => {
    if (!image.name?.endsWith('.heic')) return real(image)
    const canvas = new OffscreenCanvas(64, 96)
    canvas.getContext('2d').fillRect(0, 0, 64, 48)
    return canvas.transferToImageBitmap()
  }
}`

test('a phone’s own picture comes as JPEG with its time where the browser decodes it; where neither does it is refused in words', async () => {
  const heic = { mimeType: 'image/heic', buffer: Buffer.from(datedPictures.heic) }
  const send = async (page: Page, name: string) => {
    await page.goto(`${server.origin}/console/events/seminar/photos?lang=en`)
    await page.setInputFiles('photo-upload input[type=file]', { ...heic, name })
    await expect.poll(() => page.locator('.uploads [data-state=sent]').count()).toBe(1)
  }
  const rowOf = async (fileName: string) => {
    const row = async () => (await ctx.db.select().from(photos).where(eq(photos.fileName, fileName)))[0]
    await expect.poll(async () => (await row())?.state, { timeout: 60_000 }).not.toBe('processing')
    return row()
  }
  const decoding = await editor.context().newPage()
  await decoding.addInitScript({ content: decodesHeic })
  await send(decoding, 'decoded.heic')
  const decoded = await rowOf('decoded.jpg')
  expect(decoded).toMatchObject({ state: 'ready', width: 64, height: 96, takenAt: new Date('2025-10-20T02:06:00Z') })
  for (const { key } of (await ctx.bucket.list({ prefix: `pictures/${decoded?.publicKey}/` })).objects) {
    const size = await (await ctx.bucket.get(key))?.arrayBuffer()
    expect([key, metadataOf(size ?? new ArrayBuffer())]).toEqual([key, []])
  }

  await send(editor, 'plain.heic')
  expect(await rowOf('plain.heic')).toMatchObject({
    ...{ state: 'refused', error: 'upload.heic', takenAt: new Date('2025-10-20T02:06:00Z') },
  })
  await editor.reload()
  expect(await editor.textContent('main')).toContain('This is a HEIC picture, which browsers cannot show')
})
