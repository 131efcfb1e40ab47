import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { galleryPath, photoPath } from '#web/components/photo-paths.ts'
import { Phrase } from '#web/components/phrase.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { RemovalForm } from '#worker/domain/galleries/removals/schema.ts'
import type { PublicPhotoView } from '#worker/domain/galleries/showing/queries.ts'

interface RemovalProps {
  frame: Frame
  view: PublicPhotoView
  form: FormState
}

/** Asks to take a picture away: the picture, and a form that may be sent empty. */
export function PhotoRemovalPage({ frame, view, form }: RemovalProps) {
  const { event, photo, number, total } = view
  const { consent, public: words } = messages(frame.locale)
  const t = consent.removal
  const shared = { schema: RemovalForm, form, locale: frame.locale }
  return (
    <Document frame={frame} title={t.title} unlisted stylesheets={['gallery.css']}>
      <FaultSummary form={form} locale={frame.locale} labels={{ reason: t.reason, email: t.email }} />
      <h1>
        {t.title}
        <span class="subtitle">
          <Phrase value={event.title} locale={frame.locale} order={event.languages} />
        </span>
      </h1>
      <img
        class="asked-about"
        src={pictureAddress(photo.publicKey, 320)}
        width={photo.width}
        height={photo.height}
        alt={plain(photo.alt, frame.locale, event.languages) || words.photos.unnamed(number, total)}
      />
      <p>{t.intro}</p>
      <form method="post" action={link(frame, `${photoPath(event, photo.publicKey)}/removal`)} class="person-form">
        <Field {...shared} name="reason" label={t.reason} hint={t.reasonHint} rows={3} />
        <Field {...shared} name="email" type="email" label={t.email} hint={t.emailHint} autocomplete="email" />
        <p class="actions">
          <button type="submit">{t.send}</button>
          <a href={link(frame, photoPath(event, photo.publicKey))}>{t.back}</a>
        </p>
      </form>
    </Document>
  )
}

/** The picture is hidden: what happens now. */
export function PhotoHiddenPage({ frame, event }: { frame: Frame; event: Pick<EventRow, 'slug'> }) {
  const t = messages(frame.locale).consent.removal
  return (
    <Document frame={frame} title={t.doneTitle} unlisted>
      <h1>{t.doneTitle}</h1>
      <div class="notice good" role="status">
        <p>{t.done}</p>
        <p>{t.next}</p>
      </div>
      <p>
        <a href={link(frame, galleryPath(event))}>{t.album}</a>
      </p>
    </Document>
  )
}
