import { Buffer } from 'node:buffer'
import sharp from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import type { Ctx } from '#worker/core/context.ts'
import { pictureKey, pictureWidths } from '#worker/core/images/sizes.ts'
import { albums, photos } from '#worker/domain/galleries/table.ts'

const shapes = [
  [2400, 1600],
  [1200, 1800],
  [1600, 1600],
  [2400, 1000],
] as const

/** Two colours meeting, in a shape: a picture whose placeholder is not plain. */
const drawn = (width: number, height: number, hue: number) =>
  sharp({ create: { width, height, channels: 3, background: `hsl(${hue}, 45%, 35%)` } }).composite([
    {
      input: {
        create: { width: width >> 1, height: height >> 1, channels: 3, background: `hsl(${hue + 60}, 60%, 70%)` },
      },
      gravity: 'southeast',
    },
  ])

async function pictureOf(width: number, height: number, hue: number) {
  const whole = await drawn(width, height, hue).webp().toBuffer()
  const small = sharp(whole).resize(64, 64, { fit: 'inside' }).ensureAlpha().raw()
  const { data, info } = await small.toBuffer({ resolveWithObject: true })
  const sizes = pictureWidths.map(async (size) => {
    const resized = sharp(whole).resize({ width: size, withoutEnlargement: true }).webp()
    return { name: `${size}.webp` as const, bytes: await resized.toBuffer() }
  })
  const thumbhash = Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
  return { width, height, thumbhash, sizes: await Promise.all(sizes) }
}

/** Shown pictures of an event in two albums, each in the store: what a gallery looks like afterwards, without the way there. */
export async function storeAlbums(ctx: Ctx, eventId: string, count: number): Promise<void> {
  const [moments, signing] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'] as const
  const titles = { [moments]: 'Some moments of the seminar', [signing]: 'The signing' }
  const now = new Date()
  for (const [position, [id, title]] of Object.entries(titles).entries()) {
    await ctx.db.insert(albums).values({ id, eventId, title: { en: title }, position, createdAt: now })
  }
  const pictures = await Promise.all(shapes.map(([width, height], index) => pictureOf(width, height, 40 + index * 70)))
  for (let n = 0; n < count; n += 1) {
    const picture = pictures[n % pictures.length]
    if (!picture) return
    const { sizes, ...shown } = picture
    const key = `picture-${String(n).padStart(14, '0')}`
    for (const { name, bytes } of sizes) await ctx.bucket.put(pictureKey(key, name), new Uint8Array(bytes))
    await ctx.db.insert(photos).values({
      ...{ id: `photo-${n}`, eventId, albumId: n % 5 === 4 ? signing : moments, uploadKey: key, originalKey: key },
      ...{ publicKey: key, state: 'ready', position: n + 1, fileName: 'p.jpg', bytes: 1, uploadedBy: 'nobody' },
      ...{ alt: { en: `Picture ${n + 1}` }, caption: n % 3 ? {} : { en: `A caption of picture ${n + 1}` }, ...shown },
      ...{ credit: 'Test Photographer', readyAt: now, createdAt: now, updatedAt: now },
    })
  }
}
