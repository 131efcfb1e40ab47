import { expect, test } from 'vitest'
import { exifCapture, exifOrientation } from '#worker/core/images/exif.ts'
import { heicDimensions } from '#worker/core/images/heic.ts'

const view = (bytes: readonly number[]) => new DataView(new Uint8Array(bytes).buffer)
const text = (value: string) => [...new TextEncoder().encode(value), 0]
const word = (value: number) => [value & 255, value >> 8]
const long = (value: number) => [...word(value & 0xffff), ...word(value >>> 16)]
const entry = (tag: number, type: number, count: number, value: number) => [
  ...word(tag),
  ...word(type),
  ...long(count),
  ...long(value),
]

/** A block whose details say when, by what clock and with which camera. */
function block(takenAt: string, offset: string) {
  const [make, when, zone] = [text('Maker'), text(takenAt), text(offset)]
  const detailsAt = 8 + 2 + 3 * 12 + 4
  const valuesAt = detailsAt + 2 + 2 * 12 + 4
  return [
    ...[0x49, 0x49, 0x2a, 0, 8, 0, 0, 0],
    ...word(3),
    ...entry(0x010f, 2, make.length, valuesAt),
    ...entry(0x0112, 3, 1, 6),
    ...entry(0x8769, 4, 1, detailsAt),
    ...long(0),
    ...word(2),
    ...entry(0x9003, 2, when.length, valuesAt + make.length),
    ...entry(0x9011, 2, zone.length, valuesAt + make.length + when.length),
    ...long(0),
    ...[...make, ...when, ...zone],
  ]
}

test('capture time, offset, camera and orientation are read from the block', () => {
  const exif = view(block('2025:10:20 09:00:00', '+07:00'))
  expect(exifCapture(exif)).toEqual({ localTime: '2025-10-20T09:00:00', offset: '+07:00', camera: 'Maker' })
  expect(exifOrientation(exif)).toBe(6)
})

test('what makes no sense is left out', () => {
  expect(exifCapture(view(block('    :  :     :  :  ', '7 hours')))).toEqual({ camera: 'Maker' })
  expect(exifCapture(view(block('2025:10:20 09:00:00', '+99:00')))).toEqual({
    localTime: '2025-10-20T09:00:00',
    camera: 'Maker',
  })
})

test('a block that was cut, lies about its lengths or refers to itself is read without an error', () => {
  const whole = block('2025:10:20 09:00:00', '+07:00')
  for (let length = 0; length < whole.length; length += 1)
    expect(() => exifCapture(view(whole.slice(0, length)))).not.toThrow()
  for (let at = 0; at < whole.length; at += 1) {
    for (const value of [0, 1, 0x7f, 0xff]) {
      const damaged = whole.with(at, value)
      expect(() => [exifCapture(view(damaged)), exifOrientation(view(damaged))], `${at} ${value}`).not.toThrow()
    }
  }
})

const box = (type: string, ...content: number[]) => {
  const size = content.length + 8
  return [size >>> 24, (size >> 16) & 255, (size >> 8) & 255, size & 255, ...text(type).slice(0, 4), ...content]
}
const size = (width: number, height: number) =>
  box('ispe', 0, 0, 0, 0, ...[width, height].flatMap((n) => [0, 0, n >> 8, n & 255]))

test('of a phone’s own picture the largest of its sizes is its size; without any it is none', () => {
  const head = box('ftyp', ...text('heic').slice(0, 4), 0, 0, 0, 0)
  const meta = box('meta', 0, 0, 0, 0, ...size(512, 512), ...size(4032, 3024), ...size(320, 240))
  expect(heicDimensions(view([...head, ...meta]))).toEqual({ width: 4032, height: 3024, moves: false })
  expect(heicDimensions(view([...head, ...meta.slice(0, 40)]))).toBeUndefined()
  expect(heicDimensions(view([...head, ...box('mdat', 0)]))).toBeNull()
  expect(heicDimensions(view([...head, ...box('meta', 0, 0, 0, 0)]))).toBeNull()
})
