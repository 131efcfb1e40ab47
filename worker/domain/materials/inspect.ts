import { Problem } from '#worker/core/problem.ts'
import type { FileType } from './types.ts'
import { checkEntries, type ZipEntry, zipEnd, zipEntries } from './zip.ts'

/** Reads a piece of a stored file. */
export type ReadPiece = (offset: number, length: number) => Promise<Uint8Array>

const headBytes = 64 * 1024
/** The end record and the longest comment after it. */
const tailBytes = 22 + 65_535
const maxDirectoryBytes = 8 * 1024 * 1024

const latin = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte)

const videoBrands = /^(isom|iso\d|mp4\d|avc1|M4V |M4VP|dash|MSNV|qt {2})$/

/** The types that their first bytes tell; undefined for all others. */
function signedType(head: Uint8Array): FileType | undefined {
  if (latin(head, 0, 5) === '%PDF-') return 'pdf'
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (latin(head, 0, 4) === 'RIFF' && latin(head, 8, 12) === 'WEBP') return 'webp'
  if (latin(head, 4, 8) === 'ftyp' && videoBrands.test(latin(head, 8, 12))) return 'mp4'
  if (startsWith(head, 0x1a, 0x45, 0xdf, 0xa3) && latin(head, 0, 64).includes('webm')) return 'webm'
  return undefined
}

/** What a browser or a system would run, were it called so. */
const active = /<\s*(!doctype|html|head|body|script|svg|iframe|\?xml|\?php)|^#!/i

/** Plain text: UTF-8 without control characters, and no page or script in disguise. */
function isText(head: Uint8Array, isWhole: boolean): boolean {
  try {
    // A piece may end within a character: then it is read as a stream.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(head, { stream: !isWhole })
    return !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text) && !active.test(text)
  } catch {
    return false
  }
}

const odp = 'mimetypeapplication/vnd.oasis.opendocument.presentation'

/** Which kind of package the entries make; any other is a ZIP file. */
function packageType(entries: readonly ZipEntry[], head: Uint8Array): FileType {
  const has = (name: string) => entries.some((entry) => entry.name === name)
  if (has('[Content_Types].xml')) {
    if (has('ppt/presentation.xml')) return 'pptx'
    if (has('word/document.xml')) return 'docx'
    if (has('xl/workbook.xml')) return 'xlsx'
  }
  if (latin(head, 30, 30 + odp.length) === odp) return 'odp'
  if (has('Index/Document.iwa') || has('Index.zip')) return 'key'
  return 'zip'
}

async function zipType(read: ReadPiece, bytes: number, head: Uint8Array): Promise<FileType> {
  const from = Math.max(0, bytes - tailBytes)
  const end = zipEnd(await read(from, bytes - from))
  if (!end || end.directoryBytes > maxDirectoryBytes || end.directoryAt + end.directoryBytes > bytes)
    throw new Problem('file.damaged')
  const entries = zipEntries(await read(end.directoryAt, end.directoryBytes), end.entries)
  checkEntries(entries, bytes)
  return packageType(entries, head)
}

/** Old Office files, and today's with a password, are compound files ([MS-CFB] 2.2). */
const isCompound = (head: Uint8Array) => startsWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)

/** What a file is by its content, whatever its name says. Throws `file.unsupported`, `.macros`, `.encrypted`, `.unpacked`, `.damaged`. */
export async function inspectFile(read: ReadPiece, bytes: number): Promise<FileType> {
  const head = await read(0, Math.min(headBytes, bytes))
  const signed = signedType(head)
  if (signed) return signed
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return zipType(read, bytes, head)
  if (isCompound(head)) {
    const name = 'EncryptedPackage'.split('').join('\0')
    const isEncrypted = new TextDecoder('latin1').decode(head).includes(name)
    throw new Problem(isEncrypted ? 'file.encrypted' : 'file.unsupported')
  }
  if (isText(head, head.length === bytes)) return 'text'
  throw new Problem('file.unsupported')
}
