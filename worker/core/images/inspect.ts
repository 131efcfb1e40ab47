import { Problem } from '../problem.ts'
import type { Capture } from './exif.ts'
import { type Dimensions, type HeaderFacts, textAt, viewOf } from './header.ts'
import { heicDimensions } from './heic.ts'
import { jpegDimensions } from './jpeg.ts'
import { pngDimensions } from './png.ts'
import { webpDimensions } from './webp.ts'

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
/** A phone's own type comes in where the platform can decode it, and never goes out. */
export type PictureType = (typeof pictureTypes)[number] | 'image/heic'

export interface Picture extends Dimensions {
  type: PictureType
  capture: Capture
}

const maxPixels = 100_000_000
const maxSide = 12_000

/** Brands of ISO base media files that are still pictures (ISO 23008-12): a phone's own format. */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'mif1', 'mif2']

/** The same for sequences and AVIF, which the platform does not take. */
const refusedBrands = ['hevc', 'hevx', 'msf1', 'avif', 'avis']

/** The type of a picture by its first bytes; a name or a declared type is never believed. Throws what cannot be one of ours. */
export function pictureType(head: Uint8Array): PictureType {
  const view = viewOf(head)
  if (head.length >= 12) {
    if (view.getUint16(0) === 0xffd8 && head[2] === 0xff) return 'image/jpeg'
    if (view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a) return 'image/png'
    if (textAt(view, 0, 4) === 'RIFF' && textAt(view, 8, 4) === 'WEBP') return 'image/webp'
    const brand = textAt(view, 4, 4) === 'ftyp' ? textAt(view, 8, 4) : ''
    if (heicBrands.includes(brand)) return 'image/heic'
    if (refusedBrands.includes(brand)) throw new Problem('upload.heic')
  }
  throw new Problem('upload.unsupported')
}

/** Refuses what would cost too much to decode, by its declared size: ≤ 100 megapixels and ≤ 12,000 pixels a side. */
export function checkDimensions({ width, height }: Dimensions): void {
  if (width === 0 || height === 0) throw new Problem('upload.damaged')
  if (width > maxSide || height > maxSide || width * height > maxPixels) throw new Problem('upload.too_many_pixels')
}

/** What a picture is, from its first bytes and before any decoding; undefined when more of them are needed. Throws refusals. */
export function inspectPicture(head: Uint8Array): Picture | undefined {
  if (head.length < 12) return undefined
  const type = pictureType(head)
  const found = dimensionsOf(type, viewOf(head))
  if (found === null) throw new Problem(type === 'image/heic' ? 'upload.heic' : 'upload.damaged')
  if (found === undefined) return undefined
  checkDimensions(found)
  if (found.moves) throw new Problem('upload.animated')
  return { type, width: found.width, height: found.height, capture: found.capture ?? {} }
}

function dimensionsOf(type: PictureType, view: DataView): HeaderFacts | undefined | null {
  if (type === 'image/jpeg') return jpegDimensions(view)
  if (type === 'image/heic') return heicDimensions(view)
  return type === 'image/png' ? pngDimensions(view) : webpDimensions(view)
}
