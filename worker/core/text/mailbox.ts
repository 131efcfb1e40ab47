/**
 * The identity behind an e-mail address: NFKC, lower-case, `+tag` dropped, domain as punycode (RFC 5891).
 * Equal mailboxes are one person; the address itself stays as typed. Undefined when the domain is not one.
 */
export function mailboxOf(email: string): string | undefined {
  const address = email.normalize('NFKC').trim().toLowerCase()
  const at = address.lastIndexOf('@')
  if (at < 1) return undefined
  const local = address.slice(0, at).replace(/\+.*$/, '')
  const domain = asciiDomain(address.slice(at + 1))
  return local && domain ? `${local}@${domain}` : undefined
}

function asciiDomain(domain: string): string | undefined {
  if (!/^[\p{L}\p{N}\p{M}.-]{1,253}$/u.test(domain) || !domain.includes('.')) return undefined
  try {
    const host = new URL(`http://${domain}`).hostname
    return /^[\d.]+$/.test(host) ? undefined : host
  } catch {
    return undefined
  }
}
