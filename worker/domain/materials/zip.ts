import { Problem } from '#worker/core/problem.ts'
import { freeUnpackedBytes, maxUnpackedBytes, maxUnpackedRatio, maxZipEntries } from './limits.ts'

export interface ZipEntry {
  name: string
  isEncrypted: boolean
  unpackedBytes: number
}

/** Where the directory of a ZIP file stands (APPNOTE 6.3.10, 4.3.16), read from the file's last bytes. */
export interface ZipEnd {
  entries: number
  directoryBytes: number
  directoryAt: number
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The end record; undefined where the last bytes hold none. ZIP64 is for files larger than ours. */
export function zipEnd(tail: Uint8Array): ZipEnd | undefined {
  const view = viewOf(tail)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    return {
      entries: view.getUint16(at + 10, true),
      directoryBytes: view.getUint32(at + 12, true),
      directoryAt: view.getUint32(at + 16, true),
    }
  }
  return undefined
}

/** The entries of a directory (4.3.12). Throws `file.damaged` where it is not one, or holds more than it counts: some programs read them all. */
export function zipEntries(directory: Uint8Array, count: number): ZipEntry[] {
  const view = viewOf(directory)
  const decoder = new TextDecoder()
  const entries: ZipEntry[] = []
  let at = 0
  while (entries.length < count) {
    if (at + 46 > directory.length || view.getUint32(at, true) !== 0x02014b50) throw new Problem('file.damaged')
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: decoder.decode(directory.subarray(at + 46, at + 46 + nameLength)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      unpackedBytes: view.getUint32(at + 24, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (at !== directory.length) throw new Problem('file.damaged')
  return entries
}

/** Microsoft's macros, those of Excel 4.0, and those of OpenDocument. */
const macros = /(^|\/)vbaProject\.bin$|^xl\/macrosheets\/|^(Basic|Scripts)\//i

/** Refuses what no reader should open: macros, encryption, a file that unpacks to far more than it is. */
export function checkEntries(entries: readonly ZipEntry[], bytes: number): void {
  if (entries.some(({ isEncrypted }) => isEncrypted)) throw new Problem('file.encrypted')
  if (entries.some(({ name }) => macros.test(name))) throw new Problem('file.macros')
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0)
  const isBomb = unpacked > freeUnpackedBytes && unpacked > bytes * maxUnpackedRatio
  if (isBomb || unpacked > maxUnpackedBytes || entries.length > maxZipEntries) throw new Problem('file.unpacked')
}
