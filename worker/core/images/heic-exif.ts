import { textAt } from './header.ts'

/** Where something lies in the file. */
interface Place {
  at: number
  length: number
}

/** The boxes between two places, by type; the first of each. */
function boxes(view: DataView, from: number, to: number): Map<string, Place> {
  const found = new Map<string, Place>()
  for (let at = from; at + 8 <= to; ) {
    const size = view.getUint32(at)
    if (size < 8 || at + size > to) break
    const type = textAt(view, at + 4, 4)
    if (!found.has(type)) found.set(type, { at: at + 8, length: size - 8 })
    at += size
  }
  return found
}

/** The number of the item whose type is Exif (`iinf` and `infe`, ISO 14496-12, 8.11.6). */
function exifItem(view: DataView, { at, length }: Place): number | undefined {
  const first = at + (view.getUint8(at) === 0 ? 6 : 8)
  for (let entry = first; entry + 8 <= at + length; entry += Math.max(8, view.getUint32(entry))) {
    const version = view.getUint8(entry + 8)
    if (textAt(view, entry + 4, 4) !== 'infe' || version < 2) continue
    const idBytes = version === 2 ? 2 : 4
    if (textAt(view, entry + 12 + idBytes + 2, 4) !== 'Exif') continue
    return version === 2 ? view.getUint16(entry + 12) : view.getUint32(entry + 12)
  }
  return undefined
}

/** A number of so many bytes; of none, 0. */
function numberAt(view: DataView, at: number, bytes: number): number {
  if (bytes === 8) return view.getUint32(at) * 2 ** 32 + view.getUint32(at + 4)
  if (bytes === 4) return view.getUint32(at)
  return bytes === 2 ? view.getUint16(at) : bytes === 1 ? view.getUint8(at) : 0
}

/** Where an item lies (`iloc`, ISO 14496-12, 8.11.3); undefined for one that does not count from the file's beginning. */
function placeOf(view: DataView, box: Place, item: number): Place | undefined {
  const version = view.getUint8(box.at)
  const [sizes, more] = [view.getUint8(box.at + 4), view.getUint8(box.at + 5)]
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 4, sizes & 15, more >> 4]
  const indexBytes = version === 0 ? 0 : more & 15
  const idBytes = version === 2 ? 4 : 2
  const methodBytes = version === 0 ? 0 : 2
  let at = box.at + 6 + idBytes
  for (let left = numberAt(view, box.at + 6, idBytes); left > 0; left--) {
    const baseAt = at + idBytes + methodBytes + 2
    const first = baseAt + baseBytes + 2
    if (numberAt(view, at, idBytes) === item) {
      const offset = numberAt(view, baseAt, baseBytes) + numberAt(view, first + indexBytes, offsetBytes)
      const place = { at: offset, length: numberAt(view, first + indexBytes + offsetBytes, lengthBytes) }
      return (numberAt(view, at + idBytes, methodBytes) & 15) === 0 ? place : undefined
    }
    at = first + view.getUint16(first - 2) * (indexBytes + offsetBytes + lengthBytes)
  }
  return undefined
}

/** Where a phone's own picture keeps its Exif block, by the content of its `meta` box. Throws where lengths lie. */
export function heicExif(meta: DataView): Place | undefined {
  const inside = boxes(meta, 4, meta.byteLength)
  const [names, places] = [inside.get('iinf'), inside.get('iloc')]
  const item = names && exifItem(meta, names)
  return places && item !== undefined ? placeOf(meta, places, item) : undefined
}
