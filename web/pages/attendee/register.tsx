import { accentStyle } from '#web/components/accent.ts'
import { ChoiceField } from '#web/components/choice-field.tsx'
import { dayInWords, timeInWords } from '#web/components/dates.ts'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { When } from '#web/components/when.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { type Messages, messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { type Locale, locales } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { Offer } from '#worker/domain/registrations/queries.ts'
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
function placesInWords(locale: Locale, { event, availability }: Offer): string | undefined {
  const t = messages(locale).attendee.register
  const { left, waiting, phase, opensAt } = availability
  if (phase === 'before' && opensAt) {
    const opens = new Date(opensAt)
    return t.opens(`${dayInWords(opens, locale, event.timeZone)}, ${timeInWords(opens, locale, event.timeZone)}`)
  }
  if (phase !== 'open') return t.phases[phase]
  if (left === null) return undefined
  if (left > 0) return t.places(left)
  return waiting > 0 ? `${t.full} ${t.waiting(waiting)}` : t.full
}

/** What is registered for. */
function OfferFacts({ frame: { locale }, offer }: { frame: Frame; offer: Offer }) {
  const { event } = offer
  const places = placesInWords(locale, offer)
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

const labels = ({ register: t, preferences: choices }: Messages['attendee']) => ({
  name: t.name,
  email: t.email,
  organization: t.organization,
  locale: t.locale,
  consent: t.consentLabel,
  preference: choices.legend,
  code: choices.code,
  website: t.trap,
})

/** The form of an event: at first sight, with its mistakes, and while the database is busy. */
export function RegisterPage(props: RegisterProps) {
  const { frame, slug, form, offer } = props
  const t = messages(frame.locale).attendee.register
  const isOpen = offer?.availability.phase === 'open'
  const isBefore = offer?.availability.phase === 'before'
  const title = offer ? plain(offer.event.title, frame.locale, offer.event.languages) : ''
  return (
    <Document
      frame={frame}
      title={title ? `${t.title} · ${title}` : t.title}
      unlisted
      islands={!offer ? ['still-trying.js'] : isBefore ? ['opening-form.js'] : []}
    >
      <FaultSummary form={form} locale={frame.locale} labels={labels(messages(frame.locale).attendee)} />
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
        <Opening {...{ frame, slug, offer }} sentence={placesInWords(frame.locale, offer) ?? t.phases.before}>
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
