import { Buffer } from 'node:buffer'
import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png'
import { rgbaToThumbHash } from 'thumbhash'
import type { Ctx } from '../context.ts'

const side = 64

/** Eight bits each of red, green, blue and opacity, whatever kind of PNG it was. */
function pixelsOf(png: DecodedPng): Uint8Array {
  const [data, channels] = png.palette
    ? [convertIndexedToRgb(png), png.palette[0]?.length ?? 3]
    : [png.data, png.channels]
  const scale = png.depth === 16 ? 257 : 1
  const isGrey = channels < 3
  const rgba = new Uint8Array(png.width * png.height * 4)
  for (let pixel = 0; pixel < png.width * png.height; pixel++) {
    const at = pixel * channels
    const value = (channel: number) => (data[at + channel] ?? 0) / scale
    for (let channel = 0; channel < 3; channel++) rgba[pixel * 4 + channel] = value(isGrey ? 0 : channel)
    rgba[pixel * 4 + 3] = channels % 2 === 0 ? value(channels - 1) : 255
  }
  return rgba
}

/** What stands for a picture until it has come: some 25 bytes (thumbhash) as base64, made from one of its clean sizes. */
export async function placeholderOf(ctx: Ctx, clean: ReadableStream): Promise<string> {
  const result = await ctx.images
    .input(clean)
    .transform({ width: side, height: side, fit: 'scale-down' })
    .output({ format: 'image/png' })
  const png = decode(await result.response().arrayBuffer())
  return Buffer.from(rgbaToThumbHash(png.width, png.height, pixelsOf(png))).toString('base64')
}
