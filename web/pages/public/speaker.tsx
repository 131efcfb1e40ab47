import { CalendarButtons } from '#web/components/calendar-buttons.tsx'
import { beginningOf, LongText } from '#web/components/long-text.tsx'
import { PersonAbout, PersonName, Portrait } from '#web/components/person.tsx'
import { ProgrammeFrame } from '#web/components/programme-frame.tsx'
import { speakerPath } from '#web/components/programme-paths.ts'
import { SessionRow } from '#web/components/session-rows.tsx'
import { SessionStart } from '#web/components/session-when.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { pictureAddress } from '#worker/core/images/sizes.ts'
import { type Localized, plain } from '#worker/core/text/localized.ts'
import type { getReleasedSpeaker } from '#worker/domain/programme/public-queries.ts'
import { structuredSession } from './structured-session.ts'

type SpeakerView = { frame: Frame } & Awaited<ReturnType<typeof getReleasedSpeaker>>

/** The speaker as schema.org/Person (https://schema.org/Person), for search engines. */
function structuredSpeaker({ frame, event, speaker, parts, biography, portraits }: SpeakerView) {
  const text = (value: Localized) => plain(value, frame.locale, event.languages)
  const said = (name: string, value: string | null | undefined) => (value ? { [name]: value } : {})
  const portraitKey = portraits.get(speaker.id)
  const affiliation = text(speaker.affiliation)
  return {
    '@context': 'https://schema.org',
    '@type': 'Person',
    name: speaker.name,
    ...said('alternateName', speaker.nativeName),
    ...said('honorificPrefix', text(speaker.honorific)),
    ...said('jobTitle', text(speaker.position)),
    ...(affiliation ? { affiliation: { '@type': 'Organization', name: affiliation } } : {}),
    ...said('description', text(biography)),
    ...said('image', portraitKey && frame.origin + pictureAddress(portraitKey, 800)),
    url: frame.origin + link(frame, speakerPath(event, speaker)),
    performerIn: parts.map(({ session }) => structuredSession({ frame, event, session })),
  }
}

/** A speaker of a released programme: who they are and what they contribute. */
export function SpeakerPage(view: SpeakerView) {
  const { frame, event, speaker, parts, biography, portraits } = view
  const { programme, public: words } = messages(frame.locale)
  const t = programme.speakers
  const about =
    plain(biography, frame.locale, event.languages) || plain(speaker.position, frame.locale, event.languages)
  return (
    <ProgrammeFrame
      frame={frame}
      event={event}
      title={speaker.name}
      heading={<PersonName {...{ frame, event, speaker }} />}
      {...(about ? { description: beginningOf(about) } : {})}
      structured={structuredSpeaker(view)}
      islands={['copy-text.js']}
    >
      <div class="someone large">
        <Portrait speaker={speaker} portraitKey={portraits.get(speaker.id)} />
        <p>
          <PersonAbout {...{ frame, event, speaker }} />
        </p>
      </div>
      {Object.keys(biography).length > 0 ? (
        <section aria-labelledby="biography">
          <h2 id="biography">{t.biography}</h2>
          <LongText {...{ frame, event }} text={biography} />
        </section>
      ) : null}
      <section aria-labelledby="sessions">
        <h2 id="sessions">{t.sessions}</h2>
        <ul class="session-rows">
          {parts.map(({ session, roles }) => (
            <SessionRow
              {...{ frame, event, session }}
              when={<SessionStart {...{ frame, event, session }} />}
              about={roles.map((role) => words.event.contributorRoles[role]).join(', ')}
            />
          ))}
        </ul>
      </section>
      <CalendarButtons frame={frame} path={`${speakerPath(event, speaker)}.ics`} name={speaker.name} />
    </ProgrammeFrame>
  )
}
