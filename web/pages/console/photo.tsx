import { EventTabs } from '#web/components/event-tabs.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { LocalizedField } from '#web/components/localized-field.tsx'
import { ConsoleDocument } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { maxAltLength, maxCaptionLength } from '#worker/domain/galleries/schema.ts'
import type { PhotoRow } from '#worker/domain/galleries/table.ts'
import type { MemberRole } from '#worker/domain/organizations/table.ts'

interface PhotoConsoleProps {
  frame: Frame
  event: EventRow
  role: MemberRole
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
  const { frame, event, role, photo, form } = props
  const t = messages(frame.locale).console.photos
  const base = `/console/events/${event.slug}`
  const crumbs = [
    { href: base, label: plain(event.title, frame.locale, event.languages) },
    { href: `${base}/photos`, label: t.title },
  ]
  return (
    <ConsoleDocument frame={frame} title={photo.fileName} crumbs={crumbs}>
      <EventTabs frame={frame} event={event} role={role} current="photos" />
      <h1>{photo.fileName}</h1>
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
    </ConsoleDocument>
  )
}
