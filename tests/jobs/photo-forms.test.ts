import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { datedPictures } from '#tests/support/dated-pictures.ts'
import { makePhoto, photoRow } from '#tests/support/galleries.ts'
import { makeEvent } from '#tests/support/make.ts'
import { oddPictures } from '#tests/support/odd-pictures.ts'
import { ascii, pictures, tracesIn } from '#tests/support/pictures.ts'
import { get } from '#tests/support/requests.ts'
import { inspectPicture } from '#worker/core/images/inspect.ts'
import { originalPath, pictureKey, pictureWidths } from '#worker/core/images/sizes.ts'
import { processPhoto } from '#worker/jobs/images.ts'

async function sizesOf(publicKey: string): Promise<Uint8Array[]> {
  const sizes = pictureWidths.map(async (width) => {
    const object = await ctx().bucket.get(pictureKey(publicKey, `${width}.webp`))
    return new Uint8Array((await object?.arrayBuffer()) ?? [])
  })
  return Promise.all(sizes)
}

/** A transformer that reads a phone's own picture, as the platform's does and the local one does not: it sees `pictures.jpeg` instead. */
const decodingHeic = (images: ImagesBinding): ImagesBinding => {
  const decoded = (stream: ReadableStream) =>
    new ReadableStream<Uint8Array>({
      async start(controller) {
        const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
        const isHeic = new TextDecoder('latin1').decode(bytes.subarray(4, 12)) === 'ftypheic'
        controller.enqueue(isHeic ? pictures.jpeg : bytes)
        controller.close()
      },
    })
  return {
    info: (stream: ReadableStream) => images.info(decoded(stream)),
    input: (stream: ReadableStream) => images.input(decoded(stream)),
  } as unknown as ImagesBinding
}

// Decoders look for the turn of a PNG before its pixels only.
const { heic, pngBehind: _, ...others } = datedPictures

test.each(Object.entries(others))('%s is made upright, and no size tells of the camera', async (_, bytes) => {
  const { id, publicKey } = await makePhoto(await makeEvent(), bytes)
  await processPhoto(ctx(), id)
  expect(await photoRow(id)).toMatchObject({ state: 'ready', width: 32, height: 48 })
  expect(tracesIn(bytes)).not.toEqual([])
  expect((await sizesOf(publicKey)).map(tracesIn)).toEqual(pictureWidths.map(() => []))
})

test('a phone’s own picture that the transformer cannot decode is refused in words at its first try, without a size', async () => {
  const { id, publicKey } = await makePhoto(await makeEvent(), heic)
  expect(await photoRow(id)).toMatchObject({ state: 'processing', width: 96, height: 64 })
  await processPhoto(ctx(), id)
  expect(await photoRow(id)).toMatchObject({ state: 'refused', error: 'upload.heic', attempts: 1 })
  expect((await ctx().bucket.list({ prefix: `pictures/${publicKey}/` })).objects).toEqual([])
})

test('a phone’s own picture that the transformer decodes is shown without a trace, and its original has no address', async () => {
  const { id, publicKey, originalKey } = await makePhoto(await makeEvent(), heic)
  await processPhoto({ ...ctx(), images: decodingHeic(ctx().images) }, id)
  // Upright as the decoder made it, whichever side the header named first.
  expect(await photoRow(id)).toMatchObject({ state: 'ready', width: 64, height: 96 })
  expect(tracesIn(heic)).not.toEqual([])
  expect((await sizesOf(publicKey)).map(tracesIn)).toEqual(pictureWidths.map(() => []))
  for (const name of ['320.webp', 'original', 'og.jpg'])
    expect((await get(`/files/${originalKey}/${name}`)).status, name).toBe(404)
  expect((await ctx().bucket.head(originalPath(originalKey)))?.httpMetadata?.contentType).toBe('image/heic')
})

const { movingWebp, flatPng, ...odd } = oddPictures

test.each(Object.entries(odd))('%s becomes a photo like any other', async (_, bytes) => {
  const { id, publicKey } = await makePhoto(await makeEvent(), bytes)
  await processPhoto(ctx(), id)
  expect(await photoRow(id)).toMatchObject({ state: 'ready', width: 48, height: 32 })
  for (const size of await sizesOf(publicKey)) expect(inspectPicture(size)).toMatchObject({ width: 48, height: 32 })
})

test('36 megapixels in some bytes are made smaller like any other photo', async () => {
  const { id, publicKey } = await makePhoto(await makeEvent(), flatPng)
  await processPhoto(ctx(), id)
  expect(await photoRow(id)).toMatchObject({ state: 'ready', width: 6000, height: 6000 })
  expect((await sizesOf(publicKey)).map((size) => inspectPicture(size)?.width)).toEqual([...pictureWidths])
})

test('an animation is refused before it is stored', async () => {
  await expect(makePhoto(await makeEvent(), movingWebp)).rejects.toMatchObject({ code: 'upload.animated' })
})

test('a page behind a picture’s end is in no size of it', async () => {
  const page = '<script>alert(1)</script>'
  const { id, publicKey } = await makePhoto(await makeEvent(), new Uint8Array([...pictures.jpeg, ...ascii(page)]))
  await processPhoto(ctx(), id)
  expect((await photoRow(id)).state).toBe('ready')
  for (const size of await sizesOf(publicKey)) expect(new TextDecoder('latin1').decode(size)).not.toContain('script')
})

test('a picture whose pixels were cut off, or whose header lies, is refused with a reason after its tries', async () => {
  const cut = pictures.jpeg.slice(0, -150)
  const lying = oddPictures.deepPng.slice()
  // Its header says another size than its pixels have.
  lying.set([0, 0, 0x20, 0], 16)
  for (const bytes of [cut, lying]) {
    const { id, publicKey } = await makePhoto(await makeEvent(), bytes)
    for (const _ of [1, 2, 3]) await processPhoto(ctx(), id).catch(() => undefined)
    expect(await photoRow(id)).toMatchObject({ state: 'refused', error: 'upload.damaged' })
    expect((await ctx().bucket.list({ prefix: `pictures/${publicKey}/` })).objects).toEqual([])
  }
})
