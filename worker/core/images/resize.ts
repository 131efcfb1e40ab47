import type { Ctx } from '../context.ts'
import { Problem } from '../problem.ts'
import type { Dimensions } from './header.ts'
import { checkDimensions, inspectPicture, type PictureType, pictureTypes } from './inspect.ts'
import { originalPath, pictureKey, pictureNames, pictureWidths } from './sizes.ts'

const quality = 82
const largest = 2400
const smaller = pictureWidths.filter((width) => width < largest)

const isOurs = (format: string): format is PictureType => pictureTypes.some((type) => type === format)

/** The original, read anew for each use: a stream can be read once. */
async function openOriginal(ctx: Ctx, originalKey: string): Promise<ReadableStream> {
  const object = await ctx.bucket.get(originalPath(originalKey))
  if (!object) throw new Problem('upload.damaged')
  return object.body
}

/** Asks the decoder what it sees: the header that we read ourselves may have lied. */
async function checkDecoded(ctx: Ctx, originalKey: string): Promise<void> {
  const info = await ctx.images.info(await openOriginal(ctx, originalKey))
  if (!('width' in info) || !isOurs(info.format)) throw new Problem('upload.unsupported')
  checkDimensions(info)
}

async function webp(ctx: Ctx, source: ReadableStream, width: number): Promise<ArrayBuffer> {
  const result = await ctx.images
    .input(source)
    .transform({ width, fit: 'scale-down' })
    .output({ format: 'image/webp', quality })
  return result.response().arrayBuffer()
}

const streamOf = (bytes: ArrayBuffer) => new Blob([bytes]).stream()

/**
 * Makes every size of an original and stores them under its public key; made again, they are the same. Only the largest is
 * made from the original: WebP keeps no metadata, so whatever is made from it cannot carry any. Returns the upright size.
 */
export async function storeSizes(ctx: Ctx, originalKey: string, publicKey: string): Promise<Dimensions> {
  await checkDecoded(ctx, originalKey)
  const clean = await webp(ctx, await openOriginal(ctx, originalKey), largest)
  const upright = inspectPicture(new Uint8Array(clean))
  if (!upright) throw new Problem('upload.damaged')
  const put = (name: Parameters<typeof pictureKey>[1], bytes: ArrayBuffer, contentType: string) =>
    ctx.bucket.put(pictureKey(publicKey, name), bytes, { httpMetadata: { contentType } })
  await put(`${largest}.webp`, clean, 'image/webp')
  for (const width of smaller) {
    const bytes = width < upright.width ? await webp(ctx, streamOf(clean), width) : clean
    await put(`${width}.webp`, bytes, 'image/webp')
  }
  return { width: upright.width, height: upright.height }
}

/** The 1200×630 JPEG that other sites show beside a link. JPEG output may keep metadata, so it is made from a clean size. */
export async function storePreview(ctx: Ctx, publicKey: string): Promise<void> {
  const clean = await ctx.bucket.get(pictureKey(publicKey, `${largest}.webp`))
  if (!clean) throw new Problem('upload.damaged')
  const result = await ctx.images
    .input(clean.body)
    .transform({ width: 1200, height: 630, fit: 'cover' })
    .output({ format: 'image/jpeg', quality })
  const bytes = await result.response().arrayBuffer()
  await ctx.bucket.put(pictureKey(publicKey, 'og.jpg'), bytes, { httpMetadata: { contentType: 'image/jpeg' } })
}

/** Removes the sizes of a public key and, where given, the original; what fails is left to the sweep. */
export async function removePicture(ctx: Ctx, publicKey: string | null, originalKey: string | null): Promise<void> {
  const sizes = publicKey ? pictureNames.map((name) => pictureKey(publicKey, name)) : []
  await ctx.bucket.delete(originalKey ? [...sizes, originalPath(originalKey)] : sizes)
}
