import * as z from 'zod'
import { mailboxOf } from './mailbox.ts'

const local = /^[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u

/** Whether a text is one mailbox (RFC 5321 dot-string, RFC 6531 letters): no quotes, lists, address literals or controls; at most 254 characters. */
export function isEmail(value: string): boolean {
  const address = value.normalize('NFKC')
  const at = address.lastIndexOf('@')
  if (address.length > 254 || at < 1) return false
  const name = address.slice(0, at)
  return (
    local.test(name) &&
    !name.startsWith('.') &&
    !name.endsWith('.') &&
    !name.includes('..') &&
    mailboxOf(address) !== undefined
  )
}

/** An address as typed, trimmed; refuses what is not exactly one mailbox. */
export const Email = z.string().trim().max(254).refine(isEmail, 'email')
