import { expect, test } from 'vitest'
import { datedPictures } from '#tests/support/dated-pictures.ts'
import { ascii, pngHeader } from '#tests/support/pictures.ts'
import { exifCapture } from '#worker/core/images/exif.ts'
import { ExifFinder } from '#worker/core/images/exif-finder.ts'
import { type PictureType, pictureType } from '#worker/core/images/inspect.ts'

/** What is found when the picture comes in pieces of so many bytes. */
function captureIn(bytes: Uint8Array, pieces = bytes.length, type: PictureType = pictureType(bytes)) {
  const finder = new ExifFinder(type)
  for (let at = 0; at < bytes.length; at += pieces) finder.push(bytes.subarray(at, at + pieces))
  return finder.found && exifCapture(finder.found)
}

const takenAt = (minute: number) => ({
  ...{ localTime: `2025-10-20T09:0${minute}:00`, offset: '+07:00' },
  camera: 'Secret Camera\nPhone One\nSERIAL-4711',
})

/** As phones write it: the mark of JPEG before the block, and told of in its first four bytes. */
function markedHeic() {
  const { heic } = datedPictures
  const at = heic.findIndex((byte, index) => byte === 0x4d && heic[index + 1] === 0x4d && heic[index + 3] === 0x2a)
  return new Uint8Array([...heic.slice(0, at - 4), 0, 0, 0, 6, ...ascii('Exif\0\0'), ...heic.slice(at)])
}

test('PNG, WebP and HEIC tell when and with which camera they were taken, before or behind their pixels, however they come', () => {
  const forms = Object.values(datedPictures)
  for (const pieces of [1, 7, 64, 5000])
    expect(forms.map((bytes) => captureIn(bytes, pieces))).toEqual(forms.map((_, index) => takenAt(index + 1)))
  expect(captureIn(markedHeic())).toMatchObject({ localTime: takenAt(forms.length).localTime })
})

test('a picture that was cut or lies about any length is read without an error', () => {
  for (const bytes of Object.values(datedPictures)) {
    const type = pictureType(bytes)
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => captureIn(bytes.subarray(0, length), 500, type)).not.toThrow()
    for (let at = 0; at < bytes.length; at += 1)
      for (const value of [0, 1, 0x7f, 0xff]) expect(() => captureIn(bytes.with(at, value), 500, type)).not.toThrow()
  }
})

test('a list of items without end costs nothing', () => {
  const box = (type: string, content: Uint8Array) => {
    const bytes = new Uint8Array(content.length + 8)
    new DataView(bytes.buffer).setUint32(0, bytes.length)
    bytes.set(ascii(type), 4)
    bytes.set(content, 8)
    return bytes
  }
  const infe = box('infe', new Uint8Array([2, 0, 0, 0, 0xff, 0xff, 0, 0, ...ascii('Exif'), 0]))
  const iinf = box('iinf', new Uint8Array([0, 0, 0, 0, 0, 1, ...infe]))
  // Extents of no bytes, 65,535 of them in each of thousands of items.
  const items = new Uint8Array(200_000).fill(0)
  items.set([2, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff])
  for (let at = 10; at + 10 <= items.length; at += 10) items.set([0, 0, 0, 1, 0, 0, 0, 0, 0xff, 0xff], at)
  const meta = box('meta', new Uint8Array([0, 0, 0, 0, ...iinf, ...box('iloc', items)]))
  const began = performance.now()
  expect(captureIn(new Uint8Array([...box('ftyp', ascii('heic\0\0\0\0')), ...meta]))).toBeUndefined()
  expect(performance.now() - began).toBeLessThan(500)
})

test('a block of gigabytes or a million pieces costs nothing', () => {
  const chunk = (length: number, type: string) => [
    ...[length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255],
    ...ascii(type),
  ]
  expect(captureIn(pngHeader(10, 10, [...chunk(0xffffffff, 'eXIf'), 1, 2, 3]))).toBeUndefined()
  const piece = new Uint8Array([...chunk(0, 'tEXt'), 0, 0, 0, 0])
  const finder = new ExifFinder('image/png')
  finder.push(pngHeader(10, 10))
  const many = new Uint8Array(piece.length * 100_000)
  for (let at = 0; at < many.length; at += piece.length) many.set(piece, at)
  const began = performance.now()
  for (let n = 0; n < 30; n += 1) finder.push(many)
  expect(finder.found).toBeUndefined()
  expect(performance.now() - began).toBeLessThan(500)
})
