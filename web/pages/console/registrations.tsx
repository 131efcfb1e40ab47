import { ChoiceField } from '#web/components/choice-field.tsx'
import { momentInWords } from '#web/components/dates.ts'
import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { PlaceCounts } from '#web/components/place-counts.tsx'
import { placeKindName } from '#web/components/place-kind-name.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import type { FormState } from '#worker/core/form.ts'
import { locales } from '#worker/core/text/languages.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import type { KindCount } from '#worker/domain/registrations/availability.ts'
import type { ListPage } from '#worker/domain/registrations/list.ts'
import { AddedPerson } from '#worker/domain/registrations/schema.ts'
import { type RegistrationState, registrationStates } from '#worker/domain/registrations/table.ts'
import { DecideForm, Decisions } from './decisions.tsx'
import { RegistrationTable } from './registrations-table.tsx'

interface Wish {
  q: string
  state?: RegistrationState | undefined
  kind?: string | undefined
  after?: number | undefined
  done?: (typeof registrationNews)[number] | undefined
}

/** What is said once after something was done. */
export const registrationNews = ['added', 'cancelled', 'decided', 'announced', 'none'] as const

interface RegistrationsProps extends EventPageProps {
  list: ListPage
  wish: Wish
  form: FormState
  formKey: string
}

/** Who comes: the figures, the search, the list, and a person added by hand. */
export function RegistrationsPage({ list, wish, form, formKey, ...page }: RegistrationsProps) {
  const { frame, event, role } = page
  const { registrations: t, event: words } = messages(frame.locale).console
  const path = `/console/events/${event.slug}/registrations`
  const takesByHand = may(role, 'registrations.manage') && event.state === 'published' && event.endsAt > frame.now
  const isWished = wish.q !== '' || wish.state !== undefined || wish.kind !== undefined
  return (
    <EventFrame {...page} title={t.title} current="registrations">
      <FaultSummary form={form} locale={frame.locale} labels={labelsOf(page)} />
      {wish.done === 'none' ? (
        <p class="notice warn" role="status">
          {newsOf(page, wish.done)}
        </p>
      ) : (
        <Done words={wish.done && newsOf(page, wish.done)} />
      )}
      <Figures {...page} list={list} />
      <PlaceCounts {...{ frame, event }} places={list.places} />
      <Decisions {...page} list={list} path={path} />
      <OpenOffers {...page} list={list} path={path} />
      <Search {...page} wish={wish} places={list.places} path={path} />
      {list.rows.length === 0 ? (
        <p class="empty">{isWished ? t.noneFound : takesByHand ? t.none : words.noRegistrations}</p>
      ) : (
        <RegistrationTable {...page} rows={list.rows} places={list.places} />
      )}
      <Pages {...page} list={list} wish={wish} path={path} />
      <DecideForm {...page} list={list} path={path} />
      {takesByHand ? <AddForm {...page} form={form} formKey={formKey} path={path} /> : null}
    </EventFrame>
  )
}

const newsOf = ({ frame }: Pick<EventPageProps, 'frame'>, done: (typeof registrationNews)[number]): string => {
  const { added, cancelled, decisions: t } = messages(frame.locale).console.registrations
  return { added, cancelled, decided: t.done, announced: t.announced, none: t.none }[done]
}

const labelsOf = ({ frame }: Pick<EventPageProps, 'frame'>) => {
  const { columns } = messages(frame.locale).console.registrations
  return { name: columns.name, email: columns.email, organization: columns.organization, locale: columns.locale }
}

function Figures({ frame, list }: EventPageProps & Pick<RegistrationsProps, 'list'>) {
  const t = messages(frame.locale).console.registrations
  const shown = registrationStates.filter(
    (state) => list.counts[state] !== undefined || ['confirmed', 'waitlisted'].includes(state),
  )
  return (
    <dl class="figures" aria-label={t.figures}>
      {shown.map((state) => (
        <div>
          <dt>{t.states[state]}</dt>
          <dd>{figure(frame.locale, list.counts[state] ?? 0)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Who has an offer that runs out soon. */
function OpenOffers({ frame, event, list, path }: EventPageProps & { list: ListPage; path: string }) {
  const { locale } = frame
  const t = messages(locale).console.registrations.openOffers
  if (list.openOffers.length === 0) return null
  return (
    <section aria-labelledby="open-offers">
      <h2 id="open-offers">{t.title}</h2>
      <ul class="rows">
        {list.openOffers.map(({ id, name, placeKindId, expiresAt }) => {
          const kind = list.places.find((place) => place.id === placeKindId)
          return (
            <li>
              <a href={link(frame, `${path}/${id}`)}>{name}</a>
              <span class="details">
                {kind && expiresAt
                  ? t.row(placeKindName(kind, locale, event), momentInWords(expiresAt, locale, event.timeZone))
                  : null}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Search({
  frame,
  event,
  wish,
  places,
  path,
}: EventPageProps & { wish: Wish; places: readonly KindCount[]; path: string }) {
  const t = messages(frame.locale).console.registrations
  const choices = registrationStates.map((value) => ({ value, label: t.states[value] }))
  const form = { values: { state: wish.state ?? '', kind: wish.kind ?? '' }, faults: {} }
  return (
    <div class="toolbar" id="list">
      <form method="get" action={`${path}#list`} class="inline-form">
        <input type="hidden" name="lang" value={frame.locale} />
        <div class="field">
          <label for="q">{t.search}</label>
          <input type="search" id="q" name="q" value={wish.q} maxlength={200} aria-describedby="q-hint" />
        </div>
        <ChoiceField
          form={form}
          name="state"
          label={t.state}
          locale={frame.locale}
          choices={[{ value: '', label: t.everyState }, ...choices]}
        />
        {places.length > 1 ? (
          <ChoiceField
            form={form}
            name="kind"
            label={t.kind}
            locale={frame.locale}
            choices={[
              { value: '', label: t.everyKind },
              ...places.map((kind) => ({ value: kind.id, label: placeKindName(kind, frame.locale, event) })),
            ]}
          />
        ) : null}
        <button type="submit" class="secondary">
          {t.show}
        </button>
        <p class="hint" id="q-hint">
          {t.searchHint}
        </p>
      </form>
      <a class="button secondary" href={link(frame, `${path}.csv`)}>
        {t.export}
      </a>
    </div>
  )
}

function Pages({ frame, list, wish, path }: EventPageProps & { list: ListPage; wish: Wish; path: string }) {
  const t = messages(frame.locale).console.registrations
  const address = (after: number | undefined) => {
    const query = new URLSearchParams({
      ...(wish.q ? { q: wish.q } : {}),
      ...(wish.state ? { state: wish.state } : {}),
      ...(wish.kind ? { kind: wish.kind } : {}),
    })
    if (after !== undefined) query.set('after', String(after))
    return link(frame, `${path}${query.size > 0 ? `?${query}` : ''}#list`)
  }
  const isLater = wish.after !== undefined
  if (!isLater && list.next === undefined && wish.q === '' && !wish.state && !wish.kind) return null
  return (
    <p class="actions">
      {list.next === undefined ? null : (
        <a class="button secondary" href={address(list.next)}>
          {t.next}
        </a>
      )}
      {isLater ? <a href={address(undefined)}>{t.first}</a> : null}
      {wish.q || wish.state || wish.kind ? <a href={link(frame, path)}>{t.clear}</a> : null}
    </p>
  )
}

function AddForm({
  frame,
  form,
  formKey,
  path,
}: EventPageProps & Pick<RegistrationsProps, 'form' | 'formKey'> & { path: string }) {
  const { console: texts, attendee, shared } = messages(frame.locale)
  const t = texts.registrations
  const field = { schema: AddedPerson, form, locale: frame.locale }
  return (
    <details class="panel" open={Object.keys(form.faults).length > 0}>
      <summary>{t.add}</summary>
      <p>{t.addHint}</p>
      <form method="post" action={link(frame, path)} class="form-column">
        <input type="hidden" name="key" value={formKey} />
        <Field {...field} name="name" label={t.columns.name} autocomplete="off" />
        <Field {...field} name="email" type="email" label={t.columns.email} autocomplete="off" />
        <Field {...field} name="organization" label={t.columns.organization} autocomplete="off" />
        <ChoiceField
          form={{ ...form, values: { locale: frame.locale, ...form.values } }}
          name="locale"
          label={attendee.register.locale}
          locale={frame.locale}
          choices={locales.map((value) => ({ value, label: shared.languages[value] }))}
        />
        <button type="submit">{t.addButton}</button>
      </form>
    </details>
  )
}
