import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { plain } from '#worker/core/text/localized.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import type { SignUps } from '#worker/domain/registrations/sign-ups/queries.ts'
import { SignUpSettings } from '#worker/domain/registrations/sign-ups/schema.ts'

interface SignUpsProps extends EventPageProps {
  signUps: SignUps
  form: FormState
  isSaved: boolean
}

/** The sign-up to one session: whether it wants one, how many may come, and who does. */
export function SessionSignUpsPage({ signUps, form, isSaved, ...page }: SignUpsProps) {
  const { frame, event, role } = page
  const { session, places, rows } = signUps
  const t = messages(frame.locale).console.signUps
  const path = `/console/events/${event.slug}/sessions/${session.id}`
  const title = plain(session.title, frame.locale, event.languages)
  return (
    <EventFrame {...page} title={t.title(title)} current="sessions">
      <Done words={isSaved ? t.saved : undefined} />
      {places ? (
        <p>
          <strong>
            {places.capacity === null ? t.taken(places.taken) : t.takenOf(places.taken, places.capacity)}
            {places.waiting > 0 ? ` · ${t.waiting(places.waiting)}` : ''}
          </strong>
        </p>
      ) : null}
      {rows.length === 0 && places ? <p class="empty">{t.none}</p> : null}
      {rows.length > 0 ? <People {...page} rows={rows} /> : null}
      {rows.length > 0 ? (
        <p>
          <a class="button secondary" href={link(frame, `${path}/sign-ups.csv`)}>
            {t.export}
          </a>
        </p>
      ) : null}
      {may(role, 'events.edit') ? <Settings {...page} form={form} path={`${path}/sign-ups`} /> : null}
      {may(role, 'programme.edit') ? (
        <p>
          <a href={link(frame, path)}>{t.toSession}</a>
        </p>
      ) : null}
    </EventFrame>
  )
}

function People({ frame, event, rows }: EventPageProps & Pick<SignUps, 'rows'>) {
  const { signUps: t, registrations } = messages(frame.locale).console
  const { number, name, state, email, organization } = registrations.columns
  const times = new Intl.DateTimeFormat(frame.locale === 'en' ? 'en-GB' : frame.locale, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: event.timeZone,
  })
  return (
    <section class="table-box" aria-label={t.list} tabindex={0}>
      <table>
        <thead>
          <tr>
            {[number, name, state, email, organization, t.signedUp].map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <td class="number">{row.number}</td>
              <th scope="row">{row.name}</th>
              <td>
                <span class={`badge ${row.standing === 'confirmed' ? 'good' : 'warn'}`}>
                  {registrations.states[row.standing]}
                </span>
              </td>
              <td>{row.email}</td>
              <td>{row.organization}</td>
              <td>
                <time datetime={row.createdAt.toISOString()}>{times.format(row.createdAt)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Settings({ frame, form, path }: EventPageProps & { form: FormState; path: string }) {
  const { locale } = frame
  const t = messages(locale).console.signUps
  return (
    <section class="panel form-column" aria-labelledby="settings">
      <h2 id="settings">{t.settings}</h2>
      <p>{t.settingsHint}</p>
      <FaultSummary form={form} labels={{ capacity: t.capacity }} locale={locale} />
      <form method="post" action={link(frame, path)} novalidate>
        <div class="field check">
          <input type="checkbox" id="isOpen" name="isOpen" checked={form.values.isOpen !== undefined} />
          <label for="isOpen">{t.isOpen}</label>
        </div>
        <Field
          schema={SignUpSettings}
          {...{ form, locale }}
          name="capacity"
          label={t.capacity}
          hint={t.capacityHint}
          type="number"
        />
        <button type="submit">{t.save}</button>
      </form>
    </section>
  )
}
