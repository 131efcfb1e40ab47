import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerMegabytes } from '#tests/bench/cpu.ts'
import { expectAccessible, openBrowser, phone } from '#tests/support/browser.ts'
import { type ConsoleHand, consoleHand } from '#tests/support/console-hand.ts'
import { type Server, startServer } from '#tests/support/server.ts'
import { partBytes } from '#worker/domain/materials/limits.ts'

/** 200 MB with `FULL=1`. */
const megabytes = process.env.FULL ? 200 : 40
/** Three parts on their way with their checksums, and what the stores' simulators hold of them. */
const maxMegabytesMore = 250

/** Slow enough that the file is not through before the test has seen its first parts, on a busy machine too. */
const bytesASecond = (process.env.FULL ? 12 : 6) * 1024 * 1024

let server: Server
let browser: Browser
let editor: Page
let hand: ConsoleHand

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  editor = await (await browser.newContext({ viewport: phone })).newPage()
  hand = consoleHand(editor, server)
})
afterAll(() => Promise.all([server.close(), browser.close()]))

async function makeMaterial() {
  await hand.makeSeminar()
  await hand.open('/console/events/seminar/materials')
  await hand.fill({ 'title.en': 'A large deck' })
  await hand.submit('main form:has([name="audience"])')
  await expectAccessible(editor)
}

/** Writes down where the bar stands, many times a second, until the page goes. */
const watchBar = () =>
  editor.locator('material-upload progress').evaluate((bar) => {
    const seen: number[] = []
    Object.assign(globalThis, { seen })
    setInterval(() => seen.push((bar as unknown as { value: number }).value), 50)
  })

/** The network of a train: some megabytes a second, then nothing, over and over; what is under way when it goes is lost. */
async function shakeNetwork() {
  const session = await editor.context().newCDPSession(editor)
  const set = (offline: boolean) =>
    session.send('Network.emulateNetworkConditions', {
      offline,
      latency: 20,
      downloadThroughput: -1,
      uploadThroughput: bytesASecond,
    })
  await session.send('Network.enable')
  let cuts = 0
  const over = new AbortController()
  const { signal } = over
  const pause = (milliseconds: number) => wait(milliseconds, undefined, { signal }).catch(() => undefined)
  const shaking = (async () => {
    while (!signal.aborted) {
      await set(false)
      await pause(4000)
      if (signal.aborted) break
      await set(true)
      cuts += 1
      await pause(1000)
    }
  })()
  const end = async (offline: boolean) => {
    over.abort()
    await shaking
    await set(offline)
  }
  /** The last cut at once, so that the file does not arrive while the test looks; and the network back for good. */
  return { cuts: () => cuts, cut: () => end(true), mend: () => end(false) }
}

/** What the server has, whatever the browser has told the test by now. */
async function partsStored(): Promise<number> {
  const { DB } = await server.worker.getEnv()
  return (await DB.prepare('select count(*) as parts from upload_parts').first<number>('parts')) ?? 0
}

const seenBars = () => (globalThis as unknown as { seen?: number[] }).seen

const hash = (content: Buffer) => createHash('sha256').update(content).digest('hex')

/** The file's address once it is checked. */
async function checkedFile(): Promise<string> {
  const download = editor.locator('.material-list a')
  const arrived = async () => {
    await editor.reload()
    return download.count()
  }
  await expect.poll(arrived, { timeout: 20_000 }).toBe(1)
  return `${server.origin}${await download.getAttribute('href')}`
}

test(`a deck of ${megabytes} MB arrives whole over a network that breaks and a page that is loaded again, no part stored twice, the bar never backwards, in flat memory`, async () => {
  await hand.signIn()
  await makeMaterial()
  const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(megabytes * 1024 * 1024)])
  const sent: string[] = []
  const stored: string[] = []
  const sentAgain: string[] = []
  const partOf = (url: string) => url.match(/\/parts\/(\d+)$/)?.[1]
  editor.on('request', (request) => {
    const part = partOf(request.url())
    if (part) sent.push(part)
    if (part && stored.includes(part)) sentAgain.push(part)
  })
  editor.on('response', (answer) => {
    const part = partOf(answer.url())
    if (part && answer.status() === 204) stored.push(part)
  })
  // A file of the disk keeps its fingerprint when it is chosen again; one of the test's memory would be made anew.
  const path = join(await mkdtemp(join(tmpdir(), 'deck-')), 'Bài giảng.pdf')
  await writeFile(path, bytes)
  const page = editor.url()
  const memory = [workerMegabytes() ?? 0]
  const sampling = setInterval(() => memory.push(workerMegabytes() ?? 0), 500)
  const network = await shakeNetwork()
  await editor.setInputFiles('material-upload input', path)
  await watchBar()
  await expect.poll(partsStored, { timeout: 240_000 }).toBeGreaterThanOrEqual(Math.floor(megabytes / 16))
  await network.cut()
  const before = (await editor.evaluate(seenBars)) ?? []
  const storedBefore = await partsStored()
  // Left before the network is back, or it would go on and be through.
  await editor.goto('about:blank')
  await network.mend()
  await editor.goto(page)
  const again = await shakeNetwork()
  await editor.setInputFiles('material-upload input', path)
  await watchBar()
  let after: number[] = []
  const copying = setInterval(async () => {
    // On the page that follows there is no bar.
    after = (await editor.evaluate(seenBars).catch(() => undefined)) ?? after
  }, 100)
  await editor.waitForURL(/done=uploaded/, { timeout: 240_000 })
  clearInterval(copying)
  await again.mend()
  await expectAccessible(editor)
  const parts = Math.ceil(bytes.length / partBytes)
  clearInterval(sampling)
  const [first = 0, peak] = [memory[0], Math.max(...memory)]
  console.log(
    `${megabytes} MB in ${parts} parts: ${sent.length} sent, ${stored.length} of them answered, ${network.cuts() + again.cuts()} cuts, ` +
      `one reload; workerd ${first.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most`,
  )
  // Only what the browser had no answer for: it may have arrived, or not.
  expect(sentAgain).toEqual([])
  expect(stored).toEqual([...new Set(stored)])
  for (const seen of [before, after]) expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  // Once the page knows what came, it begins from there.
  expect(after.find((value) => value > 0)).toBeGreaterThanOrEqual((storedBefore - 1) / parts)
  const answer = await editor.request.get(await checkedFile())
  expect(hash(await answer.body())).toBe(hash(bytes))
  // Some parts at a time, whatever the file's size.
  expect(peak - first).toBeLessThan(maxMegabytesMore)
}, 600_000)
