import { textAt } from './header.ts'

/** When and with which camera a picture was taken, as it says itself. */
export interface Capture {
  /** By the camera's clock, `YYYY-MM-DDTHH:mm:ss`. */
  localTime?: string
  /** Of that clock from UTC, such as `+07:00`, where the camera knows. */
  offset?: string
  /** Maker, model and serial number; never stored as they are. */
  camera?: string
}

const tags = {
  make: 0x010f,
  model: 0x0110,
  orientation: 0x0112,
  details: 0x8769,
  takenAt: 0x9003,
  offset: 0x9011,
  serial: 0xa431,
} as const

/** An Exif block (CIPA DC-008, TIFF 6.0) with the order of its bytes. */
interface Block {
  view: DataView
  isLittle: boolean
}

/** The entries of one directory by tag; those that lie outside the block are left out. */
function directory({ view, isLittle }: Block, at: number): Map<number, number> {
  const entries = new Map<number, number>()
  if (at + 2 > view.byteLength) return entries
  const count = view.getUint16(at, isLittle)
  for (let index = 0; index < count; index++) {
    const entry = at + 2 + index * 12
    if (entry + 12 > view.byteLength) break
    entries.set(view.getUint16(entry, isLittle), entry)
  }
  return entries
}

function blockOf(view: DataView): { block: Block; main: Map<number, number> } | undefined {
  if (view.byteLength < 14) return undefined
  const block = { view, isLittle: view.getUint16(0) === 0x4949 }
  return { block, main: directory(block, view.getUint32(4, block.isLittle)) }
}

/** An ASCII value; up to four characters stand in the entry itself. */
function text({ view, isLittle }: Block, entry: number | undefined): string {
  if (entry === undefined || view.getUint16(entry + 2, isLittle) !== 2) return ''
  const length = view.getUint32(entry + 4, isLittle)
  const at = length <= 4 ? entry + 8 : view.getUint32(entry + 8, isLittle)
  if (at >= view.byteLength || length > 200) return ''
  return (textAt(view, at, length).split('\0')[0] ?? '').trim()
}

/** The Orientation tag, 1 where there is none or it makes no sense. */
export function exifOrientation(exif: DataView): number {
  const found = blockOf(exif)
  const entry = found?.main.get(tags.orientation)
  if (!found || entry === undefined) return 1
  const value = exif.getUint16(entry + 8, found.block.isLittle)
  return value >= 1 && value <= 8 ? value : 1
}

const localTimeIn = (value: string) => {
  const [, year, month, day, time] = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(value) ?? []
  return time === undefined ? undefined : `${year}-${month}-${day}T${time}`
}

/** When and with which camera; what is missing or makes no sense is left out. */
export function exifCapture(exif: DataView): Capture {
  const found = blockOf(exif)
  if (!found) return {}
  const { block, main } = found
  const link = main.get(tags.details)
  const details = link === undefined ? undefined : directory(block, exif.getUint32(link + 8, block.isLittle))
  const localTime = localTimeIn(text(block, details?.get(tags.takenAt)))
  const [offset] = /^[+-](?:0\d|1[0-4]):[0-5]\d$/.exec(text(block, details?.get(tags.offset))) ?? []
  const camera = [main.get(tags.make), main.get(tags.model), details?.get(tags.serial)]
    .map((entry) => text(block, entry))
    .join('\n')
    .trim()
  return { ...(localTime ? { localTime } : {}), ...(offset ? { offset } : {}), ...(camera ? { camera } : {}) }
}
