import type { HeaderFacts } from './header.ts'

/** Start-of-frame markers (ITU T.81, table B.1): all of SOF0–SOF15 but DHT, JPG and DAC. */
const isStartOfFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** The Orientation tag (0x0112) of an Exif block (TIFF 6.0), 1 where there is none or it makes no sense. */
export function exifOrientation(exif: DataView): number {
  if (exif.byteLength < 14) return 1
  const little = exif.getUint16(0) === 0x4949
  const directory = exif.getUint32(4, little)
  if (directory + 2 > exif.byteLength) return 1
  const entries = exif.getUint16(directory, little)
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + index * 12
    if (entry + 12 > exif.byteLength) return 1
    if (exif.getUint16(entry, little) !== 0x0112) continue
    const value = exif.getUint16(entry + 8, little)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

const isExif = (view: DataView, at: number, length: number) =>
  length > 14 && view.getUint32(at) === 0x45786966 && view.getUint16(at + 4) === 0

/** Width and height of the upright picture; undefined while the frame header has not come, null when it never can. */
export function jpegDimensions(view: DataView): HeaderFacts | undefined | null {
  let orientation = 1
  let at = 2
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xda || marker === 0xd9) return null
    const length = view.getUint16(at + 2)
    if (length < 2) return null
    if (isStartOfFrame(marker)) {
      if (at + 9 > view.byteLength) return undefined
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return orientation >= 5 ? { width: height, height: width, moves: false } : { width, height, moves: false }
    }
    if (at + 2 + length > view.byteLength) return undefined
    if (marker === 0xe1 && isExif(view, at + 4, length - 2)) {
      orientation = exifOrientation(new DataView(view.buffer, view.byteOffset + at + 10, length - 8))
    }
    at += 2 + length
  }
  return undefined
}
