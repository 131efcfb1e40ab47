import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { fileSize } from '#web/components/file-size.ts'
import { MaterialFields } from '#web/components/material-fields.tsx'
import { MaterialState } from '#web/components/material-state.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { MaterialList } from '#worker/domain/materials/queries.ts'
import { stateOf } from '#worker/domain/materials/state.ts'

interface MaterialsProps extends EventPageProps {
  list: MaterialList
  /** Of a new material. */
  form: FormState
}

/** All materials of an event by session, what they take in the store, and the form for one more. */
export function MaterialsPage({ list, form, ...page }: MaterialsProps) {
  const { frame, event } = page
  const t = messages(frame.locale).materials
  return (
    <EventFrame {...page} title={t.title} current="materials">
      <p>{t.intro}</p>
      {list.rows.length === 0 ? <p class="empty">{t.none}</p> : <Table {...page} list={list} />}
      <p class="muted">{t.used(fileSize(list.usedBytes, frame.locale))}</p>
      <section class="panel form-column" aria-labelledby="add">
        <h2 id="add">{t.add}</h2>
        <form method="post" action={link(frame, `/console/events/${event.slug}/materials`)} novalidate>
          <MaterialFields {...{ frame, event, form }} sessions={list.sessions} />
          <button type="submit">{t.addNext}</button>
        </form>
      </section>
    </EventFrame>
  )
}

function Table({ frame, event, list }: EventPageProps & { list: MaterialList }) {
  const t = messages(frame.locale).materials
  const { title, session, kind, state, audience, release } = t.columns
  const nameOf = (id: string | null) => {
    const found = list.sessions.find((one) => one.id === id)
    if (found) return `${found.number}. ${plain(found.title, frame.locale, event.languages)}`
    return id === null ? t.ofEvent : t.removedSession
  }
  return (
    <section class="table-box" aria-label={t.list} tabindex={0}>
      <table>
        <thead>
          <tr>
            {[title, session, kind, state, audience, release].map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <tr>
              <th scope="row">
                <a href={link(frame, `/console/events/${event.slug}/materials/${row.material.id}`)}>
                  <Phrase value={row.material.title} locale={frame.locale} order={event.languages} />
                </a>
              </th>
              <td>{nameOf(row.material.sessionId)}</td>
              <td>{t.kinds[row.material.kind]}</td>
              <td>
                <MaterialState locale={frame.locale} state={stateOf(row)} />
              </td>
              <td>{t.audiences[row.material.audience]}</td>
              <td>{t.releaseRules[row.material.releaseRule]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
