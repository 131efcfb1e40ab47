import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { components, lintCalendar, propertyOf, unfold } from '#tests/support/ics-linter.ts'
import { ctxAt, emptyOutbox, makeMail, makeRegistration, noon, provider } from '#tests/support/mails.ts'
import { makeEvent, unique } from '#tests/support/make.ts'
import { type Locale, locales } from '#worker/core/text/languages.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { offers, type RegistrationRow } from '#worker/domain/registrations/table.ts'
import type { RegistrationTemplate } from '#worker/jobs/mail/causes.ts'
import { drainThrough } from '#worker/jobs/mail/drain.ts'

interface Told {
  /** What the file of the mail does to the reader's entry; null where no file goes with it. */
  method: 'PUBLISH' | 'CANCEL' | null
  registration?: Partial<RegistrationRow>
  event?: Partial<EventRow>
  offer?: 'open' | 'lapsed'
}

/** Every mail about a registration: a file goes with what gives, moves or takes a place, and with nothing else. */
const told: Record<RegistrationTemplate, Told> = {
  'registration.pending': { method: null, registration: { state: 'pending' } },
  'registration.confirmed': { method: 'PUBLISH' },
  'registration.waitlisted': { method: null, registration: { state: 'waitlisted' } },
  'registration.offered': { method: null, registration: { state: 'offered' }, offer: 'open' },
  'registration.offer_lapsed': { method: null, registration: { state: 'waitlisted' }, offer: 'lapsed' },
  'registration.promoted': { method: 'PUBLISH' },
  'registration.declined': { method: null, registration: { state: 'declined' } },
  'registration.cancelled': { method: 'CANCEL', registration: { state: 'cancelled' } },
  'registration.repeated': { method: null },
  'event.changed': { method: 'PUBLISH' },
  'event.restored': { method: 'PUBLISH' },
  'event.cancelled': { method: 'CANCEL', event: { state: 'cancelled' } },
  'album.ready': { method: null },
}
const templates = Object.keys(told) as RegistrationTemplate[]

const hour = 3_600_000

/** Texts with all that a file has to escape, fold or keep inside its line. */
const hostile = (words: string) =>
  `${words}; "Trí tuệ nhân tạo", ứng dụng \\ đại học 🎓 ${'ế'.repeat(80)}\r\nEND:VEVENT`
const texts = { en: hostile('Seminar'), vi: hostile('Hội thảo'), fr: hostile('Séminaire') }
const secret = 'https://meet.example.org/secret'

async function makeOffer({ id, eventId, placeKindId }: RegistrationRow, state: 'open' | 'lapsed'): Promise<void> {
  const expiresAt = new Date(noon.getTime() + (state === 'open' ? hour : -hour))
  const made = { round: unique('round'), state, madeAt: new Date(noon.getTime() - 2 * hour), expiresAt }
  await ctx()
    .db.insert(offers)
    .values({ id: unique('offer'), eventId, registrationId: id, placeKindId, ...made })
}

/** The one mail of a template to a reader of a language. */
async function mailOf(template: RegistrationTemplate, locale: Locale) {
  await emptyOutbox()
  const { registration: values, event: eventValues, offer } = told[template]
  const event = await makeEvent({
    ...{
      title: texts,
      place: texts,
      languages: ['vi', 'en', 'fr'],
      onlineUrl: secret,
      startsAt: new Date('2040-10-20T02:00:00Z'),
    },
    ...eventValues,
  })
  const registration = await makeRegistration({ locale, ...values }, event)
  if (offer) await makeOffer(registration, offer)
  await makeMail({ template, subjectId: registration.id })
  const { got, driver } = provider()
  await drainThrough(ctxAt(noon), driver)
  const [mail, ...others] = got
  if (!mail || others.length > 0) throw new Error(`${template} went out ${got.length} times`)
  return { mail, event }
}

test.each(templates)(
  '%s carries in each language the file that its news asks for, sound and without a secret',
  async (template) => {
    for (const locale of locales) {
      const { mail, event } = await mailOf(template, locale)
      const files = mail.attachments.map(({ name, contentType, content }) => {
        const bytes = new TextEncoder().encode(content)
        const lines = unfold(bytes)
        const uids = components(lines, 'VEVENT').map((entry) => propertyOf(entry, 'UID'))
        const links = content.replaceAll('\r\n ', '').match(/https?:[^\s\\<"]+/g) ?? []
        const foreign = links.filter((link) => link !== `http://lectern.test/events/${event.slug}?lang=${locale}`)
        return { name, contentType, method: propertyOf(lines, 'METHOD'), uids, foreign, faults: lintCalendar(bytes) }
      })
      const { method } = told[template]
      const contentType = `text/calendar; charset=utf-8; method=${method}`
      const file = { name: `${event.slug}.ics`, contentType, method, uids: [event.uid], foreign: [], faults: [] }
      expect({ locale, files }).toEqual({ locale, files: method ? [file] : [] })
    }
  },
)
