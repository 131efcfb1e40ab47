import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { hangingBody } from '#tests/support/bodies.ts'
import { ctx } from '#tests/support/context.ts'
import { another, held, makePhotographer, openToAttendees, photographerToken } from '#tests/support/galleries.ts'
import { makeRegistration } from '#tests/support/mails.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { ascii, pictures, pngHeader, upload } from '#tests/support/pictures.ts'
import { app } from '#worker/app.ts'
import { maxBodyMilliseconds } from '#worker/core/body-in-time.ts'
import { randomKey } from '#worker/core/ids.ts'
import { linkToken } from '#worker/core/tokens.ts'
import { photos } from '#worker/domain/galleries/table.ts'
import { organiser } from '#worker/domain/galleries/uploads/room.ts'
import { uploadPhoto } from '#worker/domain/galleries/uploads/upload.ts'

const origin = 'http://lectern.test'

/** An event with the three doors through which pictures come: the console, a photographer's link and an attendee's ticket. */
async function makeDoors() {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  await openToAttendees(event)
  const { id, ticketVersion } = await makeRegistration({}, event)
  const doors = {
    console: `/console/events/${event.slug}/photos`,
    photographer: `/photographing/${await photographerToken(await makePhotographer(event))}`,
    attendee: `/tickets/${await linkToken(ctx().secret, 'ticket', id, ticketVersion)}/photos`,
  }
  const rows = () => ctx().db.select().from(photos).where(eq(photos.eventId, event.id))
  return { event, cookie, doors, rows }
}

interface Sent {
  cookie: string
  bytes?: Uint8Array
  address?: string
  length?: number
}

/** One picture to a door's upload address, by a client at a network address. */
async function put(door: string, { cookie, bytes = another(pictures.jpeg), address, length }: Sent, limit?: RateLimit) {
  const request = new Request(`${origin}${door}/uploads/${randomKey()}`, {
    method: 'PUT',
    body: bytes,
    headers: {
      ...{ origin, cookie, accept: 'application/json', 'content-length': String(length ?? bytes.length) },
      ...(address ? { 'cf-connecting-ip': address } : {}),
    },
  })
  const bindings = { ...env, ...(limit ? { LIMIT_UPLOAD: limit } : {}) }
  const answer = await app.fetch(request, bindings, createExecutionContext())
  const { code = '' } = (await answer.json()) as { code?: string }
  return { status: answer.status, code, after: answer.headers.get('retry-after') }
}

/** So many calls of one key pass. */
const allowing = (most: number): RateLimit => {
  const calls = new Map<string, number>()
  return {
    limit: async ({ key }) => {
      calls.set(key, (calls.get(key) ?? 0) + 1)
      return { success: (calls.get(key) ?? 0) <= most }
    },
  }
}

const originals = async () => (await ctx().bucket.list({ prefix: 'originals/' })).objects.length

test('H1, photo: a flood at any of the three doors is told when to come back, leaves nothing, and keeps nobody else out', async () => {
  const { cookie, doors, rows } = await makeDoors()
  for (const [index, door] of Object.values(doors).entries()) {
    const limit = allowing(3)
    const before = await originals()
    const flood = await Promise.all(
      Array.from({ length: 20 }, () => put(door, { cookie, address: '192.0.2.1' }, limit)),
    )
    expect(flood.filter(({ status }) => status === 201)).toHaveLength(3)
    const refused = { status: 429, code: 'request.too_many', after: '60' }
    expect(flood.filter(({ status }) => status !== 201)).toEqual(Array.from({ length: 17 }, () => refused))
    expect(await put(door, { cookie, address: '198.51.100.7' }, limit)).toMatchObject({ status: 201 })
    expect([(await rows()).length, (await originals()) - before]).toEqual([(index + 1) * 4, 4])
  }
})

test('E1 to E4, E6 and E8, photo: what is no picture, lies about its length or would be a bomb is refused at each door, and leaves nothing', async () => {
  const { cookie, doors, rows } = await makeDoors()
  const before = await originals()
  const tiff = Uint8Array.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 0, 0, 0, 0])
  const { jpeg } = pictures
  const cases: [Partial<Sent>, number, string][] = [
    [{ bytes: ascii('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>') }, 415, 'unsupported'],
    [{ bytes: ascii('<!doctype html><script>alert(1)</script>') }, 415, 'unsupported'],
    [{ bytes: ascii('GIF89a/*\u0001\u0000*/=alert(1)') }, 415, 'unsupported'],
    [{ bytes: tiff }, 415, 'unsupported'],
    [{ bytes: ascii('%!PS-Adobe-3.0') }, 415, 'unsupported'],
    [{ bytes: new Uint8Array() }, 415, 'unsupported'],
    [{ bytes: pngHeader(50_000, 50_000) }, 422, 'too_many_pixels'],
    [{ bytes: jpeg.slice(0, 100) }, 422, 'damaged'],
  ]
  for (const door of Object.values(doors)) {
    for (const [sent, status, code] of cases)
      expect(await put(door, { cookie, ...sent })).toMatchObject({ status, code: `upload.${code}` })
    for (const length of [jpeg.length - 1, jpeg.length + 1])
      expect(await put(door, { cookie, bytes: jpeg, length })).toMatchObject({ status: 400, code: 'request.malformed' })
    expect(await put(door, { cookie, length: 40 * 1024 * 1024 + 1 })).toMatchObject({ status: 413 })
  }
  expect([await rows(), await originals()]).toEqual([[], before])
})

test('E8, photo: a body that breaks off or trickles, before or behind its header, is given up; no row, no object, and it may be sent again', async () => {
  const { event, rows } = await makeDoors()
  const before = await originals()
  const begun = (then: (body: ReadableStreamDefaultController<Uint8Array>) => void | Promise<void>) =>
    new ReadableStream<Uint8Array>({ start: (body) => body.enqueue(pictures.jpeg.slice(0, 900)), pull: then })
  const send = (body: ReadableStream<Uint8Array>) => {
    const sent = { body, bytes: pictures.jpeg.length, key: randomKey(), fileName: 'a.jpg' }
    return uploadPhoto(held(), organiser('me'), event, sent)
  }
  await expect(send(begun((body) => body.error(new Error('gone'))))).rejects.toMatchObject({
    code: 'request.malformed',
  })
  for (const body of [hangingBody(), begun(() => new Promise<void>(() => undefined))]) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const hung = expect(send(body)).rejects.toMatchObject({ code: 'request.stalled' })
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
      await vi.advanceTimersByTimeAsync(maxBodyMilliseconds)
      await hung
    } finally {
      vi.useRealTimers()
    }
  }
  expect([await rows(), await originals()]).toEqual([[], before])
  await uploadPhoto(held(), organiser('me'), event, { ...upload(pictures.jpeg), key: randomKey(), fileName: 'a.jpg' })
  expect([(await rows()).length, await originals()]).toEqual([1, before + 1])
})
