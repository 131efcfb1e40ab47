import { accentStyle } from '#web/components/accent.ts'
import { ChoiceField } from '#web/components/choice-field.tsx'
import { dayInWords, timeInWords } from '#web/components/dates.ts'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { PhotoConsent } from '#web/components/photo-consent.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { placeKindName } from '#web/components/place-kind-name.tsx'
import { When } from '#web/components/when.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { type Messages, messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { type Locale, locales } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { type Availability, isByInvitation } from '#worker/domain/registrations/availability.ts'
import type { Offer } from '#worker/domain/registrations/queries.ts'
import { lineStopsAt } from '#worker/domain/registrations/rules.ts'
import { RegistrationForm } from '#worker/domain/registrations/schema.ts'
import { Consent } from './consent.tsx'
import { Opening } from './opening.tsx'
import { KeptPreferences, Preferences } from './preferences.tsx'

interface RegisterProps {
  frame: Frame
  slug: string
  form: FormState
  /** Sent with every try of this form, so that none counts twice. */
  formKey: string
  /** What is registered for; absent while the database does not answer, when the form stands alone. */
  offer?: Offer
}

/** The style of the page: the event's accent. */
export const registerStyle = (offer: Offer) => accentStyle(offer.event.accent)

/** How registration stands, in one sentence; nothing where places are not counted. */
function placesInWords({ locale, now }: Frame, { event, availability }: Offer): string | undefined {
  const t = messages(locale).attendee.register
  const { left, waiting, phase, opensAt, kinds } = availability
  if (phase === 'before' && opensAt) {
    const opens = new Date(opensAt)
    return t.opens(`${dayInWords(opens, locale, event.timeZone)}, ${timeInWords(opens, locale, event.timeZone)}`)
  }
  if (phase !== 'open') return t.phases[phase]
  if (isByInvitation(availability)) return t.byInvitation
  const isStopped = lineStopsAt(event) <= now
  if (left === 0) return [isStopped ? t.fullForGood : t.full, waiting > 0 ? t.waiting(waiting) : ''].join(' ').trim()
  if (kinds.length > 1) return fullInWords(locale, event, kinds, isStopped ? t.someFullForGood : t.someFull)
  return left === null ? undefined : t.places(left)
}

/** Which kinds are full where others are not; how many places the others have stands beside each. */
function fullInWords(locale: Locale, event: EventRow, kinds: Availability['kinds'], words: (names: string) => string) {
  const names = kinds.filter(({ left }) => left === 0).map((kind) => placeKindName(kind, locale, event))
  return names.length > 0 ? words(names.join(' · ')) : undefined
}

/** What is registered for. */
function OfferFacts({ frame, offer }: { frame: Frame; offer: Offer }) {
  const { locale } = frame
  const { event } = offer
  const places = placesInWords(frame, offer)
  return (
    <>
      <When startsAt={event.startsAt} endsAt={event.endsAt} zone={event.timeZone} locale={locale} />
      <p>
        <Phrase value={event.place} locale={locale} order={event.languages} />
      </p>
      {places && offer.availability.phase !== 'before' ? <p class="notice">{places}</p> : null}
    </>
  )
}

/** A field that people neither see nor reach; who fills it in is a program. */
const Trap = ({ label }: { label: string }) => (
  <div class="trap" aria-hidden="true">
    <label for="website">{label}</label>
    <input id="website" name="website" type="text" tabindex={-1} autocomplete="off" />
  </div>
)

function RegisterForm({ frame, slug, form, formKey, offer }: RegisterProps) {
  const { locale } = frame
  const t = messages(locale).attendee.register
  const languages = messages(locale).shared.languages
  const shared = { schema: RegistrationForm, form, locale }
  return (
    <form method="post" action={link(frame, `/events/${slug}/register`)} class="person-form">
      <input type="hidden" name="key" value={formKey} />
      <Field {...shared} name="name" label={t.name} hint={t.nameHint} autocomplete="name" />
      <Field {...shared} name="email" type="email" label={t.email} hint={t.emailHint} autocomplete="email" />
      <Field {...shared} name="organization" label={t.organization} autocomplete="organization" />
      <ChoiceField
        form={{ ...form, values: { locale, ...form.values } }}
        name="locale"
        label={t.locale}
        locale={locale}
        choices={locales.map((value) => ({ value, label: languages[value] }))}
      />
      {offer ? (
        <Preferences {...{ frame, form }} event={offer.event} places={offer.places} />
      ) : (
        <KeptPreferences form={form} />
      )}
      <PhotoConsent frame={frame} form={form} />
      <Trap label={t.trap} />
      <Consent frame={frame} form={form} keeper={offer?.keeper} />
      <p class="actions">
        <button type="submit">{offer?.availability.left === 0 ? t.join : t.submit}</button>
      </p>
    </form>
  )
}

/** The form while the database does not answer; the island sends it again by itself. */
const StillTrying = (props: RegisterProps) => (
  <still-trying data-words={JSON.stringify(messages(props.frame.locale).attendee.stillTrying)}>
    <p role="status" />
    <RegisterForm {...props} />
  </still-trying>
)

const labels = ({ attendee: { register: t, preferences: choices }, consent }: Messages) => ({
  photos: consent.label,
  name: t.name,
  email: t.email,
  organization: t.organization,
  locale: t.locale,
  consent: t.consentLabel,
  preference: choices.label,
  code: choices.code,
  website: t.trap,
})

/** The form of an event: at first sight, with its mistakes, and while the database is busy. */
export function RegisterPage(props: RegisterProps) {
  const { frame, slug, form, offer } = props
  const t = messages(frame.locale).attendee.register
  const isOpen = offer?.availability.phase === 'open' && !isByInvitation(offer.availability)
  const isBefore = offer?.availability.phase === 'before'
  const title = offer ? plain(offer.event.title, frame.locale, offer.event.languages) : ''
  return (
    <Document
      frame={frame}
      title={title ? `${t.title} · ${title}` : t.title}
      unlisted
      islands={!offer ? ['still-trying.js'] : isBefore ? ['opening-form.js'] : []}
    >
      <FaultSummary form={form} locale={frame.locale} labels={labels(messages(frame.locale))} />
      {offer ? null : (
        <p class="notice warn" role="alert">
          {t.busy}
        </p>
      )}
      <h1>
        {t.title}
        {offer ? (
          <span class="subtitle">
            <Phrase value={offer.event.title} locale={frame.locale} order={offer.event.languages} />
          </span>
        ) : null}
      </h1>
      {offer ? <OfferFacts frame={frame} offer={offer} /> : null}
      {offer ? null : <StillTrying {...props} />}
      {isOpen ? <RegisterForm {...props} /> : null}
      {offer && isBefore ? (
        <Opening {...{ frame, slug, offer }} sentence={placesInWords(frame, offer) ?? t.phases.before}>
          <RegisterForm {...props} />
        </Opening>
      ) : null}
      <p>
        <a href={link(frame, `/events/${slug}`)}>{t.toEvent}</a>
      </p>
      <p>
        <a href={link(frame, `/events/${slug}/ticket-link`)}>{t.lost}</a>
      </p>
    </Document>
  )
}
