import { momentInWords } from '#web/components/dates.ts'
import { Done, EventFrame, type EventPageProps, PostButton } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { NewPhotographer } from '#worker/domain/galleries/schema.ts'
import { isLinkOpen, type ListedPhotographer } from '#worker/domain/galleries/uploads/photographers.ts'

export const photographersDone = ['made', 'revoked', 'renewed'] as const
export type PhotographersDone = (typeof photographersDone)[number]

interface PhotographersProps extends EventPageProps {
  photographers: readonly ListedPhotographer[]
  form: FormState
  done: PhotographersDone | undefined
}

/** The address that works as long as the link does; without script it can be selected. */
function CopyLink({ frame, photographer }: PhotographersProps & { photographer: ListedPhotographer }) {
  const t = messages(frame.locale).photos.photographers
  return (
    <copy-text>
      <input
        type="text"
        readonly
        value={frame.origin + link(frame, `/photographing/${photographer.token}`)}
        aria-label={t.link(photographer.name)}
      />
      <button type="button" class="secondary" hidden data-done={t.copied}>
        {t.copy}
      </button>
    </copy-text>
  )
}

function Photographer(props: PhotographersProps & { photographer: ListedPhotographer }) {
  const { frame, event, photographer } = props
  const { photos } = messages(frame.locale)
  const t = photos.photographers
  const { name, brought, maxPhotos, endsAt, revokedAt, id } = photographer
  const path = `/console/events/${event.slug}/photos/photographers/${id}`
  const isOpen = isLinkOpen(photographer, frame.now)
  return (
    <li class="panel">
      <h3>{name}</h3>
      <p>
        {t.brought(brought, maxPhotos)},{' '}
        {isOpen ? t.until(momentInWords(endsAt, frame.locale, event.timeZone)) : t.over}
      </p>
      {isOpen ? <CopyLink {...props} /> : null}
      <div class="actions">
        <PostButton frame={frame} path={`${path}/renewal`} label={t.renew} about={photos.of(t.renew, name)} />
        {revokedAt === null ? (
          <PostButton
            frame={frame}
            path={`${path}/revocation`}
            label={t.revoke}
            look="danger"
            about={photos.of(t.revoke, name)}
          />
        ) : null}
      </div>
      {isOpen ? <p class="hint">{t.renewNext}</p> : null}
    </li>
  )
}

/** Links by which photographers bring in pictures without an account. */
export function PhotographersPage(props: PhotographersProps) {
  const { frame, event, photographers, form, done } = props
  const { photos } = messages(frame.locale)
  const t = photos.photographers
  const shared = { schema: NewPhotographer, form, locale: frame.locale }
  return (
    <EventFrame {...props} title={t.title} current="photos" islands={['copy-text.js']}>
      <FaultSummary
        form={form}
        labels={{ name: t.name, maxPhotos: t.maxPhotos, endsAt: t.endsAt }}
        locale={frame.locale}
      />
      <Done words={done && t[done]} />
      <p>
        <a class="back" href={link(frame, `/console/events/${event.slug}/photos`)}>
          {photos.back}
        </a>
      </p>
      <p>{t.intro}</p>
      {photographers.length === 0 ? <p class="muted">{t.none}</p> : null}
      <ul class="photographers">
        {photographers.map((photographer) => (
          <Photographer {...props} photographer={photographer} />
        ))}
      </ul>
      <section class="panel" aria-labelledby="invite">
        <h2 id="invite">{t.invite}</h2>
        <form
          method="post"
          action={link(frame, `/console/events/${event.slug}/photos/photographers`)}
          class="form-column"
        >
          <Field {...shared} name="name" label={t.name} autocomplete="off" />
          <Field {...shared} name="maxPhotos" label={t.maxPhotos} type="number" />
          <Field {...shared} name="endsAt" label={t.endsAt} hint={t.endsAtHint(event.timeZone)} type="datetime-local" />
          <button type="submit">{t.invite}</button>
        </form>
      </section>
    </EventFrame>
  )
}
