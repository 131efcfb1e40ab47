import { type HeaderFacts, textAt } from './header.ts'

/** The largest size (`ispe`, ISO 23008-12, 6.5.3) that the properties name: tiles and thumbnails have smaller ones. */
function largestIn(view: DataView, from: number, to: number): HeaderFacts | null {
  let found: HeaderFacts | null = null
  for (let at = from; at + 16 <= to; at++) {
    if (view.getUint32(at) !== 0x69737065) continue
    const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)]
    if (!found || width * height > found.width * found.height) found = { width, height, moves: false }
  }
  return found
}

/** Width and height of a phone's own picture; a turn that it names is left to the decoder. Null where it tells none. */
export function heicDimensions(view: DataView): HeaderFacts | undefined | null {
  let at = 0
  while (at + 8 <= view.byteLength) {
    const size = view.getUint32(at)
    const type = textAt(view, at + 4, 4)
    if (size < 8 || type === 'mdat') return null
    if (type === 'meta') return at + size > view.byteLength ? undefined : largestIn(view, at, at + size)
    at += size
  }
  return undefined
}
