const encoder = new TextEncoder()

async function sealingKey(secret: string): Promise<CryptoKey> {
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(`seal:${secret}`))
  return crypto.subtle.importKey('raw', digest, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** Encrypts a short text with AES-256-GCM under the installation's secret; base64 of nonce ‖ ciphertext. */
export async function seal(secret: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await sealingKey(secret), encoder.encode(text))
  const bytes = new Uint8Array(12 + cipher.byteLength)
  bytes.set(iv)
  bytes.set(new Uint8Array(cipher), 12)
  return bytes.toBase64()
}

/** Opens what `seal` made; throws when it was altered or the secret differs. */
export async function unseal(secret: string, sealed: string): Promise<string> {
  const bytes = Uint8Array.fromBase64(sealed)
  const text = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytes.slice(0, 12) },
    await sealingKey(secret),
    bytes.slice(12),
  )
  return new TextDecoder().decode(text)
}
