import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { randomKey } from '#worker/core/ids.ts'
import { writeZip, type ZipEntry, zipLength } from '#worker/core/zip.ts'
import { usualLimits, type ZipFile, type ZipLimits } from '#worker/core/zip-records.ts'

const encoder = new TextEncoder()
const lastModified = new Date('2027-03-02T09:30:31Z')

interface Given {
  name: string
  text: string
  /** What is said of the text, where that is not the truth. */
  size?: number
  isSummed?: boolean
}

const fileOf = ({ name, text, size, isSummed = true }: Given): ZipFile => {
  const bytes = encoder.encode(text)
  return { name, size: size ?? bytes.length, crc32: isSummed ? crc32(bytes) : null, lastModified }
}

/** As the doors do it: bodies from the store, opened one after the other. */
async function* entriesOf(given: readonly Given[]): AsyncGenerator<ZipEntry> {
  for (const one of given) {
    const key = `zip-test/${randomKey()}`
    await ctx().bucket.put(key, encoder.encode(one.text))
    const object = await ctx().bucket.get(key)
    if (!object) throw new Error('not stored')
    yield { ...fileOf(one), body: object.body }
  }
}

async function zipped(given: readonly Given[], limits?: ZipLimits): Promise<Uint8Array> {
  const { readable, writable } = new FixedLengthStream(zipLength(given.map(fileOf), limits))
  const [bytes] = await Promise.all([new Response(readable).bytes(), writeZip(entriesOf(given), writable, limits)])
  return bytes
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/** The number in the ZIP64 field (APPNOTE 6.3.10, 4.5.3) where the usual field is full. */
function lengths(view: DataView, extraAt: number, usual: readonly number[]): number[] {
  let at = extraAt + 4
  return usual.map((value) => {
    if (value !== 0xffff_ffff) return value
    at += 8
    return Number(view.getBigUint64(at - 8, true))
  })
}

/** A reader of its own, strict: each file by its line in the directory, which must agree with what stands at the file. */
function filesIn(zip: Uint8Array) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.length - 22
  expect(view.getUint32(end, true)).toBe(0x06054b50)
  let [count, directory] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)]
  const is64 = directory === 0xffff_ffff
  if (is64) {
    expect(view.getUint32(end - 20, true)).toBe(0x07064b50)
    const end64 = Number(view.getBigUint64(end - 12, true))
    expect([view.getUint32(end64, true), end64 + 56]).toEqual([0x06064b50, end - 20])
    count = Number(view.getBigUint64(end64 + 32, true))
    directory = Number(view.getBigUint64(end64 + 48, true))
  }
  let at = directory
  const files = Array.from({ length: count }, () => {
    expect(view.getUint32(at, true)).toBe(0x02014b50)
    const [flags, sum] = [view.getUint16(at + 8, true), view.getUint32(at + 16, true)]
    const nameLength = view.getUint16(at + 28, true)
    const name = utf8.decode(zip.subarray(at + 46, at + 46 + nameLength))
    const said = [24, 20, 42].map((offset) => view.getUint32(at + offset, true))
    const [size = -1, packed, start = -1] = lengths(view, at + 46 + nameLength, said)
    const isLate = (flags & 8) !== 0
    expect([view.getUint32(start, true), view.getUint16(start + 6, true), packed]).toEqual([0x04034b50, flags, size])
    const dataAt = start + 30 + nameLength
    const atFile = [22, 18].map((offset) => view.getUint32(start + offset, true))
    const facts = [view.getUint32(start + 14, true), ...lengths(view, dataAt, atFile)]
    expect(facts).toEqual(isLate ? [0, 0, 0] : [sum, size, size])
    const data = dataAt + view.getUint16(start + 28, true)
    const bytes = zip.subarray(data, data + size)
    expect(crc32(bytes)).toBe(sum)
    if (isLate)
      expect([view.getUint32(data + size, true), view.getUint32(data + size + 4, true)]).toEqual([0x08074b50, sum])
    at += 46 + nameLength + view.getUint16(at + 30, true)
    return {
      name,
      text: utf8.decode(bytes),
      isUtf8: (flags & 0x800) !== 0,
      isLate,
      version: view.getUint16(start + 4, true),
    }
  })
  expect(at).toBe(is64 ? end - 76 : end)
  return files
}

const given: Given[] = [
  { name: 'Lễ trao giải_Đại học Quốc gia_0001.webp', text: 'một hai ba' },
  { name: 'empty.bin', text: '' },
  { name: 'empty later.bin', text: '', isSummed: false },
  { name: 'Séance d’été.pdf', text: 'x'.repeat(700_001), isSummed: false },
  { name: 'last.webp', text: 'the last' },
]
const expected = (version: number) =>
  given.map(({ name, text, isSummed = true }) => ({ name, text, isUtf8: true, isLate: !isSummed, version }))

test('files come back byte for byte under their names, whether their checksum was known or not, at the announced length', async () => {
  expect(filesIn(await zipped(given))).toEqual(expected(20))
  expect(filesIn(await zipped([]))).toEqual([])
})

test('what does not fit its field stands in that of ZIP64: sizes, offsets, and the number of files', async () => {
  expect(filesIn(await zipped(given, { ...usualLimits, bytes: 0 }))).toEqual(expected(45))
  expect(filesIn(await zipped(given, { ...usualLimits, bytes: 9 })).map(({ version }) => version)).toEqual([
    45, 45, 45, 45, 45,
  ])
  expect(filesIn(await zipped(given, { ...usualLimits, entries: 5 }))).toEqual(expected(20))
})

test('of files beyond four gigabytes the length is right before a byte of them was read', () => {
  const size = 5 * 1024 ** 3
  const files = [true, false].map((isSummed) => fileOf({ name: 'film.mp4', text: '', size, isSummed }))
  // Headers with one ZIP64 field of two sizes, a descriptor of 24 bytes, lines of two and of three numbers, and the end.
  const [name, header] = [8, 30 + 8 + 20]
  expect(zipLength(files)).toBe(2 * size + 2 * header + 24 + (46 + name + 20) + (46 + name + 28) + 56 + 20 + 22)
})

test('the moment is that of the file, in UTC, within the years that the format knows', async () => {
  const moments = ['2027-03-02T09:30:31Z', '1969-07-20T20:17:40Z', '2222-02-02T02:02:02Z'].map(async (moment) => {
    const { readable, writable } = new IdentityTransformStream()
    async function* entries() {
      for await (const entry of entriesOf([{ name: 'a', text: 'a' }]))
        yield { ...entry, lastModified: new Date(moment) }
    }
    const [zip] = await Promise.all([new Response(readable).arrayBuffer(), writeZip(entries(), writable)])
    const [time, date] = [10, 12].map((at) => new DataView(zip).getUint16(at, true)) as [number, number]
    return [(date >> 9) + 1980, (date >> 5) & 15, date & 31, time >> 11, (time >> 5) & 63, (time & 31) * 2]
  })
  expect(await Promise.all(moments)).toEqual([
    [2027, 3, 2, 9, 30, 30],
    [1980, 1, 1, 0, 0, 0],
    [2107, 12, 31, 23, 59, 58],
  ])
})

test('a file that is shorter or longer than was said breaks the ZIP off', async () => {
  const broken = (one: Given) =>
    expect(zipped([given[0] ?? one, one, { name: 'next', text: 'next' }])).rejects.toThrow()
  for (const isSummed of [true, false]) {
    await broken({ name: 'short', text: 'short', size: 9, isSummed })
    await broken({ name: 'long', text: 'rather long', size: 9, isSummed })
  }
  // Without an announced length too, where the bytes pass through our hands.
  const { readable, writable } = new IdentityTransformStream()
  const written = writeZip(entriesOf([{ name: 'short', text: 'short', size: 9, isSummed: false }]), writable)
  await expect(new Response(readable).bytes()).rejects.toThrow()
  await written
})

test('a file that cannot be opened, or whose bytes stop with an error, breaks the ZIP off', async () => {
  for (const crc of [crc32('whole'), null]) {
    async function* failing(): AsyncGenerator<ZipEntry> {
      yield* entriesOf(given.slice(0, 1))
      const body = new ReadableStream({
        type: 'bytes',
        start: (controller) => controller.enqueue(encoder.encode('wh')),
        pull: (controller) => controller.error(new Error('the store went away')),
      })
      yield { name: 'half', size: 5, crc32: crc, lastModified, body }
    }
    const { readable, writable } = new IdentityTransformStream()
    const written = writeZip(failing(), writable)
    await expect(new Response(readable).bytes()).rejects.toThrow()
    await written
  }
  async function* missing(): AsyncGenerator<ZipEntry> {
    yield* entriesOf(given.slice(0, 1))
    throw new Error('not in the store')
  }
  const { readable, writable } = new IdentityTransformStream()
  const written = writeZip(missing(), writable)
  await expect(new Response(readable).bytes()).rejects.toThrow()
  await written
})

test('a reader who goes away ends it, and no further file is opened', async () => {
  for (const isSummed of [true, false]) {
    let opened = 0
    async function* counted() {
      const files = Array.from({ length: 5 }, (_, n) => ({ name: `${n}`, text: 'x'.repeat(400_000), isSummed }))
      for await (const entry of entriesOf(files)) {
        opened += 1
        yield entry
      }
    }
    const { readable, writable } = new IdentityTransformStream()
    const written = writeZip(counted(), writable)
    const reader = readable.getReader()
    await reader.read()
    await reader.read()
    await reader.cancel()
    await written
    expect(opened).toBe(1)
  }
})
