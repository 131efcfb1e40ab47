import { Buffer } from 'node:buffer'

/** A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then 74 random bits; sorts by creation. */
export function uuidv7(now: Date): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, Math.floor(now.getTime() / 0x1_0000))
  view.setUint16(4, now.getTime() % 0x1_0000)
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f))
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
  const hex = Buffer.from(bytes).toString('hex')
  return uuidOf(hex)
}

/** 32 hex digits as a UUID is written. */
export const uuidOf = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`

/** An unguessable key of 128 random bits, base64url, 22 characters; for public file addresses and form keys. */
export const randomKey = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url')

/** When a UUIDv7 was made (RFC 9562 §5.7); undefined for any other text. */
export const createdAtOf = (id: string): Date | undefined =>
  /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-/i.test(id)
    ? new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
    : undefined
