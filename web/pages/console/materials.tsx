import { Done, EventFrame, type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { fileSize } from '#web/components/file-size.ts'
import { MaterialFields } from '#web/components/material-fields.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { MaterialList } from '#worker/domain/materials/queries.ts'
import { freeStorageBytes } from '#worker/domain/materials/storage.ts'
import { MaterialsTable } from './materials-table.tsx'

interface MaterialsProps extends EventPageProps {
  list: MaterialList
  /** Of a new material. */
  form: FormState
  done: 'saved' | 'deleted' | undefined
  /** Whether the reader belongs to the organization that owns the event. */
  isOwners: boolean
}

/** All materials of an event by session, what they take in the store, and the form for one more. */
export function MaterialsPage({ list, form, done, isOwners, ...page }: MaterialsProps) {
  const { frame, event, memberOf } = page
  const t = messages(frame.locale).materials
  const size = (bytes: number) => fileSize(bytes, frame.locale)
  const hasFile = list.rows.some(({ material }) => material.currentVersionId !== null)
  return (
    <EventFrame {...page} title={t.title} current="materials">
      <Done words={done && t[done]} />
      <p>{t.intro}</p>
      {list.rows.length === 0 ? <p class="empty">{t.none}</p> : <MaterialsTable {...page} list={list} />}
      {hasFile ? (
        <p>
          <a class="button secondary" href={link(frame, `/console/events/${event.slug}/materials.zip`)} download>
            {t.archive}
          </a>
        </p>
      ) : null}
      <Deleted {...page} list={list} />
      <p class="muted">
        {t.used(size(list.storage.event), size(freeStorageBytes))}{' '}
        {isOwners ? t.usedBy(size(list.storage.organization), memberOf.shortName) : null}
      </p>
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

function Deleted({ frame, event, list }: EventPageProps & { list: MaterialList }) {
  const t = messages(frame.locale).materials
  if (list.deleted.length === 0) return null
  return (
    <section aria-labelledby="deleted">
      <h2 id="deleted">{t.deletedTitle}</h2>
      <ul class="material-list">
        {list.deleted.map(({ id, title }) => (
          <li>
            <span class="person">
              <Phrase value={title} locale={frame.locale} order={event.languages} />
            </span>
            <PostButton
              frame={frame}
              path={`/console/events/${event.slug}/materials/${id}/deletion/removal`}
              label={t.undo}
              about={`${t.undo}: ${plain(title, frame.locale, event.languages)}`}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
