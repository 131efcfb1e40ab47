/** From here on a size, an offset or a number of entries does not fit its field, and ZIP64 holds it (APPNOTE 6.3.10, 4.4.1.4). */
export const usualLimits = { bytes: 0xffff_ffff, entries: 0xffff }
export type ZipLimits = typeof usualLimits

/** A file as the directory names it. */
export interface ZipFile {
  name: string
  size: number
  /** Null: not known before the bytes have passed. */
  crc32: number | null
  lastModified: Date
}

type Bytes = ArrayLike<number>

/** Numbers of two, four or eight bytes, the lowest byte first (4.4.1.1). */
const u16 = (...values: readonly number[]): number[] => values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff])
const u32 = (...values: readonly number[]): number[] => values.flatMap((value) => u16(value, value >>> 16))
const u64 = (...values: readonly number[]): number[] =>
  values.flatMap((value) => u32(value, Math.floor(value / 0x1_0000_0000)))

function joined(...parts: readonly Bytes[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

const [earliest, latest] = [new Date('1980-01-01T00:00:00Z'), new Date('2107-12-31T23:59:58Z')]

/** Time and date of MS-DOS (4.4.6), in steps of two seconds; it knows no zone, so UTC. */
function dosMoment(moment: Date): Bytes {
  const at = moment < earliest ? earliest : moment > latest ? latest : moment
  return u16(
    (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  )
}

/** The ZIP64 field of an entry (4.5.3). */
const extra64 = (...values: readonly number[]): Bytes =>
  values.length === 0 ? [] : [...u16(1, 8 * values.length), ...u64(...values)]

/** Stands where the number is in the ZIP64 field or record. */
const [full16, full32] = [0xffff, 0xffff_ffff]
const [usual, zip64] = [20, 45]

/** Made on Unix, a plain file that its owner writes and everybody reads (4.4.2, 4.4.15): else `unzip` reads far names as MS-DOS ones. */
const [unix, readable] = [0x0300, 0o100644 * 0x1_0000]

const encoder = new TextEncoder()

/** What frames one file: its header (4.3.7), its descriptor (4.3.9) where the checksum comes late, its line in the directory (4.3.12). */
export function recordsOf({ name, size, crc32, lastModified }: ZipFile, at: number, limits: ZipLimits) {
  const label = encoder.encode(name)
  const [isLate, isLarge, isFar] = [crc32 === null, size >= limits.bytes, at >= limits.bytes]
  // Bit 3: checksum and sizes follow the bytes, which are stored as they are; bit 11: the name is UTF-8 (4.4.4).
  const how = joined(u16(isLarge || isFar ? zip64 : usual, isLate ? 0x0808 : 0x0800, 0), dosMoment(lastModified))
  const sizes = (length: number) => (isLarge ? u32(full32, full32) : u32(length, length))
  const announced = isLate ? 0 : size
  const atFile = isLarge ? extra64(announced, announced) : []
  const inDirectory = extra64(...(isLarge ? [size, size] : []), ...(isFar ? [at] : []))
  return {
    local: joined(
      ...[u32(0x04034b50), how, u32(crc32 ?? 0), sizes(announced)],
      ...[u16(label.length, atFile.length), label, atFile],
    ),
    descriptor: (sum: number) =>
      isLate ? joined(u32(0x08074b50, sum), isLarge ? u64(size, size) : u32(size, size)) : joined(),
    line: (sum: number) =>
      joined(
        ...[u32(0x02014b50), u16(unix | zip64), how, u32(sum), sizes(size)],
        ...[u16(label.length, inDirectory.length, 0, 0, 0), u32(readable, isFar ? full32 : at), label, inDirectory],
      ),
  }
}

/** The directory and what ends the ZIP (4.3.14 to 4.3.16). */
export function directoryOf(lines: readonly Uint8Array[], at: number, limits: ZipLimits): Uint8Array<ArrayBuffer> {
  const count = lines.length
  const size = lines.reduce((sum, line) => sum + line.length, 0)
  const last = (entries: number, length: number, start: number) =>
    joined(u32(0x06054b50), u16(0, 0, entries, entries), u32(length, start), u16(0))
  if (count < limits.entries && size < limits.bytes && at < limits.bytes) return joined(...lines, last(count, size, at))
  const end = joined(u32(0x06064b50), u64(44), u16(zip64, zip64), u32(0, 0), u64(count, count, size, at))
  const locator = joined(u32(0x07064b50, 0), u64(at + size), u32(1))
  return joined(...lines, end, locator, last(full16, full32, full32))
}
