import { expect, test } from 'vitest'
import { familyOf, type ReaderFamily } from '#worker/domain/calendars/readers/family.ts'

/** As these programs name themselves in access logs. */
const seen: Record<string, ReaderFamily> = {
  'Google-Calendar-Importer': 'google',
  'Mozilla/5.0 (compatible; Google-Calendar-Importer)': 'google',
  'iOS/18.0 (22A3354) dataaccessd/1.0': 'apple',
  'iOS/6.1.3 (10B329) dataaccessd/1.0': 'apple',
  'macOS/13.4 (22F66) dataaccessd/1.0': 'apple',
  'Mac+OS+X/10.15.7 (19H2) CalendarAgent/930.5.1': 'apple',
  'Microsoft.Exchange/15.20 (Windows NT 10.0; Win64; x64)': 'outlook',
  'Microsoft Exchange (Windows NT 10.0)': 'outlook',
  'Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.10730; Pro)': 'outlook',
  'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.5.0': 'thunderbird',
  'Mozilla/5.0 (Windows NT 10.0; rv:68.0) Gecko/20100101 Thunderbird/68.12.0 Lightning/68.12.0': 'thunderbird',
  'Nextcloud Webcal Service': 'nextcloud',
  'Nextcloud Webcal Crawler': 'nextcloud',
  'ICSx5/2.4.3 (ical4j/3.2.19 okhttp/5.3.2 Android/16)': 'android',
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36':
    'browser',
  'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0': 'browser',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)': 'other',
  'Evolution/3.60.2': 'other',
  'WordPress/7.1 ICS Calendar/12.1.3.1': 'other',
  'curl/8.9.1': 'other',
  '': 'other',
}

test('every program that reads feeds is told by how it names itself', () => {
  expect(Object.fromEntries(Object.keys(seen).map((userAgent) => [userAgent, familyOf(userAgent)]))).toEqual(seen)
})

test('a reader without a name, or with a very long one, is another program', () => {
  expect([familyOf(undefined), familyOf('x'.repeat(100_000))]).toEqual(['other', 'other'])
})
