import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { pictures, upload } from '#tests/support/pictures.ts'
import { randomKey } from '#worker/core/ids.ts'
import { archivedPicture } from '#worker/core/images/archived.ts'
import { receivePicture } from '#worker/core/images/receive.ts'
import { storeSizes } from '#worker/core/images/resize.ts'
import { pictureKey } from '#worker/core/images/sizes.ts'

const readyAt = new Date('2027-03-02T09:30:30Z')

/** The entry without its body, and the checksum that its bytes have. */
async function entryOf(publicKey: string) {
  const entry = await archivedPicture(ctx(), publicKey, { name: 'a.webp', readyAt })
  if (!entry) return undefined
  const { body, ...facts } = entry
  const bytes = await new Response(body).bytes()
  return { facts, bytes: bytes.length, sum: crc32(bytes) }
}

test('a picture brings the checksum of its bytes to a ZIP, also when it was turned and made anew', async () => {
  const { originalKey } = await receivePicture(ctx(), upload(pictures.jpeg))
  const publicKey = randomKey()
  const sums = []
  for (const rotation of [0, 90] as const) {
    await storeSizes(ctx(), { originalKey, publicKey, rotation })
    const entry = await entryOf(publicKey)
    expect(entry?.facts).toEqual({ name: 'a.webp', size: entry?.bytes, crc32: entry?.sum, lastModified: readyAt })
    sums.push(entry?.sum)
  }
  expect(new Set(sums).size).toBe(2)
})

test('one that was made before pictures had checksums comes without, and one whose bytes are gone not at all', async () => {
  const publicKey = randomKey()
  expect(await entryOf(publicKey)).toBeUndefined()
  await ctx().bucket.put(pictureKey(publicKey, '2400.webp'), new Uint8Array([1, 2, 3]))
  expect((await entryOf(publicKey))?.facts).toEqual({ name: 'a.webp', size: 3, crc32: null, lastModified: readyAt })
})
