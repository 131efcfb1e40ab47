import type { EventPageProps } from '#web/components/event-frame.tsx'
import { MaterialState } from '#web/components/material-state.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { MaterialList } from '#worker/domain/materials/queries.ts'
import { stateOf } from '#worker/domain/materials/state.ts'

type TableProps = Pick<EventPageProps, 'frame' | 'event'> & { list: MaterialList }

/** The materials of an event by session; each may change places with its neighbour of the same session. */
export function MaterialsTable({ frame, event, list }: TableProps) {
  const t = messages(frame.locale).materials
  const { title, session, state, audience, release, downloads, order } = t.columns
  const nameOf = (id: string | null) => {
    const found = list.sessions.find((one) => one.id === id)
    if (found) return `${found.number}. ${plain(found.title, frame.locale, event.languages)}`
    return id === null ? t.ofEvent : t.removedSession
  }
  return (
    <section class="table-box materials-table" aria-label={t.list} tabindex={0}>
      <table>
        <thead>
          <tr>
            {[title, session, state, audience, release, downloads, order].map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row, index) => (
            <tr>
              <th scope="row">
                <a href={link(frame, `/console/events/${event.slug}/materials/${row.material.id}`)}>
                  <Phrase value={row.material.title} locale={frame.locale} order={event.languages} />
                </a>
                <span class="muted">{t.kinds[row.material.kind]}</span>
              </th>
              <td>{nameOf(row.material.sessionId)}</td>
              <td>
                <MaterialState locale={frame.locale} state={stateOf(row)} />
              </td>
              <td>{t.audiences[row.material.audience]}</td>
              <td>{t.releaseRules[row.material.releaseRule]}</td>
              <td>{row.material.kind === 'link' ? '' : row.downloads}</td>
              <td>
                <MoveButtons {...{ frame, event, list, index }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function MoveButtons({ frame, event, list, index }: TableProps & { index: number }) {
  const t = messages(frame.locale).materials
  const row = list.rows[index]?.material
  if (!row) return null
  const stands = (at: number) => list.rows[at]?.material.sessionId === row.sessionId && list.rows[at] !== undefined
  const title = plain(row.title, frame.locale, event.languages)
  const choices = [
    { direction: 'up', label: t.moveUp, isPossible: stands(index - 1) },
    { direction: 'down', label: t.moveDown, isPossible: stands(index + 1) },
  ].filter(({ isPossible }) => isPossible)
  if (choices.length === 0) return null
  return (
    <form
      method="post"
      class="material-moves"
      action={link(frame, `/console/events/${event.slug}/materials/${row.id}/position`)}
    >
      {choices.map(({ direction, label }) => (
        <button type="submit" class="quiet" name="direction" value={direction} aria-label={`${label}: ${title}`}>
          {label}
        </button>
      ))}
    </form>
  )
}
