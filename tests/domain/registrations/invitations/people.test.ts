import { expect, test } from 'vitest'
import { readPeople } from '#worker/domain/registrations/invitations/people.ts'

const read = (text: string) => readPeople(text).map(({ number, person, fault }) => [number, person ?? fault])

test('a line names one person, before or behind the address, in brackets or between commas, or by the address alone', () => {
  expect(
    read(`Nguyễn Thị An <An@example.org>
"Dupont, Jean" <jean@example.org>,

b@example.org, Trần Bình
Chi; chi@example.org
d@example.org\tĐặng Dũng
e@example.org`),
  ).toEqual([
    [1, { name: 'Nguyễn Thị An', email: 'An@example.org', mailbox: 'an@example.org' }],
    [2, { name: 'Dupont, Jean', email: 'jean@example.org', mailbox: 'jean@example.org' }],
    [4, { name: 'Trần Bình', email: 'b@example.org', mailbox: 'b@example.org' }],
    [5, { name: 'Chi', email: 'chi@example.org', mailbox: 'chi@example.org' }],
    [6, { name: 'Đặng Dũng', email: 'd@example.org', mailbox: 'd@example.org' }],
    [7, { name: '', email: 'e@example.org', mailbox: 'e@example.org' }],
  ])
})

test('what is not exactly one mailbox with a name of one line is told by its number (C1, C5)', () => {
  const long = 'x'.repeat(300)
  expect(
    read(
      [
        'a@x.test,b@y.test',
        'nobody',
        'Name <a@[127.0.0.1]>',
        `${long}@example.org`,
        `${'n'.repeat(101)} <n@example.org>`,
        `${'y'.repeat(500)} <y@example.org>`,
        '!!! <marks@example.org>',
        'A\u2028Bcc: v@x.test <a@example.org>',
        '<>'.repeat(150),
      ].join('\n'),
    ),
  ).toEqual([
    [1, 'email'],
    [2, 'email'],
    [3, 'email'],
    [4, 'email'],
    [5, 'invalid'],
    [6, 'too_long'],
    [7, 'invalid'],
    [8, 'email'],
    [9, 'email'],
  ])
})
