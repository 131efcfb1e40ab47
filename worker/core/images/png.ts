import { type HeaderFacts, textAt } from './header.ts'

/** Width and height from IHDR (W3C PNG, 11.2.1); `moves` when an animation chunk stands before the pixels. */
export function pngDimensions(view: DataView): HeaderFacts | undefined | null {
  if (view.byteLength < 33) return undefined
  if (view.getUint32(8) !== 13 || textAt(view, 12, 4) !== 'IHDR') return null
  const size = { width: view.getUint32(16), height: view.getUint32(20) }
  let at = 33
  while (at + 8 <= view.byteLength) {
    const type = textAt(view, at + 4, 4)
    if (type === 'acTL') return { ...size, moves: true }
    if (type === 'IDAT') break
    at += 12 + view.getUint32(at)
  }
  return { ...size, moves: false }
}
