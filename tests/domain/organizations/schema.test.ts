import { expect, test } from 'vitest'
import { mayFound } from '#worker/domain/organizations/rules.ts'
import { OrganizationForm, suggestedSlug } from '#worker/domain/organizations/schema.ts'

test('an address is made from the name in the first language that leaves Latin letters, else from the short name', () => {
  expect(suggestedSlug({ vi: 'Đại học Bách khoa Hà Nội', zh: '河内' }, 'HUST')).toBe('dai-hoc-bach-khoa-ha-noi')
  expect(suggestedSlug({ zh: '清华大学' }, 'THU')).toBe('thu')
  expect(suggestedSlug({ zh: '清华大学' }, '清华')).toBeUndefined()
})

test('a website is http or https and nothing else', () => {
  const base = { name: { en: 'A' }, shortName: 'A' }
  const website = (value: string) => OrganizationForm.safeParse({ ...base, website: value }).success
  expect(['https://usth.edu.vn', 'http://example.org/a?b=c'].map(website)).toEqual([true, true])
  const refused = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'example.org',
    '//x.test',
  ]
  expect(refused.filter(website)).toEqual([])
})

test('names lose controls, overrides and line breaks, and one language must be left', () => {
  const parse = (name: unknown) => OrganizationForm.safeParse({ name, shortName: 'A\u0000\u202e\r\nB' })
  const result = parse({ en: 'University\u0007 of\r\nScience\u202e', fr: ' ' })
  expect(result.data).toMatchObject({ name: { en: 'University of Science' }, shortName: 'A B' })
  expect([parse({}).success, parse({ en: '\u0000' }).success, parse({ xx: 'A' }).success]).toEqual([
    false,
    false,
    false,
  ])
})

test('organizations are founded by the first owner of the installation and by owners', () => {
  expect(mayFound('o@example.org', [], 'O+x@example.org')).toBe(true)
  expect(mayFound('a@example.org', ['viewer', 'owner'], undefined)).toBe(true)
  expect(mayFound('a@example.org', ['organiser', 'viewer'], 'o@example.org')).toBe(false)
})
