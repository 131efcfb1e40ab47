import { Done, EventFrame, type EventPageProps, eventTitle, PostButton } from '#web/components/event-frame.tsx'
import { EventBadge } from '#web/components/event-rows.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { PlaceCounts } from '#web/components/place-counts.tsx'
import { When } from '#web/components/when.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import type { Releasable } from '#worker/domain/programme/releasable.ts'
import type { KindCount } from '#worker/domain/registrations/availability.ts'
import type { StateCount } from '#worker/domain/registrations/counts.ts'
import type { NeedCounts } from '#worker/domain/registrations/needs.ts'
import { registrationStates } from '#worker/domain/registrations/table.ts'
import { EventActions } from './event-actions.tsx'
import type { EventDone } from './event-done.ts'
import { Missing } from './event-missing.tsx'
import { Needs } from './event-needs.tsx'

interface OverviewProps extends EventPageProps {
  counts: readonly StateCount[]
  places: readonly KindCount[]
  /** How much there is of what may want a hand. */
  needed: NeedCounts | undefined
  /** The programme as a release would freeze it. */
  draft: Releasable
  /** The whole address, while one is open. */
  previewAddress: string | undefined
  done: EventDone | undefined
}

/** How an event stands, and what to do next. */
export function EventPage({ counts, places, needed, draft, previewAddress, done, ...page }: OverviewProps) {
  const { frame, event, role } = page
  const t = messages(frame.locale).console.event
  const said = {
    published: t.isPublished,
    cancelled: t.isCancelled,
    restored: t.isRestored,
    archived: t.isArchived,
    unarchived: t.isUnarchived,
    duplicated: t.isDuplicated,
    saved: t.saved,
    preview: t.previewIsOpen,
    revoked: t.previewIsRevoked,
  }
  return (
    <EventFrame {...page} title={eventTitle(frame, event)} current="overview">
      <Done words={done && said[done]} />
      <Needs {...page} needed={needed} draft={draft} />
      <section class="panel event-state">
        <p>
          <EventBadge frame={frame} event={event} />
          {event.archivedAt ? <span class="badge">{t.archived}</span> : null}
        </p>
        <dl>
          <dt>{t.when}</dt>
          <dd>
            <When startsAt={event.startsAt} endsAt={event.endsAt} zone={event.timeZone} locale={frame.locale} />
          </dd>
          <dt>{t.where}</dt>
          <dd>
            {Object.keys(event.place).length === 0 ? (
              t.noPlace
            ) : (
              <Phrase value={event.place} locale={frame.locale} order={event.languages} />
            )}
          </dd>
        </dl>
        {event.state === 'draft' ? null : (
          <a class="button secondary" href={link(frame, `/events/${event.slug}`)}>
            {t.viewPage}
          </a>
        )}
      </section>
      <Missing {...page} sessions={draft.sessions} isReleased={draft.newest > 0} />
      {event.state === 'draft' ? null : <Counts {...page} {...{ counts, places }} />}
      {may(role, 'events.edit') ? <Preview {...page} address={previewAddress} /> : null}
      <EventActions {...page} />
    </EventFrame>
  )
}

/** The way a registration goes, not the alphabet. */
const byState = (a: StateCount, b: StateCount) =>
  registrationStates.indexOf(a.state) - registrationStates.indexOf(b.state)

/** How many registrations there are, for those who may read them; what is taken of each place kind, for all on the event. */
function Counts({ frame, event, role, counts, places }: EventPageProps & Pick<OverviewProps, 'counts' | 'places'>) {
  const t = messages(frame.locale).console.event
  if (!may(role, 'registrations.read'))
    return (
      <section class="panel">
        <h2>{t.capacity}</h2>
        <PlaceCounts {...{ frame, event, places }} />
      </section>
    )
  return (
    <section class="panel">
      <h2>{t.registrations}</h2>
      {counts.length === 0 ? (
        <p>{t.noRegistrations}</p>
      ) : (
        <ul class="figures">
          {counts.toSorted(byState).map(({ state, count }) => (
            <li>
              <strong>{figure(frame.locale, count)}</strong> {t.registrationStates[state]}
            </li>
          ))}
        </ul>
      )}
      <PlaceCounts {...{ frame, event, places }} />
      <p>
        <a href={link(frame, `/console/events/${event.slug}/registrations`)}>{t.seeRegistrations}</a>
      </p>
    </section>
  )
}

function Preview({ frame, event, address }: EventPageProps & { address: string | undefined }) {
  const t = messages(frame.locale).console.event
  const path = `/console/events/${event.slug}/preview`
  return event.state === 'draft' || address ? (
    <section class="panel">
      <h2>{t.preview}</h2>
      <p class="muted">{t.previewHint}</p>
      {address ? (
        <>
          <p class="address">
            <a href={address}>{address}</a>
          </p>
          <PostButton frame={frame} path={`${path}/revocation`} label={t.revokePreview} />
        </>
      ) : (
        <PostButton frame={frame} path={path} label={t.openPreview} />
      )}
    </section>
  ) : null
}
