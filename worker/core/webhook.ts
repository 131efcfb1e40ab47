import { Buffer } from 'node:buffer'
import { timingSafeEqual } from 'node:crypto'

/** How far a sender's clock may be from ours, in milliseconds. */
const tolerance = 300_000

/** What a signed call carries: `svix-id`, `svix-timestamp` (seconds), `svix-signature`, and the body as it came. */
export interface SignedCall {
  id: string
  timestamp: string
  signature: string
  body: string
}

/**
 * Whether a call was signed with the secret `whsec_<base64>` within the last five minutes (Standard Webhooks 1.0, as Svix
 * sends them): HMAC-SHA256 of `id.timestamp.body`, one of the `v1,<base64>` in the header, compared in constant time.
 */
export async function isSigned(
  { id, timestamp, signature, body }: SignedCall,
  secret: string,
  now: Date,
): Promise<boolean> {
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > tolerance) return false
  const bytes = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  if (bytes.length === 0) return false
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const expected = Buffer.from(await crypto.subtle.sign('HMAC', key, Buffer.from(`${id}.${timestamp}.${body}`)))
  return signature.split(' ').some((each) => {
    const given = Buffer.from(each.replace(/^v1,/, ''), 'base64')
    return each.startsWith('v1,') && given.length === expected.length && timingSafeEqual(given, expected)
  })
}
