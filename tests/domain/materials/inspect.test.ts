import { expect, test } from 'vitest'
import { pdf } from '#tests/support/materials.ts'
import { pictures } from '#tests/support/pictures.ts'
import { zipOf } from '#tests/support/zips.ts'
import { Problem } from '#worker/core/problem.ts'
import { inspectFile } from '#worker/domain/materials/inspect.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

const told = async (bytes: Uint8Array) => {
  try {
    return await inspectFile(async (offset, length) => bytes.subarray(offset, offset + length), bytes.length)
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

/** The same file whose end counts one entry less than its directory has. */
function fewer(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const at = zip.length - 22 + 10
  view.setUint16(at, view.getUint16(at, true) - 1, true)
  return zip
}

const types = '[Content_Types].xml'
const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

test.each([
  ['pdf', pdf],
  ['pptx', zipOf([{ name: types }, { name: 'ppt/presentation.xml' }])],
  ['docx', zipOf([{ name: types }, { name: 'word/document.xml' }])],
  ['xlsx', zipOf([{ name: types }, { name: 'xl/workbook.xml' }])],
  ['odp', zipOf([{ name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.presentation' }, { name: 'x' }])],
  ['key', zipOf([{ name: 'Index/Document.iwa' }])],
  ['zip', zipOf([{ name: 'data/points.csv', bytes: 'a,b' }])],
  ['mp4', bytesOf('\0\0\0\u0018ftypisom\0\0\0\0')],
  ['webm', Uint8Array.from([0x1a, 0x45, 0xdf, 0xa3, ...bytesOf('....B\u0002webm')])],
  ['jpeg', pictures.jpeg],
  ['png', pictures.png],
  ['webp', pictures.webp],
  ['text', bytesOf('Tên,Điểm\nLan,9')],
] as const)('%s is known by its content', async (type, bytes) => {
  expect(await told(bytes)).toBe(type)
})

test.each([
  ['an SVG picture (E1)', 'file.unsupported', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  ['a page (E2)', 'file.unsupported', bytesOf('\n <!doctype html><title>x</title>')],
  ['a page after a harmless line (E2)', 'file.unsupported', bytesOf('Notes\n<script>alert(1)</script>')],
  ['a program', 'file.unsupported', bytesOf('MZ\u0090\0\u0003')],
  ['a script', 'file.unsupported', bytesOf('#!/bin/sh\nrm -rf /')],
  ['PostScript with binary (E6)', 'file.unsupported', Uint8Array.from([...bytesOf('%!PS-Adobe'), 0, 1])],
  ['TIFF (E6)', 'file.unsupported', Uint8Array.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0])],
  ['PSD (E6)', 'file.unsupported', bytesOf('8BPS\0\u0001')],
  ['an icon (E6)', 'file.unsupported', Uint8Array.from([0, 0, 1, 0, 1, 0])],
  ['a HEIC picture', 'file.unsupported', bytesOf('\0\0\0\u0018ftypheic\0\0\0\0')],
  ['old Office', 'file.unsupported', Uint8Array.from([...compound, 0, 0])],
  [
    'Office with a password (E7)',
    'file.encrypted',
    Uint8Array.from([...compound, ...bytesOf('EncryptedPackage'.split('').join('\0'))]),
  ],
  [
    'macros that the end of the directory does not count (E7)',
    'file.damaged',
    fewer(zipOf([{ name: types }, { name: 'ppt/presentation.xml' }, { name: 'ppt/vbaProject.bin' }])),
  ],
  ['an encrypted ZIP (E7)', 'file.encrypted', zipOf([{ name: 'x.pdf', isEncrypted: true }])],
  [
    'slides with macros (E7)',
    'file.macros',
    zipOf([{ name: types }, { name: 'ppt/presentation.xml' }, { name: 'ppt/vbaProject.bin' }]),
  ],
  [
    'a text with macros (E7)',
    'file.macros',
    zipOf([{ name: types }, { name: 'word/document.xml' }, { name: 'word/vbaProject.bin' }]),
  ],
  [
    'a table with macros (E7)',
    'file.macros',
    zipOf([{ name: types }, { name: 'xl/workbook.xml' }, { name: 'xl/vbaProject.bin' }]),
  ],
  [
    'a table with macros of Excel 4.0 (E7)',
    'file.macros',
    zipOf([{ name: types }, { name: 'xl/workbook.xml' }, { name: 'xl/macrosheets/sheet1.xml' }]),
  ],
  ['OpenDocument with macros', 'file.macros', zipOf([{ name: 'mimetype' }, { name: 'Basic/script-lc.xml' }])],
  [
    'a document that unpacks to 4 GB (E7)',
    'file.unpacked',
    zipOf([{ name: types }, { name: 'word/document.xml', unpacked: 0xfffffffe }]),
  ],
  ['a ZIP without its end', 'file.damaged', zipOf([{ name: 'a' }]).subarray(0, 30)],
  ['a ZIP whose directory lies', 'file.damaged', zipOf([{ name: 'a' }]).map((byte, at) => (at === 31 ? 0 : byte))],
] as const)('%s is refused: %s', async (_, code, bytes) => {
  expect(await told(bytes)).toBe(code)
})
