import { expect, test } from 'vitest'
import { makeMail } from '#tests/support/mails.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { get, post } from '#tests/support/requests.ts'

test('an unknown address is a helpful page in the language of the reader, without script or cookie', async () => {
  const answer = await get('/nothing-here', { headers: { 'accept-language': 'fr-CH, fr;q=0.9' } })
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('Il n’y a rien à cette adresse')
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(answer.headers.get('content-security-policy')).not.toContain('unsafe-inline')
})

test('an organiser who is refused goes on in the console: at the event, where it is theirs', async () => {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const path = `/console/events/${event.slug}`
  const ways = async (answer: Response) => {
    const [, actions = ''] = /<p class="actions">(.*?)<\/p>/s.exec(await answer.text()) ?? []
    return [...actions.matchAll(/href="([^"]*)">([^<]*)</g)].map(([, href, words]) => [words, href])
  }
  const sent = await makeMail({ eventId: event.id, state: 'sent' })
  expect(await ways(await post(`${path}/mails/${sent.id}/repetition?lang=en`, {}, { cookie }))).toEqual([
    ['Back to the event', `${path}?lang=en`],
    ['Console', '/console?lang=en'],
  ])
  expect(await ways(await get(`${path}/nothing-here?lang=en`, { cookie }))).toEqual([['Console', '/console?lang=en']])
  expect(await ways(await get('/nothing-here?lang=en'))).toEqual([['All events', '/?lang=en']])
})
