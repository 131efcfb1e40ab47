import { ChoiceField } from '#web/components/choice-field.tsx'
import { Done, EventFrame, type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { LocalizedField } from '#web/components/localized-field.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import { maxAltLength, maxCaptionLength, PhotoTexts } from '#worker/domain/galleries/schema.ts'
import { type PhotoRow, photoLicences } from '#worker/domain/galleries/table.ts'

interface PhotoConsoleProps extends EventPageProps {
  photo: PhotoRow
  form: FormState
  isSaved: boolean
}

const pathOf = ({ event, photo }: PhotoConsoleProps) => `/console/events/${event.slug}/photos/${photo.id}`

function Texts(props: PhotoConsoleProps) {
  const { frame, event, form } = props
  const t = messages(frame.locale).photos
  const shared = { form, locale: frame.locale, languages: event.languages }
  return (
    <form method="post" action={link(frame, pathOf(props))} class="form-column">
      <LocalizedField {...shared} name="alt" label={t.alt} hint={t.altHint} maxLength={maxAltLength} />
      <LocalizedField {...shared} name="caption" label={t.caption} hint={t.captionHint} maxLength={maxCaptionLength} />
      <Field {...shared} schema={PhotoTexts} name="credit" label={t.credit} hint={t.creditHint} />
      <ChoiceField
        {...shared}
        name="licence"
        label={t.licence}
        choices={photoLicences.map((value) => ({ value, label: t.licences[value] }))}
      />
      <div class="actions">
        <button type="submit">{t.save}</button>
        <button type="submit" name="next" value="yes" class="secondary">
          {t.saveNext}
        </button>
        <a href={link(frame, `/console/events/${event.slug}/photos`)}>{t.back}</a>
      </div>
    </form>
  )
}

function Turning(props: PhotoConsoleProps) {
  const { frame } = props
  const t = messages(frame.locale).photos
  return (
    <section aria-labelledby="turning">
      <h2 id="turning">{t.turnTitle}</h2>
      <div class="actions">
        {(['left', 'right'] as const).map((turn) => (
          <form method="post" action={link(frame, `${pathOf(props)}/rotation`)}>
            <input type="hidden" name="turn" value={turn} />
            <button type="submit" class="secondary">
              {turn === 'left' ? t.turnLeft : t.turnRight}
            </button>
          </form>
        ))}
        <PostButton frame={frame} path={`${pathOf(props)}/cover`} label={t.makeCover} />
      </div>
    </section>
  )
}

/** One photo for organisers: what it shows, how it stands, and deleting it. */
export function PhotoConsolePage(props: PhotoConsoleProps) {
  const { frame, event, photo, form, isSaved } = props
  const t = messages(frame.locale).photos
  return (
    <EventFrame {...props} title={photo.fileName} current="photos">
      <FaultSummary
        form={form}
        labels={{ alt: t.alt, caption: t.caption, credit: t.credit, licence: t.licence }}
        locale={frame.locale}
      />
      <Done words={isSaved ? t.saved : undefined} />
      {photo.readyAt ? (
        <img
          class="photo-large"
          src={pictureAddress(photo.publicKey, 800)}
          alt={plain(photo.alt, frame.locale, event.languages) || photo.fileName}
          width={photo.width}
          height={photo.height}
        />
      ) : null}
      {photo.state === 'ready' ? null : (
        <p>
          <span class="badge warn">{t.states[photo.state]}</span>
        </p>
      )}
      <Texts {...props} />
      {photo.state === 'ready' ? <Turning {...props} /> : null}
      <section class="panel danger" aria-labelledby="removal">
        <h2 id="removal">{t.removeTitle}</h2>
        <p>{t.removeNext}</p>
        <PostButton frame={frame} path={`${pathOf(props)}/deletion`} label={t.remove} look="danger" />
      </section>
    </EventFrame>
  )
}
