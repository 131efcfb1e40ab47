import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { ascii, pictures, pngHeader, tracesIn, upload } from '#tests/support/pictures.ts'
import { randomKey } from '#worker/core/ids.ts'
import { inspectPicture } from '#worker/core/images/inspect.ts'
import { receivePicture } from '#worker/core/images/receive.ts'
import { storePreview, storeSizes } from '#worker/core/images/resize.ts'
import { maxPictureBytes, originalPath, pictureKey, pictureNames, pictureWidths } from '#worker/core/images/sizes.ts'

const plainHashOf = async (bytes: Uint8Array) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')

const originals = async () =>
  (await ctx().bucket.list({ prefix: 'originals/' })).objects.map((object) => object.key).sort()

test('a picture that comes in pieces is stored whole under a random private key', async () => {
  const pieces = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < pictures.jpeg.length; at += 7) controller.enqueue(pictures.jpeg.slice(at, at + 7))
      controller.close()
    },
  })
  const original = await receivePicture(ctx(), { body: pieces, bytes: pictures.jpeg.length })
  expect(original).toEqual({
    type: 'image/jpeg',
    width: 64,
    height: 96,
    bytes: pictures.jpeg.length,
    originalKey: expect.stringMatching(/^[\w-]{22}$/),
    contentHash: await plainHashOf(pictures.jpeg),
    capture: { camera: expect.stringContaining('Secret Camera') },
  })
  const stored = await ctx().bucket.get(originalPath(original.originalKey))
  expect(new Uint8Array((await stored?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(pictures.jpeg)
})

test('a refused, lying or broken upload leaves no object behind', async () => {
  const before = await originals()
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(pictures.jpeg.slice(0, 900)),
    pull: (controller) => controller.error(new Error('the network went away')),
  })
  const refusals = [
    [upload(pictures.jpeg, maxPictureBytes + 1), 'request.too_large'],
    [upload(pictures.jpeg, pictures.jpeg.length - 1), 'request.malformed'],
    [upload(pictures.jpeg, pictures.jpeg.length + 1), 'request.malformed'],
    [{ body: broken, bytes: pictures.jpeg.length }, 'request.malformed'],
    [upload(ascii('<svg onload="alert(1)"></svg>')), 'upload.unsupported'],
    [upload(new Uint8Array()), 'upload.unsupported'],
    [upload(pngHeader(50_000, 50_000)), 'upload.too_many_pixels'],
    [upload(pictures.jpeg.slice(0, 100)), 'upload.damaged'],
  ] as const
  for (const [body, code] of refusals) await expect(receivePicture(ctx(), body)).rejects.toMatchObject({ code })
  expect(await originals()).toEqual(before)
})

test.each([
  ['jpeg', 64, 96],
  ['webp', 64, 96],
  ['png', 64, 96],
] as const)(
  'every size of a %s is upright, never larger than the original and free of metadata',
  async (format, width, height) => {
    expect(tracesIn(pictures[format])).not.toEqual([])
    const publicKey = randomKey()
    const { originalKey } = await receivePicture(ctx(), upload(pictures[format]))
    const made = await storeSizes(ctx(), { originalKey, publicKey })
    expect(made).toMatchObject({ width, height, transformations: 1 })
    expect(made.bytes).toBe(made.smallest.byteLength * 4)
    await storePreview(ctx(), publicKey)
    for (const name of pictureNames) {
      const object = await ctx().bucket.get(pictureKey(publicKey, name))
      const bytes = new Uint8Array((await object?.arrayBuffer()) ?? new ArrayBuffer())
      expect(tracesIn(bytes), name).toEqual([])
      expect(inspectPicture(bytes)).toMatchObject(
        name === 'og.jpg' ? { type: 'image/jpeg', width: 1200, height: 630 } : { type: 'image/webp', width, height },
      )
    }
    expect(pictureWidths.length + 1).toBe(pictureNames.length)
  },
)
