import type { Child } from 'hono/jsx'
import { ChoiceField } from '#web/components/choice-field.tsx'
import { LocalizedField } from '#web/components/localized-field.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import {
  maxAltLength,
  maxCaptionLength,
  maxCreditLength,
  type PhotoList,
  type PhotosChange,
} from '#worker/domain/galleries/schema.ts'
import { photoLicences } from '#worker/domain/galleries/table.ts'
import { albumTitle } from './photo-albums.tsx'
import type { PhotosConsoleProps } from './photos.tsx'
import { viewOf } from './photos-view.ts'

type Deed = PhotosChange['deed']

const empty: FormState = { values: {}, faults: {} }

/** What can be marked on the photos of a list, in the order of the buttons. */
const marksOf: Record<PhotoList, readonly Deed[]> = {
  all: ['highlight', 'no-highlight', 'press', 'no-press', 'hide', 'show', 'delete'],
  undescribed: ['hide', 'delete'],
  hidden: ['show', 'delete'],
  inbox: ['let-in', 'delete'],
  deleted: ['restore'],
}

function DeedButton({ frame, list, deed, label }: Pick<PhotosConsoleProps, 'frame' | 'list'> & DeedLabel) {
  const t = messages(frame.locale).photos.selection
  const words: Partial<Record<Deed, string>> = list === 'inbox' ? { ...t, delete: t.refuse } : t
  return (
    <button type="submit" name="deed" value={deed} class={deed === 'delete' ? 'danger' : 'secondary'}>
      {label ?? words[deed]}
    </button>
  )
}

interface DeedLabel {
  deed: Deed
  label?: string
}

const Part = ({ title, children }: { title: string; children: Child }) => (
  <details name="with-photos">
    <summary>{title}</summary>
    <div class="part">{children}</div>
  </details>
)

function Texts(props: PhotosConsoleProps) {
  const { frame, event } = props
  const t = messages(frame.locale).photos
  const shared = { form: empty, locale: frame.locale, languages: event.languages }
  return (
    <Part title={t.selection.texts}>
      <p class="hint">{t.selection.textsHint}</p>
      <LocalizedField {...shared} name="alt" label={t.alt} hint={t.altHint} maxLength={maxAltLength} />
      <LocalizedField {...shared} name="caption" label={t.caption} hint={t.captionHint} maxLength={maxCaptionLength} />
      <DeedButton {...props} deed="describe" label={t.selection.apply} />
    </Part>
  )
}

function Rights(props: PhotosConsoleProps) {
  const { frame } = props
  const t = messages(frame.locale).photos
  const choices = photoLicences.map((value) => ({ value, label: t.licences[value] }))
  return (
    <Part title={t.selection.rights}>
      <div class="field">
        <label for="credit">{t.credit}</label>
        <p class="hint" id="credit-hint">
          {t.creditHint}
        </p>
        <input id="credit" name="credit" type="text" maxlength={maxCreditLength} aria-describedby="credit-hint" />
      </div>
      <ChoiceField
        form={empty}
        locale={frame.locale}
        name="licence"
        label={t.licence}
        choices={[{ value: '', label: t.unchanged }, ...choices]}
      />
      <DeedButton {...props} deed="credit" label={t.selection.apply} />
    </Part>
  )
}

function Move(props: PhotosConsoleProps) {
  const { frame, gallery } = props
  const t = messages(frame.locale).photos.selection
  return (
    <Part title={t.album}>
      <ChoiceField
        form={empty}
        locale={frame.locale}
        name="album"
        label={t.album}
        choices={gallery.albums.map((album) => ({ value: album.id, label: albumTitle(props, album) }))}
      />
      <DeedButton {...props} deed="album" label={t.move} />
    </Part>
  )
}

/** Another place in the order, also on another page. */
function Place(props: PhotosConsoleProps) {
  const { frame, gallery } = props
  const t = messages(frame.locale).photos.selection
  return (
    <Part title={t.order}>
      <div class="field">
        <label for="place">{t.place}</label>
        <p class="hint" id="place-hint">
          {t.placeHint(gallery.count)}
        </p>
        <input
          id="place"
          type="number"
          name="place"
          min={1}
          max={gallery.count}
          value={1}
          aria-describedby="place-hint"
        />
      </div>
      <DeedButton {...props} deed="place" label={t.put} />
    </Part>
  )
}

const Marks = (props: PhotosConsoleProps) => (
  <p class="actions">
    {marksOf[props.list].map((deed) => (
      <DeedButton {...props} deed={deed} />
    ))}
  </p>
)

/** What can be done with the ticked photos, or with the whole list. Texts and rights are set only where they are typed. */
export function SelectionForm(props: PhotosConsoleProps) {
  const { frame, event, gallery, list } = props
  const t = messages(frame.locale).photos.selection
  return (
    <form
      id="selection"
      method="post"
      action={link(frame, `/console/events/${event.slug}/photos/selection?${viewOf(props, gallery.page)}`)}
      class="panel photo-selection"
      aria-labelledby="selection-title"
    >
      <h3 id="selection-title">
        {t.title} <span class="ticked" role="status" />
      </h3>
      {gallery.count > gallery.photos.length ? (
        <div class="check">
          <input type="checkbox" id="everything" name="everything" value="yes" />
          <label for="everything">{t.everything(gallery.count)}</label>
        </div>
      ) : null}
      {list === 'all' ? null : <Marks {...props} />}
      {list === 'deleted' ? null : (
        <div class="parts">
          <Texts {...props} />
          <Rights {...props} />
          <Move {...props} />
          {list === 'all' ? (
            <>
              <Place {...props} />
              <Part title={t.marks}>
                <Marks {...props} />
              </Part>
            </>
          ) : null}
        </div>
      )}
    </form>
  )
}
