import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { LocalizedField } from '#web/components/localized-field.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import { maxAltLength, maxCaptionLength } from '#worker/domain/galleries/schema.ts'
import type { PhotoRow } from '#worker/domain/galleries/table.ts'

interface PhotoConsoleProps extends EventPageProps {
  photo: PhotoRow
  form: FormState
}

function Texts({ frame, event, photo, form }: PhotoConsoleProps) {
  const t = messages(frame.locale).console.photos
  const shared = { form, locale: frame.locale, languages: event.languages }
  return (
    <form method="post" action={link(frame, `/console/events/${event.slug}/photos/${photo.id}`)}>
      <LocalizedField {...shared} name="alt" label={t.alt} hint={t.altHint} maxLength={maxAltLength} />
      <LocalizedField {...shared} name="caption" label={t.caption} hint={t.captionHint} maxLength={maxCaptionLength} />
      <div class="actions">
        <button type="submit">{t.save}</button>
        <a href={link(frame, `/console/events/${event.slug}/photos`)}>{t.back}</a>
      </div>
    </form>
  )
}

/** One photo for organisers: what it shows, and deleting it. */
export function PhotoConsolePage(props: PhotoConsoleProps) {
  const { frame, event, photo, form } = props
  const t = messages(frame.locale).console.photos
  const base = `/console/events/${event.slug}`
  return (
    <EventFrame {...props} title={photo.fileName} current="photos">
      <FaultSummary form={form} labels={{ alt: t.alt, caption: t.caption }} locale={frame.locale} />
      {photo.state === 'ready' && event.state !== 'draft' ? (
        <img
          class="photo-large"
          src={pictureAddress(photo.publicKey, 800)}
          alt={plain(photo.alt, frame.locale, event.languages) || photo.fileName}
          width={photo.width}
          height={photo.height}
        />
      ) : (
        <p>
          <span class="badge warn">{t.states[photo.state]}</span>
        </p>
      )}
      <Texts {...props} />
      <section class="panel danger" aria-labelledby="removal">
        <h2 id="removal">{t.removeTitle}</h2>
        <p>{t.removeNext}</p>
        <form method="post" action={link(frame, `${base}/photos/${photo.id}/deletion`)}>
          <button type="submit" class="danger">
            {t.remove}
          </button>
        </form>
      </section>
    </EventFrame>
  )
}
