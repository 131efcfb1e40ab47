import { type Capture, exifCapture, exifOrientation } from './exif.ts'
import type { HeaderFacts } from './header.ts'

/** Start-of-frame markers (ITU T.81, table B.1): all of SOF0–SOF15 but DHT, JPG and DAC. */
const isStartOfFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const isExif = (view: DataView, at: number, length: number) =>
  length > 14 && view.getUint32(at) === 0x45786966 && view.getUint16(at + 4) === 0

/** Width and height of the upright picture; undefined while the frame header has not come, null when it never can. */
export function jpegDimensions(view: DataView): HeaderFacts | undefined | null {
  let orientation = 1
  let capture: Capture = {}
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
      return { ...(orientation >= 5 ? { width: height, height: width } : { width, height }), moves: false, capture }
    }
    if (at + 2 + length > view.byteLength) return undefined
    if (marker === 0xe1 && isExif(view, at + 4, length - 2)) {
      const exif = new DataView(view.buffer, view.byteOffset + at + 10, length - 8)
      orientation = exifOrientation(exif)
      capture = exifCapture(exif)
    }
    at += 2 + length
  }
  return undefined
}
