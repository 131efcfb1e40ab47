import { expect, test } from 'vitest'
import { uuidv7 } from '#worker/core/ids.ts'
import { seal, unseal } from '#worker/core/seal.ts'
import { linkToken, tokenId, verifyLinkToken } from '#worker/core/tokens.ts'

const secret = 'a-secret-of-more-than-thirty-two-characters'

test('a link token opens its own purpose, id and version and nothing else', async () => {
  const id = uuidv7(new Date())
  const token = await linkToken(secret, 'ticket', id, 1)
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(tokenId(token)).toBe(id)
  expect(await verifyLinkToken(secret, 'ticket', id, 1, token)).toBe(true)
  expect(await verifyLinkToken(secret, 'ticket', id, 2, token)).toBe(false)
  expect(await verifyLinkToken(secret, 'preview', id, 1, token)).toBe(false)
  expect(await verifyLinkToken(`${secret}!`, 'ticket', id, 1, token)).toBe(false)
  expect(await verifyLinkToken(secret, 'ticket', uuidv7(new Date()), 1, token)).toBe(false)
  expect(tokenId(token.slice(1))).toBeUndefined()
})

test('a sealed text opens only under the same secret', async () => {
  const sealed = await seal(secret, '042137')
  expect(sealed).not.toContain('042137')
  expect(await unseal(secret, sealed)).toBe('042137')
  await expect(unseal(`${secret}!`, sealed)).rejects.toThrow()
})
