import { momentInWords } from '#web/components/dates.ts'
import { Done, EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { describedBy, Fault } from '#web/components/field.tsx'
import { link } from '#web/layouts/frame.ts'
import { colon } from '#web/messages/colon.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { ListedRemoval } from '#worker/domain/galleries/removals/queries.ts'

export const removalsDone = ['granted', 'refused'] as const
export type RemovalsDone = (typeof removalsDone)[number]

interface RemovalsProps extends EventPageProps {
  removals: readonly ListedRemoval[]
  done: RemovalsDone | undefined
  /** The decision that could not be taken as it was sent. */
  failed: { id: string; form: FormState }
}

interface RemovalProps extends RemovalsProps {
  removal: ListedRemoval
}

/** Delete for good, or show again with a word why. */
function Decision({ frame, event, removal, failed }: RemovalProps) {
  const t = messages(frame.locale).consent.requests
  const action = link(frame, `/console/events/${event.slug}/photos/removals/${removal.id}/decision`)
  const note = `note-${removal.id}`
  const { values, faults } = failed.id === removal.id ? failed.form : { values: {}, faults: {} }
  const form = { values, faults: faults.note ? { [note]: faults.note } : {} }
  return (
    <div class="decision">
      <form method="post" action={action}>
        <input type="hidden" name="decision" value="granted" />
        <p class="hint" id={`grant-${removal.id}`}>
          {t.grantNext}
        </p>
        <button type="submit" class="danger" aria-describedby={`grant-${removal.id}`}>
          {t.grant}
        </button>
      </form>
      <form method="post" action={action}>
        <input type="hidden" name="decision" value="refused" />
        <div class="field">
          <label for={note}>{t.note}</label>
          <p class="hint" id={`${note}-hint`}>
            {t.noteHint}
          </p>
          <textarea id={note} name="note" rows={2} maxlength={500} required {...describedBy(form, note, true)}>
            {values.note ?? ''}
          </textarea>
          <Fault form={form} path={note} locale={frame.locale} />
        </div>
        <button type="submit" class="secondary">
          {t.refuse}
        </button>
      </form>
    </div>
  )
}

function Removal(props: RemovalProps) {
  const { frame, event, removal } = props
  const t = messages(frame.locale).consent.requests
  const at = (moment: Date) => momentInWords(moment, frame.locale, event.timeZone)
  const { publicKey, width, height, caption, state, reason, note, hasAddress, decidedAt, decider } = removal
  return (
    <li class="panel removal">
      {publicKey ? (
        <img
          src={pictureAddress(publicKey, 320)}
          alt={plain(caption, frame.locale, event.languages) || t.picture}
          {...(width && height ? { width, height } : {})}
        />
      ) : null}
      <div>
        <h3>{t.asked(at(removal.createdAt))}</h3>
        <p>{reason ? `${t.reason}${colon(frame.locale)}${reason}` : t.noReason}</p>
        <p class="muted">{hasAddress ? t.answers : t.noAnswer}</p>
        {state === 'open' ? (
          <Decision {...props} />
        ) : (
          <p>
            <strong>{t.states[state]}</strong> {decidedAt ? t.by(decider ?? '', at(decidedAt)) : null}
          </p>
        )}
        {note ? <p>{note}</p> : null}
      </div>
    </li>
  )
}

function Part(props: RemovalsProps & { id: string; title: string }) {
  const { id, title, removals } = props
  if (removals.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="removals">
        {removals.map((removal) => (
          <Removal {...props} removal={removal} />
        ))}
      </ul>
    </section>
  )
}

/** Who asked to take a picture away: what waits for a decision first, then what was decided. */
export function PhotoRemovalsPage(props: RemovalsProps) {
  const { frame, event, removals, done, failed } = props
  const { consent, photos } = messages(frame.locale)
  const t = consent.requests
  const summary: FormState = {
    values: {},
    faults: failed.form.faults.note ? { [`note-${failed.id}`]: failed.form.faults.note } : {},
  }
  const isOpen = ({ state }: ListedRemoval) => state === 'open'
  return (
    <EventFrame {...props} title={t.title} current="photos">
      <FaultSummary form={summary} labels={{ [`note-${failed.id}`]: t.note }} locale={frame.locale} />
      <Done words={done && t[done]} />
      <p>
        <a class="back" href={link(frame, `/console/events/${event.slug}/photos`)}>
          {photos.back}
        </a>
      </p>
      <p>{removals.length === 0 ? t.none : t.intro}</p>
      <Part {...props} id="open" title={t.open} removals={removals.filter(isOpen)} />
      <Part {...props} id="decided" title={t.decided} removals={removals.filter((one) => !isOpen(one))} />
    </EventFrame>
  )
}
