/** What a file may be, by its content. */
export const fileTypes = [
  'pdf',
  'pptx',
  'docx',
  'xlsx',
  'odp',
  'key',
  'zip',
  'mp4',
  'webm',
  'png',
  'jpeg',
  'webp',
  'text',
] as const
export type FileType = (typeof fileTypes)[number]

const openXml = 'application/vnd.openxmlformats-officedocument'

interface Form {
  media: string
  /** The endings that its name may keep; the first is added where it has none of them. */
  endings: readonly [string, ...string[]]
}

/** How a file of each type is sent: never as the uploader says. */
export const forms: Record<FileType, Form> = {
  pdf: { media: 'application/pdf', endings: ['pdf'] },
  pptx: { media: `${openXml}.presentationml.presentation`, endings: ['pptx'] },
  docx: { media: `${openXml}.wordprocessingml.document`, endings: ['docx'] },
  xlsx: { media: `${openXml}.spreadsheetml.sheet`, endings: ['xlsx'] },
  odp: { media: 'application/vnd.oasis.opendocument.presentation', endings: ['odp'] },
  key: { media: 'application/vnd.apple.keynote', endings: ['key'] },
  zip: { media: 'application/zip', endings: ['zip'] },
  mp4: { media: 'video/mp4', endings: ['mp4', 'm4v'] },
  webm: { media: 'video/webm', endings: ['webm'] },
  png: { media: 'image/png', endings: ['png'] },
  jpeg: { media: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  webp: { media: 'image/webp', endings: ['webp'] },
  text: { media: 'text/plain; charset=utf-8', endings: ['txt', 'csv', 'md', 'bib'] },
}
