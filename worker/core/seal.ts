import { Buffer } from 'node:buffer'

const encoder = new TextEncoder()

async function sealingKey(secret: string): Promise<CryptoKey> {
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(`seal:${secret}`))
  return crypto.subtle.importKey('raw', digest, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** Encrypts a short text with AES-256-GCM under the installation's secret; base64 of nonce ‖ ciphertext. */
export async function seal(secret: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await sealingKey(secret), encoder.encode(text))
  return Buffer.concat([iv, new Uint8Array(cipher)]).toString('base64')
}

/** Opens what `seal` made; throws when it was altered or the secret differs. */
export async function unseal(secret: string, sealed: string): Promise<string> {
  const bytes = Buffer.from(sealed, 'base64')
  const text = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytes.subarray(0, 12) },
    await sealingKey(secret),
    bytes.subarray(12),
  )
  return new TextDecoder().decode(text)
}
