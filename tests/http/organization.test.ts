import { expect, test } from 'vitest'
import { makeCoHost, makeEvent, makeOrganization } from '#tests/support/make.ts'
import { get } from '#tests/support/requests.ts'

test('an organization shows the events it agreed to host in whatever role, its calendar and its privacy notice', async () => {
  const organization = await makeOrganization({
    name: { vi: 'Viện Thử Nghiệm' },
    website: 'https://example.org',
    privacyNotice: { en: 'We keep your name for **30 days**.' },
  })
  const own = await makeEvent({ organization })
  const past = await makeEvent({ organization, startsAt: new Date('2020-01-01T02:00:00Z') })
  const draft = await makeEvent({ organization, state: 'draft' })
  const coHosted = await makeEvent()
  const stranger = await makeEvent()
  await makeCoHost(coHosted, { organization, role: 'partner' })
  const unanswered = await makeEvent()
  await makeCoHost(unanswered, { organization, acceptedAt: null })

  const answer = await get(`/organizations/${organization.slug}?lang=en`)
  const html = await answer.text()

  expect(answer.status).toBe(200)
  for (const { slug } of [own, past, coHosted]) expect(html).toContain(`/events/${slug}?`)
  for (const { slug } of [draft, stranger, unanswered]) expect(html).not.toContain(slug)
  expect(html).toContain('<span class="fallback" lang="vi">Viện Thử Nghiệm</span>')
  expect(html).toContain('<h2 id="privacy">')
  expect(html).toContain('<strong>30 days</strong>')
  expect(html).toContain(`/organizations/${organization.slug}/calendar?lang=en`)
  expect(answer.headers.get('cache-tag')).toBe(`organization-${organization.id}`)
})

test('an unknown organization is a page that helps', async () => {
  const answer = await get('/organizations/nobody?lang=fr')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('Il n’y a rien à cette adresse')
})
