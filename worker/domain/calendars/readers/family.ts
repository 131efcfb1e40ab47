/** The kinds of programs that read feeds; `browser` is somebody who downloads a file. */
export const readerFamilies = [
  'google',
  'apple',
  'outlook',
  'thunderbird',
  'nextcloud',
  'android',
  'browser',
  'other',
] as const
export type ReaderFamily = (typeof readerFamilies)[number]

/** By what a family is told, the first that fits: Outlook and Thunderbird also name the browser they are built on. */
const marks: readonly (readonly [ReaderFamily, RegExp])[] = [
  ['google', /Google-Calendar-Importer/i],
  ['outlook', /Outlook|Microsoft[ .]?(?:Exchange|Office)/i],
  ['thunderbird', /Thunderbird|Lightning|Betterbird/i],
  ['nextcloud', /Nextcloud/i],
  ['android', /ICSx5|ICSdroid|DAVx5/i],
  ['apple', /dataaccessd|CalendarAgent|calaccessd|^iCal\/|CoreDAV/i],
  ['other', /bot\b|crawler|spider|compatible;/i],
  ['browser', /^Mozilla\/5\.0 .*(?:Chrome|Firefox|Safari|Edg)\//],
]

/** The family of a client by its User-Agent header; `other` for one that names itself differently or not at all. */
export const familyOf = (userAgent: string | undefined): ReaderFamily =>
  marks.find(([, mark]) => mark.test(userAgent ?? ''))?.[0] ?? 'other'
