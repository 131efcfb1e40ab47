import { expect, test } from 'vitest'
import { instantOf, isTimeZone, localTimeOf } from '#worker/core/time.ts'

test('a local time names one instant in the zone of the event', () => {
  expect(instantOf('2025-10-20T09:00', 'Asia/Ho_Chi_Minh')).toEqual(new Date('2025-10-20T02:00:00Z'))
  expect(localTimeOf(new Date('2025-10-20T02:00:00Z'), 'Asia/Ho_Chi_Minh')).toBe('2025-10-20T09:00')
})

test('an hour that a clock change skips or repeats is refused by name', () => {
  expect(instantOf('2027-03-28T02:30', 'Europe/Paris')).toBe('skipped')
  expect(instantOf('2027-10-31T02:30', 'Europe/Paris')).toBe('repeated')
  expect(instantOf('2027-02-29T10:00', 'Europe/Paris')).toBe('malformed')
  expect(instantOf('tomorrow', 'Europe/Paris')).toBe('malformed')
})

test('a zone is an IANA name that can be reckoned with; offsets and old names of ICU are none', () => {
  expect(['Asia/Ho_Chi_Minh', 'UTC', 'Etc/GMT+12'].filter(isTimeZone)).toEqual([
    'Asia/Ho_Chi_Minh',
    'UTC',
    'Etc/GMT+12',
  ])
  expect(['JST', 'VST', '+07:00', 'Mars/Base', '', '../UTC'].filter(isTimeZone)).toEqual([])
})
