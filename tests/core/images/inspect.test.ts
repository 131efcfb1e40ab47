import { expect, test } from 'vitest'
import { ascii, isoFile, pictures, pngHeader } from '#tests/support/pictures.ts'
import { inspectPicture } from '#worker/core/images/inspect.ts'
import { Problem } from '#worker/core/problem.ts'

const refusal = (bytes: Uint8Array) => {
  try {
    return inspectPicture(bytes)
  } catch (error) {
    return error instanceof Problem ? error.code : error
  }
}

/** An extended WebP whose header says that it moves. */
const animatedWebp = () => {
  const bytes = new Uint8Array(40)
  bytes.set(ascii('RIFF\0\0\0\0WEBPVP8X'))
  bytes.set([10, 0, 0, 0, 0x02, 0, 0, 0, 99, 0, 0, 49, 0, 0], 16)
  return bytes
}

test('type and upright size are read from the bytes of JPEG, PNG and WebP before anything is decoded', () => {
  expect(inspectPicture(pictures.jpeg)).toEqual({
    ...{ type: 'image/jpeg', width: 64, height: 96 },
    capture: { camera: 'Secret Camera' },
  })
  expect(inspectPicture(pictures.png)).toEqual({ type: 'image/png', width: 96, height: 64, capture: {} })
  expect(inspectPicture(pictures.webp)).toEqual({ type: 'image/webp', width: 96, height: 64, capture: {} })
})

test('a header that has not come whole asks for more instead of guessing', () => {
  for (const bytes of [pictures.jpeg, pictures.png, pictures.webp])
    for (const length of [0, 4, 11, 20]) expect(inspectPicture(bytes.subarray(0, length))).toBeUndefined()
})

test('phone formats are told apart from what is no picture at all', () => {
  for (const brand of ['heic', 'heix', 'mif1', 'msf1', 'avif']) expect(refusal(isoFile(brand))).toBe('upload.heic')
  expect(refusal(isoFile('isom'))).toBe('upload.unsupported')
})

test('no name, markup, old format or polyglot start passes as a picture', () => {
  const starts = [
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<!doctype html><script>alert(1)</script>',
    'GIF89a/*\u0001\u0000*/=alert(1)',
    '%!PS-Adobe-3.0 EPSF-3.0',
    'II*\0\u0008\0\0\0 tiff here',
    'MM\0*\0\0\0\u0008 tiff here',
    '8BPS\0\u0001\0\0\0\0\0\0\0\u0003',
    '\0\0\u0001\0\u0001\0 icon here',
    '%PDF-1.7 <html></html>',
    'RIFF\0\0\0\0WAVEfmt ',
  ]
  expect(starts.map((start) => refusal(ascii(start)))).toEqual(starts.map(() => 'upload.unsupported'))
})

test('a bomb is refused by what its header declares', () => {
  expect(refusal(pngHeader(50_000, 50_000))).toBe('upload.too_many_pixels')
  expect(refusal(pngHeader(12_001, 10))).toBe('upload.too_many_pixels')
  expect(refusal(pngHeader(10_001, 10_000))).toBe('upload.too_many_pixels')
  expect(refusal(pngHeader(10_000, 10_000))).toEqual({
    ...{ type: 'image/png', width: 10_000, height: 10_000 },
    capture: {},
  })
  expect(refusal(pngHeader(0, 10))).toBe('upload.damaged')
})

test('pictures that move are refused, not flattened', () => {
  const control = [0, 0, 0, 8, ...ascii('acTL'), 0, 0, 0x27, 0x10, 0, 0, 0, 0, 0, 0, 0, 0]
  expect(refusal(pngHeader(100, 50, control))).toBe('upload.animated')
  expect(refusal(animatedWebp())).toBe('upload.animated')
})

test('a JPEG that ends or scans before its frame header is damaged', () => {
  expect(refusal(new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, 0, 0, 0, 0, 0, 0]))).toBe('upload.damaged')
  expect(refusal(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 1, 0, 0, 0, 0, 0, 0]))).toBe('upload.damaged')
})
