import { Buffer } from 'node:buffer'
import { timingSafeEqual } from 'node:crypto'
import { uuidOf } from './ids.ts'

const encoder = new TextEncoder()

/** What a signed link is for; a token of one purpose is worthless for another. */
export type TokenPurpose =
  | 'ticket'
  | 'preview'
  | 'invitation'
  | 'speaking'
  | 'assistant'
  | 'photographer'
  | 'file'
  | 'own-file'
  | 'calendar'
  | 'calendar-keeper'

async function mac(secret: string, text: string): Promise<Buffer> {
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  return Buffer.from(await crypto.subtle.sign('HMAC', key, encoder.encode(text)))
}

/** HMAC-SHA256 (RFC 2104) of a text as 64 hex digits; for codes that must not be readable in the database. */
export const keyedHash = async (secret: string, text: string): Promise<string> =>
  (await mac(secret, text)).toString('hex')

/** SHA-256 of a text as 64 hex digits; only for values that are themselves random. */
export const plainHash = async (text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', encoder.encode(text))).toString('hex')

const idBytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')

const signature = async (secret: string, purpose: TokenPurpose, id: string, version: number) =>
  (await mac(secret, `${purpose}:${id}:${version}`)).subarray(0, 16)

/** A link's token: base64url(id ‖ HMAC-SHA256(secret, purpose ‖ id ‖ version) cut to 128 bits). Raising the version revokes it. */
export async function linkToken(secret: string, purpose: TokenPurpose, id: string, version: number): Promise<string> {
  return Buffer.concat([idBytes(id), await signature(secret, purpose, id, version)]).toString('base64url')
}

/** The id inside a token, not yet verified: load the row, then call `verifyLinkToken` with its version. Undefined when malformed. */
export function tokenId(token: string): string | undefined {
  if (!/^[\w-]{43}$/.test(token)) return undefined
  return uuidOf(Buffer.from(token, 'base64url').toString('hex', 0, 16))
}

/** Whether the token was made for this purpose, id and version; compared in constant time. */
export async function verifyLinkToken(
  secret: string,
  purpose: TokenPurpose,
  id: string,
  version: number,
  token: string,
): Promise<boolean> {
  if (tokenId(token) !== id || Buffer.from(token, 'base64url').toString('base64url') !== token) return false
  return timingSafeEqual(Buffer.from(token, 'base64url').subarray(16), await signature(secret, purpose, id, version))
}
