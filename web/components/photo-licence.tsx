import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { PhotoRow } from '#worker/domain/galleries/table.ts'

type Licence = PhotoRow['licence']

const commons = 'https://creativecommons.org'

/** Where the terms of a licence stand (creativecommons.org); nowhere for what is reserved. */
const terms: Partial<Record<Licence, string>> = {
  'cc-by': `${commons}/licenses/by/4.0/`,
  'cc-by-sa': `${commons}/licenses/by-sa/4.0/`,
  'cc-by-nc': `${commons}/licenses/by-nc/4.0/`,
  'cc-by-nc-nd': `${commons}/licenses/by-nc-nd/4.0/`,
  cc0: `${commons}/publicdomain/zero/1.0/`,
}

export const termsOf = (licence: Licence): string | undefined => terms[licence]

/** What one may do with a picture, and where it is written. */
export function PhotoLicence({ frame, licence }: { frame: Frame; licence: Licence }) {
  const name = messages(frame.locale).photos.licences[licence]
  const address = termsOf(licence)
  if (!address) return <>{name}</>
  return (
    <a href={`${address}deed.${frame.locale}`} rel="license">
      {name}
    </a>
  )
}
