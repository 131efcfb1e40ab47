import { expect, test } from 'vitest'
import { get } from '#tests/support/requests.ts'

test('an unknown address is a helpful page in the language of the reader, without script or cookie', async () => {
  const answer = await get('/nothing-here', { headers: { 'accept-language': 'fr-CH, fr;q=0.9' } })
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('Il n’y a rien à cette adresse')
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(answer.headers.get('content-security-policy')).not.toContain('unsafe-inline')
})
