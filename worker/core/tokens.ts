const encoder = new TextEncoder()

/** What a signed link is for; a token of one purpose is worthless for another. */
export type TokenPurpose = 'ticket' | 'preview' | 'places'

const url64 = { alphabet: 'base64url', omitPadding: true } as const

async function mac(secret: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)))
}

/** HMAC-SHA256 (RFC 2104) of a text as 64 hex digits; for codes that must not be readable in the database. */
export const keyedHash = async (secret: string, text: string): Promise<string> => (await mac(secret, text)).toHex()

/** SHA-256 of a text as 64 hex digits; only for values that are themselves random. */
export const plainHash = async (text: string): Promise<string> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text))).toHex()

const idBytes = (id: string) => Uint8Array.fromHex(id.replaceAll('-', ''))

const signature = async (secret: string, purpose: TokenPurpose, id: string, version: number) =>
  (await mac(secret, `${purpose}:${id}:${version}`)).slice(0, 16)

/** A link's token: base64url(id ‖ HMAC-SHA256(secret, purpose ‖ id ‖ version) cut to 128 bits). Raising the version revokes it. */
export async function linkToken(secret: string, purpose: TokenPurpose, id: string, version: number): Promise<string> {
  const bytes = new Uint8Array(32)
  bytes.set(idBytes(id))
  bytes.set(await signature(secret, purpose, id, version), 16)
  return bytes.toBase64(url64)
}

/** The id inside a token, not yet verified: load the row, then call `verifyLinkToken` with its version. Undefined when malformed. */
export function tokenId(token: string): string | undefined {
  if (!/^[\w-]{43}$/.test(token)) return undefined
  const hex = Uint8Array.fromBase64(token, { alphabet: 'base64url' }).slice(0, 16).toHex()
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Whether the token was made for this purpose, id and version; compared in constant time. */
export async function verifyLinkToken(
  secret: string,
  purpose: TokenPurpose,
  id: string,
  version: number,
  token: string,
): Promise<boolean> {
  if (tokenId(token) !== id) return false
  const given = Uint8Array.fromBase64(token, { alphabet: 'base64url' }).slice(16)
  return crypto.subtle.timingSafeEqual(given, await signature(secret, purpose, id, version))
}
