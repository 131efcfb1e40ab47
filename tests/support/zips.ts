interface Entry {
  name: string
  bytes?: string
  /** What the directory says that it unpacks to. */
  unpacked?: number
  isEncrypted?: boolean
}

const words = (view: DataView, at: number, values: readonly [number, 2 | 4][]) => {
  let next = at
  for (const [value, size] of values) {
    if (size === 2) view.setUint16(next, value, true)
    else view.setUint32(next, value, true)
    next += size
  }
}

function record(size: number, name: string, tail: string, values: readonly [number, 2 | 4][]): Uint8Array {
  const text = new TextEncoder().encode(name + tail)
  const bytes = new Uint8Array(size + text.length)
  words(new DataView(bytes.buffer), 0, values)
  bytes.set(text, size)
  return bytes
}

const joined = (parts: readonly Uint8Array[]) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** A ZIP file with stored entries (APPNOTE 6.3.10), whose checksums nobody reads. */
export function zipOf(entries: readonly Entry[]): Uint8Array {
  const locals: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const { name, bytes = '', unpacked = bytes.length, isEncrypted = false } of entries) {
    const flags = isEncrypted ? 1 : 0
    const length = new TextEncoder().encode(name).length
    const shared: [number, 2 | 4][] = [
      [20, 2],
      [flags, 2],
      [0, 2],
      [0, 4],
      [0, 4],
      [bytes.length, 4],
      [unpacked, 4],
    ]
    const local = record(30, name, bytes, [[0x04034b50, 4], ...shared, [length, 2], [0, 2]])
    directory.push(
      record(46, name, '', [
        [0x02014b50, 4],
        [20, 2],
        ...shared,
        [length, 2],
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [at, 4],
      ]),
    )
    locals.push(local)
    at += local.length
  }
  const bytes = directory.reduce((sum, one) => sum + one.length, 0)
  const end = record(22, '', '', [
    [0x06054b50, 4],
    [0, 4],
    [entries.length, 2],
    [entries.length, 2],
    [bytes, 4],
    [at, 4],
    [0, 2],
  ])
  return joined([...locals, ...directory, end])
}
