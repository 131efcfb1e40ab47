import type { Ctx } from '../context.ts'
import { Problem } from '../problem.ts'
import { zipChecksum } from './archived.ts'
import type { Dimensions } from './header.ts'
import { checkDimensions, inspectPicture, type PictureType, pictureTypes } from './inspect.ts'
import { originalPath, pictureKey, pictureNames, pictureWidths } from './sizes.ts'

const quality = 82
const largest = 2400
const smaller = pictureWidths.filter((width) => width < largest)

const isOurs = (format: string): format is PictureType => pictureTypes.some((type) => type === format)

/** The original, read anew for each use: a stream can be read once. */
async function openOriginal(ctx: Ctx, originalKey: string): Promise<R2ObjectBody> {
  const object = await ctx.bucket.get(originalPath(originalKey))
  if (!object) throw new Problem('upload.damaged')
  return object
}

const isHeic = ({ httpMetadata }: R2ObjectBody) => httpMetadata?.contentType === 'image/heic'

/** Asks the decoder what it sees: the header that we read ourselves may have lied. */
async function checkDecoded(ctx: Ctx, originalKey: string): Promise<void> {
  const original = await openOriginal(ctx, originalKey)
  const info = await ctx.images.info(original.body)
  if (!('width' in info) || !(isHeic(original) || isOurs(info.format))) throw new Problem('upload.unsupported')
  checkDimensions(info)
}

/** Degrees clockwise. */
export type Rotation = 0 | 90 | 180 | 270

const bytesOf = async (making: Promise<ImageTransformationResult>) => (await making).response().arrayBuffer()

const webp = (ctx: Ctx, source: ReadableStream, transform: ImageTransform) =>
  bytesOf(ctx.images.input(source).transform(transform).output({ format: 'image/webp', quality }))

const streamOf = (bytes: ArrayBuffer) => new Blob([bytes]).stream()

/** The largest size. One that is turned by hand is made upright first, without loss: decoders differ in which turn they do first. */
async function cleanOf(ctx: Ctx, originalKey: string, rotation: Rotation): Promise<ArrayBuffer> {
  const original = await openOriginal(ctx, originalKey)
  const size = { width: largest, fit: 'scale-down' } as const
  try {
    if (rotation === 0) return await webp(ctx, original.body, size)
    const upright = await bytesOf(ctx.images.input(original.body).transform(size).output({ format: 'image/png' }))
    return await webp(ctx, streamOf(upright), { rotate: rotation })
  } catch (error) {
    throw isHeic(original) ? new Problem('upload.heic') : error
  }
}

/** Which original becomes the sizes of which public key. */
interface Making {
  originalKey: string
  publicKey: string
  rotation?: Rotation
}

/** The upright size, and the bytes of the smallest one. */
export interface Made extends Dimensions {
  smallest: ArrayBuffer
  /** Of all sizes together. */
  bytes: number
  /** How often the platform was asked to make something: it counts them. */
  transformations: number
}

/**
 * Makes every size of an original and stores them under its public key; made again, they are the same. Only the largest is
 * made from the original: WebP keeps no metadata, so whatever is made from it cannot carry any.
 */
export async function storeSizes(ctx: Ctx, { originalKey, publicKey, rotation = 0 }: Making): Promise<Made> {
  await checkDecoded(ctx, originalKey)
  const clean = await cleanOf(ctx, originalKey, rotation)
  const upright = inspectPicture(new Uint8Array(clean))
  if (!upright) throw new Problem('upload.damaged')
  const put = (name: Parameters<typeof pictureKey>[1], bytes: ArrayBuffer, options: R2PutOptions = {}) =>
    ctx.bucket.put(pictureKey(publicKey, name), bytes, { httpMetadata: { contentType: 'image/webp' }, ...options })
  await put(`${largest}.webp`, clean, { customMetadata: zipChecksum(clean) })
  const made = { smallest: clean, bytes: clean.byteLength, transformations: rotation === 0 ? 1 : 2 }
  for (const width of smaller.toReversed()) {
    if (width < upright.width) {
      made.smallest = await webp(ctx, streamOf(clean), { width, fit: 'scale-down' })
      made.transformations += 1
    }
    made.bytes += made.smallest.byteLength
    await put(`${width}.webp`, made.smallest)
  }
  return { width: upright.width, height: upright.height, ...made }
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

/** Where the sizes of a public key and, where given, the original lie. */
export const picturePaths = (publicKey: string | null, originalKey: string | null): string[] => [
  ...(publicKey ? pictureNames.map((name) => pictureKey(publicKey, name)) : []),
  ...(originalKey ? [originalPath(originalKey)] : []),
]

/** Removes the sizes of a public key and, where given, the original; what fails is left to the sweep. */
export const removePicture = (ctx: Ctx, publicKey: string | null, originalKey: string | null): Promise<void> =>
  ctx.bucket.delete(picturePaths(publicKey, originalKey))
