import type { EventPageProps } from '#web/components/event-frame.tsx'
import { Field } from '#web/components/field.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { may } from '#worker/domain/organizations/rules.ts'
import type { ListPage } from '#worker/domain/registrations/list.ts'
import { DecisionForm, maxDecisions } from '#worker/domain/registrations/schema.ts'

/** The form that the ticks of the list belong to. */
export const decisionsForm = 'decisions'

/** Why, and the two decisions. */
export function DecisionButtons({ frame, reason = '' }: { frame: Frame; reason?: string }) {
  const t = messages(frame.locale).console.registrations.decisions
  return (
    <>
      <Field
        schema={DecisionForm}
        form={{ values: { reason }, faults: {} }}
        locale={frame.locale}
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
      />
      <p class="actions">
        <button type="submit" name="decision" value="approved">
          {t.approve}
        </button>
        <button type="submit" name="decision" value="declined" class="danger">
          {t.decline}
        </button>
      </p>
    </>
  )
}

interface DecisionsProps extends EventPageProps {
  list: ListPage
  /** Of the list of registrations. */
  path: string
}

/** How many wait for a decision or for its announcement, and the ways there; nothing at an event without decisions. */
export function Decisions({ list, path, ...page }: DecisionsProps) {
  const { frame, event, role } = page
  const t = messages(frame.locale).console.registrations.decisions
  const { undecided, approved, declined } = list.decisions
  const decided = approved + declined
  if (!may(role, 'registrations.manage') || (undecided + decided === 0 && !event.needsApproval)) return null
  return (
    <section class="panel" aria-labelledby="decisions-title">
      <h2 id="decisions-title">{t.title}</h2>
      <p>{t.undecided(undecided)}</p>
      <p class="actions">
        {undecided + decided > 0 ? (
          <a class="button secondary" href={link(frame, `${path}?state=pending#list`)}>
            {t.showPending}
          </a>
        ) : null}
        {decided > 0 ? (
          <a class="button" href={link(frame, `${path}/announcement`)}>
            {t.announce(decided)}
          </a>
        ) : null}
      </p>
    </section>
  )
}

/** Decides on those who are ticked in the list above, or on all on whom nothing is decided. */
export function DecideForm({ list, path, frame, role }: DecisionsProps) {
  const { one, decisions: t } = messages(frame.locale).console.registrations
  const { undecided } = list.decisions
  if (!may(role, 'registrations.manage') || !list.rows.some(({ state }) => state === 'pending')) return null
  return (
    <section class="panel" aria-labelledby="decide">
      <h2 id="decide">{one.decide}</h2>
      <form id={decisionsForm} method="post" action={link(frame, `${path}/decisions`)} class="form-column">
        <p class="hint">{t.hint}</p>
        {undecided > 0 ? (
          <div class="field check">
            <input type="checkbox" id="all" name="all" value="on" />
            <label for="all">{t.all(undecided, maxDecisions)}</label>
          </div>
        ) : null}
        <DecisionButtons frame={frame} />
      </form>
    </section>
  )
}
