import { setTimeout as wait } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf } from '#scripts/demo/context.ts'
import { openBrowser, phone } from '#tests/support/browser.ts'
import { makeCameraFolder } from '#tests/support/camera-folder.ts'
import { consoleHand } from '#tests/support/console-hand.ts'
import { cuttableWay } from '#tests/support/cut-network.ts'
import { type Server, startServer } from '#tests/support/server.ts'
import type { Ctx } from '#worker/core/context.ts'
import { events } from '#worker/domain/events/table.ts'
import { photos } from '#worker/domain/galleries/table.ts'

/** 200 of 4 to 12 MB with `FULL=1`. */
const count = process.env.FULL ? 200 : 12
const secondsBetweenCuts = process.env.FULL ? 5 : 2

let server: Server
let browser: Browser
let ctx: Ctx

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  ctx = contextOf(await server.worker.getEnv())
})
afterAll(() => Promise.all([server.close(), browser.close()]))

const stored = async () => (await ctx.db.select({ n: sql<number>`count(*)` }).from(photos))[0]?.n ?? 0

test(`R10: ${count} pictures over a network that is cut every ${secondsBetweenCuts} s go on by themselves, are stored once, and their progress is right`, async () => {
  const page = await (await browser.newContext({ viewport: phone })).newPage()
  const way = await cuttableWay(server.origin)
  const hand = consoleHand(page, { ...server, origin: way.origin })
  await hand.signIn()
  await hand.makeSeminar()
  await ctx.db.update(events).set({ state: 'published' }).where(eq(events.slug, 'seminar'))
  const { paths, megabytes } = await makeCameraFolder(count)
  await hand.open('/console/events/seminar/photos')
  const began = Date.now()
  await page.setInputFiles('photo-upload input[type=file]', paths)
  const progress: number[] = []
  let cuts = 0
  let broken = 0
  page.on('requestfailed', (request) => {
    if (request.method() === 'PUT') broken += 1
  })
  const uploaded = () => page.locator('.uploads li:is([data-state=sent], [data-state=known])').count()
  while ((await uploaded()) < count && Date.now() - began < 60_000 + count * 9000) {
    await wait(secondsBetweenCuts * 1000)
    way.cut()
    cuts += 1
    await wait(500)
    way.mend()
    progress.push(await page.locator('photo-upload progress.all').evaluate((bar) => Number(bar.getAttribute('value'))))
  }
  const seconds = (Date.now() - began) / 1000
  expect(await uploaded()).toBe(count)
  expect(await page.locator('photo-upload progress.all').evaluate((bar) => Number(bar.getAttribute('value')))).toBe(1)
  expect(progress.filter((value) => value < 0 || value > 1)).toEqual([])
  expect(broken).toBeGreaterThan(0)
  expect(await stored()).toBe(count)
  expect((await ctx.bucket.list({ prefix: 'originals/' })).objects).toHaveLength(count)
  way.close()
  console.log(
    `R10: ${count} pictures, ${megabytes.toFixed(0)} MB, all in after ${seconds.toFixed(0)} s; ${cuts} cuts broke ${broken} uploads, each picture is stored once`,
  )
}, 3_000_000)
