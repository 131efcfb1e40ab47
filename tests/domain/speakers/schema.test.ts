import { expect, test } from 'vitest'
import { foldedName, SpeakerFields } from '#worker/domain/speakers/schema.ts'

test('a profile keeps the name as typed, drops what nobody sees, and is Markdown only as text', () => {
  const given = {
    name: '  Qiu\u202e  Yong\u0000 ',
    nativeName: '邱勇',
    organization: ' USTH ',
    biography: { en: 'One\r\n\r\n<script>two</script>', vi: '  ' },
    honorific: { en: 'Prof.\nDr.' },
    revision: '3',
  }
  expect(SpeakerFields.parse(given)).toEqual({
    name: 'Qiu Yong',
    nativeName: '邱勇',
    organization: 'usth',
    biography: { en: 'One\n\n<script>two</script>' },
    honorific: { en: 'Prof. Dr.' },
    position: {},
    affiliation: {},
    revision: 3,
  })
})

test('a profile without a name, with an unknown language or a text that is too long is refused', () => {
  const refused = [
    { name: ' ' },
    { name: 'One', biography: { tlh: 'nuqneH' } },
    { name: 'One', biography: { en: 'x'.repeat(3001) } },
    { name: 'x'.repeat(201) },
    { name: 'One', revision: '-1' },
  ]
  expect(refused.map((given) => SpeakerFields.safeParse(given).success)).toEqual(refused.map(() => false))
})

test('both names are found without marks, case and stroke', () => {
  expect(foldedName({ name: 'NGUYỄN Đình-Đức', nativeName: '阮庭德' })).toBe('nguyen dinh duc 阮庭德')
})
