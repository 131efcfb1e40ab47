import { crc32 } from 'node:zlib'
import { directoryOf, recordsOf, usualLimits, type ZipFile } from './zip-records.ts'

export interface ZipEntry extends ZipFile {
  body: ReadableStream<Uint8Array>
}

const pieceBytes = 256 * 1024

/** A stream in larger pieces than it gives by itself: each costs its way through the archive. */
async function* piecesOf(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader({ mode: 'byob' })
  try {
    for (;;) {
      const { value, done } = await reader.readAtLeast(pieceBytes, new Uint8Array(pieceBytes))
      if (value && value.length > 0) yield value
      if (done) return
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function write(target: WritableStream<Uint8Array>, piece: Uint8Array): Promise<void> {
  if (piece.length === 0) return
  const writer = target.getWriter()
  writer.closed.catch(() => undefined)
  try {
    await writer.write(piece)
  } finally {
    writer.releaseLock()
  }
}

/** Sends a body on piece by piece; yields its checksum. Throws where it is not as long as was said. */
async function writeSummed(target: WritableStream<Uint8Array>, { body, size }: ZipEntry): Promise<number> {
  let sum = 0
  let left = size
  for await (const piece of piecesOf(body)) {
    sum = crc32(piece, sum)
    left -= piece.length
    if (left < 0) break
    await write(target, piece)
  }
  if (left !== 0) throw new Error('a file of the archive is not as long as was said')
  return sum
}

/** How long the ZIP of these files is. */
export function zipLength(files: readonly ZipFile[], limits = usualLimits): number {
  let at = 0
  const lines = files.map((file) => {
    const { local, descriptor, line } = recordsOf(file, at, limits)
    at += local.length + file.size + descriptor(0).length
    return line(0)
  })
  return at + directoryOf(lines, at, limits).length
}

async function writeAll(entries: AsyncIterable<ZipEntry>, target: WritableStream<Uint8Array>, limits = usualLimits) {
  let at = 0
  const lines: Uint8Array[] = []
  for await (const entry of entries) {
    const { local, descriptor, line } = recordsOf(entry, at, limits)
    await write(target, local)
    // A known checksum lets the bytes flow from source to target without a visit to JavaScript.
    if (entry.crc32 !== null) await entry.body.pipeTo(target, { preventClose: true, preventAbort: true })
    const sum = entry.crc32 ?? (await writeSummed(target, entry))
    const after = descriptor(sum)
    await write(target, after)
    at += local.length + entry.size + after.length
    lines.push(line(sum))
  }
  await write(target, directoryOf(lines, at, limits))
  await target.close()
}

/**
 * Writes a ZIP of stored files (APPNOTE 6.3.10), one after the other. Breaks the target off when an entry fails, and ends
 * quietly when the reader goes away: then there is nobody to tell. An entry with a known checksum must have the size it says:
 * its bytes are not counted, except by a target of fixed length.
 */
export async function writeZip(
  entries: AsyncIterable<ZipEntry>,
  target: WritableStream<Uint8Array>,
  limits = usualLimits,
): Promise<void> {
  await writeAll(entries, target, limits).catch((error: unknown) => target.abort(error).catch(() => undefined))
}
