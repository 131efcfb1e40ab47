import type { ContentLanguage } from '#worker/core/text/languages.ts'
import type { EventRow, HostRole } from './table.ts'

/** The host roles whose members have a role on the event: partners and sponsors are only named. */
export const rolesOfCoHosts = ['host', 'co-host'] as const satisfies readonly HostRole[]

/** Whether a host role is one of them. */
export const isCoHost = (role: HostRole): boolean => rolesOfCoHosts.some((one) => one === role)

type Described = Pick<
  EventRow,
  'languages' | 'title' | 'summary' | 'description' | 'place' | 'onlineUrl' | 'contactEmail'
>

/** What a reader would miss: texts by language, in the order of the event's languages, then what has none. */
export interface Gaps {
  texts: { text: 'title' | 'summary' | 'description' | 'place'; language: ContentLanguage }[]
  /** Neither a place nor an online link, in any language. */
  place: boolean
  contact: boolean
}

/** What an event does not say yet; only a missing title keeps it from being published. */
export const gapsOf = (event: Described): Gaps => ({
  texts: event.languages.flatMap((language) =>
    (['title', 'summary', 'description', 'place'] as const)
      // Without a place in any language it is the place itself that is missing.
      .filter((text) => !event[text][language] && (text !== 'place' || Object.keys(event.place).length > 0))
      .map((text) => ({ text, language })),
  ),
  place: Object.keys(event.place).length === 0 && event.onlineUrl === null,
  contact: event.contactEmail === null,
})

/** Whether `publishEvent` would take it; the condition of its statement decides again. */
export const isPublishable = (event: Described & Pick<EventRow, 'state'>): boolean =>
  event.state === 'draft' && event.languages.every((language) => event.title[language])
