import { PostButton } from '#web/components/event-frame.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { Contribution, ProgrammeSession } from '#worker/domain/programme/queries.ts'
import { DelegationOptions, RoleOptions } from './session-part.tsx'

interface ContributorProps {
  frame: Frame
  event: EventRow
  session: ProgrammeSession
  part: Contribution
  isFirst: boolean
  isLast: boolean
}

/** Where the contributors of a session are posted. */
export const contributorsPath = (event: Pick<EventRow, 'slug'>, session: Pick<ProgrammeSession, 'id'>) =>
  `/console/events/${event.slug}/sessions/${session.id}/contributors`

/** One contributor in the protocol order: move, change, remove. */
export function Contributor(props: ContributorProps) {
  const { frame, event, session, part } = props
  const { locale } = frame
  const t = messages(locale).console.sessions
  const { id, speaker } = part
  const path = `${contributorsPath(event, session)}/${id}`
  return (
    <li>
      <div class="what">
        <a class="title" href={link(frame, `/console/events/${event.slug}/speakers/${speaker.slug}`)}>
          {speaker.name}
        </a>
        <span class="details">{plain(speaker.affiliation, locale, event.languages)}</span>
      </div>
      <PartForm {...props} path={path} />
      <MoveButtons {...props} path={path} />
      <PostButton
        frame={frame}
        path={`${path}/removal`}
        label={t.remove}
        look="danger"
        about={t.of(t.remove, speaker.name)}
      />
    </li>
  )
}

function PartForm({ frame, event, session, part, path }: ContributorProps & { path: string }) {
  const { locale } = frame
  const t = messages(locale).console.sessions
  const { id, speaker } = part
  const about = (label: string) => t.of(label, speaker.name)
  return (
    <form method="post" action={link(frame, path)} class="inline-form">
      <label class="visually-hidden" for={`role-${id}`}>
        {about(t.role)}
      </label>
      <select id={`role-${id}`} name="role">
        <RoleOptions locale={locale} chosen={part.role} />
      </select>
      {session.delegations.length > 0 ? (
        <>
          <label class="visually-hidden" for={`delegation-${id}`}>
            {about(t.standsFor)}
          </label>
          <select id={`delegation-${id}`} name="delegation">
            <DelegationOptions {...{ locale, event, session }} chosen={part.delegation} />
          </select>
        </>
      ) : null}
      <label class="visually-hidden" for={`position-${id}`}>
        {about(t.position)}
      </label>
      <input
        class="order"
        id={`position-${id}`}
        name="position"
        type="number"
        min="1"
        max="999"
        value={part.position}
      />
      <button type="submit" class="secondary" aria-label={about(t.save)}>
        {t.save}
      </button>
    </form>
  )
}

/** One step in the order, for keyboards and phones alike; the first cannot go up nor the last down. */
function MoveButtons({ frame, part, path, isFirst, isLast }: ContributorProps & { path: string }) {
  const t = messages(frame.locale).console.sessions
  const about = (label: string) => t.of(label, part.speaker.name)
  return (
    <form method="post" action={link(frame, `${path}/position`)} class="inline-form steps">
      {isFirst ? null : (
        <button type="submit" class="secondary step" name="direction" value="up" aria-label={about(t.moveUp)}>
          <span aria-hidden="true">↑</span>
        </button>
      )}
      {isLast ? null : (
        <button type="submit" class="secondary step" name="direction" value="down" aria-label={about(t.moveDown)}>
          <span aria-hidden="true">↓</span>
        </button>
      )}
    </form>
  )
}
