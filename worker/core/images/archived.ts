import { crc32 } from 'node:zlib'
import type { Ctx } from '../context.ts'
import type { ZipEntry } from '../zip.ts'
import { pictureKey } from './sizes.ts'

/** The checksum that a ZIP wants, to be stored with the bytes: made again or turned, they bring theirs. */
export const zipChecksum = (bytes: ArrayBuffer) => ({ crc32: String(crc32(new Uint8Array(bytes))) })

/** The largest size as an entry of a ZIP; undefined where its bytes are gone. */
export async function archivedPicture(
  { bucket }: Ctx,
  publicKey: string,
  { name, readyAt }: { name: string; readyAt: Date | null },
): Promise<ZipEntry | undefined> {
  const object = await bucket.get(pictureKey(publicKey, '2400.webp'))
  if (!object) return undefined
  const { body, size, uploaded, customMetadata } = object
  const checksum = customMetadata?.crc32
  return { name, size, body, lastModified: readyAt ?? uploaded, crc32: checksum ? Number(checksum) : null }
}
