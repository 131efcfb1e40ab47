import { textAt, viewOf } from './header.ts'
import { heicExif } from './heic-exif.ts'
import type { PictureType } from './inspect.ts'

/** Bytes that are waited for, and what they tell: where to look next, never before their end, or the block itself. */
interface Step {
  at: number
  length: number
  look: (bytes: DataView) => Step | DataView | undefined
}

/** What we read of a block stands at its beginning; thumbnails behind it do not matter. */
const maxBlockBytes = 64 * 1024
const maxMetaBytes = 256 * 1024
/** Pixels come in pieces of 8 KB; whoever cuts them finer is not looked after. */
const maxSteps = 10_000

const block = (at: number, length: number, look: Step['look'] = (bytes) => bytes): Step => ({
  ...{ at, look },
  length: Math.min(length, maxBlockBytes),
})

/** The chunks of a PNG until `eXIf` (W3C PNG, 11.3.4.5), which may stand behind the pixels. */
const pngStep = (at: number): Step => ({
  ...{ at, length: 8 },
  look(head) {
    const [length, type] = [head.getUint32(0), textAt(head, 4, 4)]
    if (type === 'eXIf') return block(at + 8, length)
    return type === 'IEND' ? undefined : pngStep(at + 12 + length)
  },
})

/** Some writers put JPEG's own mark before the block. */
const withoutMark = (bytes: DataView) =>
  textAt(bytes, 0, 6) === 'Exif\0\0' ? new DataView(bytes.buffer, bytes.byteOffset + 6, bytes.byteLength - 6) : bytes

/** The chunks of a WebP until `EXIF` (RFC 9649, 2.7), which stands behind the pixels. */
const webpStep = (at: number): Step => ({
  ...{ at, length: 8 },
  look(head) {
    const [type, length] = [textAt(head, 0, 4), head.getUint32(4, true)]
    return type === 'EXIF' ? block(at + 8, length, withoutMark) : webpStep(at + 8 + length + (length % 2))
  },
})

/** The boxes of a phone's own picture until `meta`, which tells where the block is. */
const heicStep = (at: number): Step => ({
  ...{ at, length: 8 },
  look(head) {
    const [size, type] = [head.getUint32(0), textAt(head, 4, 4)]
    if (size < 8 || (type === 'meta' && size > maxMetaBytes)) return undefined
    if (type !== 'meta') return heicStep(at + size)
    return {
      ...{ at: at + 8, length: size - 8 },
      look(meta) {
        const place = heicExif(meta)
        // Its first four bytes tell how far behind them the block begins (ISO 23008-12, A.2.1).
        return place && block(place.at, place.length, (bytes) => new DataView(bytes.buffer, 4 + bytes.getUint32(0)))
      },
    }
  },
})

/** Of a JPEG the head tells it already. */
const firstSteps: Record<PictureType, Step | undefined> = {
  'image/jpeg': undefined,
  'image/png': pngStep(33),
  'image/webp': webpStep(12),
  'image/heic': heicStep(0),
}

/** Finds the Exif block of a picture while its bytes go by, wherever it stands, and keeps nothing else. */
export class ExifFinder {
  found: DataView | undefined
  #step: Step | undefined
  #kept = new Uint8Array()
  #filled = 0
  #steps = 0
  #passed = 0

  constructor(type: PictureType) {
    this.#begin(firstSteps[type])
  }

  readonly sink = () => new WritableStream<Uint8Array>({ write: (piece) => this.push(piece) })

  push(piece: Uint8Array): void {
    while (this.#step) {
      const from = this.#step.at + this.#filled - this.#passed
      if (from >= piece.length) break
      const part = piece.subarray(from, from + this.#step.length - this.#filled)
      this.#kept.set(part, this.#filled)
      this.#filled += part.length
      if (this.#filled < this.#step.length) break
      this.#advance(this.#step)
    }
    this.#passed += piece.length
  }

  #begin(step: Step | undefined) {
    this.#steps += 1
    this.#step = this.#steps > maxSteps || step?.length === 0 ? undefined : step
    this.#kept = new Uint8Array(this.#step?.length ?? 0)
    this.#filled = 0
  }

  #advance({ at, length, look }: Step) {
    let next: ReturnType<Step['look']>
    try {
      next = look(viewOf(this.#kept))
    } catch {
      // Lengths that lie: then it tells nothing.
      next = undefined
    }
    if (next instanceof DataView) this.found = next
    this.#begin(next instanceof DataView || (next && next.at < at + length) ? undefined : next)
  }
}
