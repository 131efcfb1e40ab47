import { type HeaderFacts, textAt } from './header.ts'

const uint24 = (view: DataView, at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000

/** Width and height from the first chunk (RFC 9649): lossy, lossless or extended; `moves` when it is an animation. */
export function webpDimensions(view: DataView): HeaderFacts | undefined | null {
  if (view.byteLength < 30) return undefined
  switch (textAt(view, 12, 4)) {
    case 'VP8 ':
      if (uint24(view, 23) !== 0x2a019d) return null
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, moves: false }
    case 'VP8L': {
      if (view.getUint8(20) !== 0x2f) return null
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, moves: false }
    }
    case 'VP8X':
      return {
        width: uint24(view, 24) + 1,
        height: uint24(view, 27) + 1,
        moves: (view.getUint8(20) & 0x02) !== 0,
      }
    default:
      return null
  }
}
