import { ChoiceField } from '#web/components/choice-field.tsx'
import { dayInWords } from '#web/components/dates.ts'
import { Done, EventFrame, type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventHost } from '#worker/domain/events/hosts.ts'
import { NewHost } from '#worker/domain/events/schema.ts'
import { hostRoles } from '#worker/domain/events/table.ts'

const roleChoices = (locale: Locale) => {
  const { hostRoles: names } = messages(locale).public.event
  return hostRoles.map((value) => ({ value, label: names[value] }))
}

interface HostsProps extends EventPageProps {
  hosts: readonly EventHost[]
  /** The form below that adds one. */
  form: FormState
  isSaved: boolean
}

/** The organizations that hold an event, in protocol order. */
export function HostsPage({ hosts, form, isSaved, ...page }: HostsProps) {
  const { frame, event } = page
  const { locale } = frame
  const t = messages(locale).console.event
  const labels = { organization: t.hostOrganization, role: t.hostRole }
  return (
    <EventFrame {...page} title={t.hosts} current="hosts">
      <Done words={isSaved ? t.saved : undefined} />
      <FaultSummary form={form} labels={labels} locale={locale} />
      <p class="muted">{t.hostsHint}</p>
      <ol class="rows">
        {hosts.map((host, index) => (
          <Host {...page} host={host} place={index + 1} of={hosts.length} />
        ))}
      </ol>
      <form method="post" action={link(frame, `/console/events/${event.slug}/hosts`)} class="panel form-column">
        <h2>{t.addHost}</h2>
        <Field
          schema={NewHost}
          form={form}
          locale={locale}
          name="organization"
          label={t.hostOrganization}
          hint={t.hostOrganizationHint}
        />
        <ChoiceField form={form} locale={locale} name="role" label={t.hostRole} choices={roleChoices(locale)} />
        <p class="hint">{t.addHostHint}</p>
        <button type="submit">{t.add}</button>
      </form>
      <CoHostRights {...page} />
    </EventFrame>
  )
}

/** What organisers of the co-hosts may do here, and the one thing that is set. */
function CoHostRights({ frame, event }: EventPageProps) {
  const t = messages(frame.locale).console.coHosting
  return (
    <form method="post" action={link(frame, `/console/events/${event.slug}/co-host-rights`)} class="panel form-column">
      <h2>{t.rights}</h2>
      <p>{t.rightsHint}</p>
      <div class="field check">
        <input
          type="checkbox"
          id="coHostsSeeRegistrants"
          name="coHostsSeeRegistrants"
          value="on"
          checked={event.coHostsSeeRegistrants}
          aria-describedby="coHostsSeeRegistrants-hint"
        />
        <label for="coHostsSeeRegistrants">{t.seeRegistrants}</label>
      </div>
      <p class="hint" id="coHostsSeeRegistrants-hint">
        {t.seeRegistrantsHint}
      </p>
      <button type="submit">{messages(frame.locale).console.event.save}</button>
    </form>
  )
}

/** Since when a host that has not agreed yet is asked, and what that means. */
function Waiting({ frame, event, host }: EventPageProps & { host: EventHost }) {
  const t = messages(frame.locale).console.coHosting
  const day = host.invitedAt && dayInWords(host.invitedAt, frame.locale, event.timeZone)
  return <span class="details">{day ? t.invitedOn(day) : t.notAsked}</span>
}

function Host({ host, place, of, ...page }: EventPageProps & { host: EventHost; place: number; of: number }) {
  const { frame, event } = page
  const { event: t, coHosting } = messages(frame.locale).console
  const path = `/console/events/${event.slug}/hosts/${host.slug}`
  const isOwner = host.organizationId === event.organizationId
  const id = `host-${host.slug}`
  return (
    <li>
      <div class="what">
        <strong class="title">{host.shortName}</strong> {isOwner ? <span class="badge">{t.owner}</span> : null}
        {host.acceptedAt ? null : <span class="badge warn">{coHosting.waiting}</span>}
        <span class="details">{plain(host.name, frame.locale)}</span>
        {host.acceptedAt ? null : <Waiting {...page} host={host} />}
      </div>
      <form method="post" action={link(frame, path)} class="inline-form">
        <label class="visually-hidden" for={`${id}-role`}>
          {t.ofHost(t.hostRole, host.shortName)}
        </label>
        <select id={`${id}-role`} name="role">
          {roleChoices(frame.locale).map(({ value, label }) => (
            <option value={value} selected={value === host.role}>
              {label}
            </option>
          ))}
        </select>
        <label class="visually-hidden" for={`${id}-position`}>
          {t.ofHost(t.hostOrder, host.shortName)}
        </label>
        <input class="order" id={`${id}-position`} name="position" type="number" min="1" max={of} value={place} />
        <button type="submit" class="secondary" aria-label={t.ofHost(t.save, host.shortName)}>
          {t.save}
        </button>
      </form>
      {isOwner ? null : (
        <PostButton
          frame={frame}
          path={`${path}/removal`}
          label={t.remove}
          look="danger"
          about={t.ofHost(t.remove, host.shortName)}
        />
      )}
    </li>
  )
}
