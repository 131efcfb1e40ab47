import { PersonAbout, PersonName, Portrait } from '#web/components/person.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { speakerPath } from '#web/components/programme-paths.ts'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { ReleasedPart } from '#worker/domain/programme/frozen.ts'
import type { SessionView } from './session-view.ts'

/** People in the order that protocol wants, each with the part they take. */
function People({ frame, event, portraits, people }: SessionView & { people: readonly ReleasedPart[] }) {
  const t = messages(frame.locale).public.event
  return (
    <ul class="people">
      {people.map(({ speaker, role }) => (
        <li class="someone">
          <Portrait speaker={speaker} portraitKey={portraits.get(speaker.id)} />
          <div>
            <a class="person" href={link(frame, speakerPath(event, speaker))}>
              <PersonName {...{ frame, event, speaker }} />
            </a>
            <span class="part">{t.contributorRoles[role]}</span>
            <PersonAbout {...{ frame, event, speaker }} />
          </div>
        </li>
      ))}
    </ul>
  )
}

/** The delegations of a signing in protocol order, each with those who sign and witness for it; the others after them. */
function Delegations(view: SessionView) {
  const { frame, event, session } = view
  const { delegations, contributors } = session
  const of = (index: number) => contributors.filter(({ delegation }) => delegation === index + 1)
  const others = contributors.filter(({ delegation }) => delegation === null || delegation > delegations.length)
  return (
    <>
      {delegations.map((name, index) => (
        <>
          <h3>
            <Phrase value={name} locale={frame.locale} order={event.languages} />
          </h3>
          {of(index).length > 0 ? <People {...view} people={of(index)} /> : null}
        </>
      ))}
      {others.length > 0 ? (
        <>
          <h3>{messages(frame.locale).programme.session.others}</h3>
          <People {...view} people={others} />
        </>
      ) : null}
    </>
  )
}

/** Who contributes to a session; a signing shows its delegations. */
export function SessionPeople(view: SessionView) {
  const { frame, session } = view
  const t = messages(frame.locale).programme.session
  const isSigning = session.delegations.length > 0
  if (!isSigning && session.contributors.length === 0) return null
  return (
    <section aria-labelledby="people">
      <h2 id="people">{isSigning ? t.signing : t.contributors}</h2>
      {isSigning ? <Delegations {...view} /> : <People {...view} people={session.contributors} />}
    </section>
  )
}
