import { PersonAbout, PersonName, Portrait } from '#web/components/person.tsx'
import { ProgrammeFrame } from '#web/components/programme-frame.tsx'
import { speakerPath } from '#web/components/programme-paths.ts'
import { SessionLink } from '#web/components/session-rows.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { getReleasedSpeakers } from '#worker/domain/programme/public-queries.ts'

type SpeakersView = { frame: Frame } & Awaited<ReturnType<typeof getReleasedSpeakers>>

/** Everybody who contributes to a released programme, with their sessions. */
export function SpeakersPage({ frame, event, speakers, portraits }: SpeakersView) {
  const t = messages(frame.locale).programme.speakers
  const count = speakers.length > 0 ? t.count(speakers.length) : t.none
  return (
    <ProgrammeFrame
      frame={frame}
      event={event}
      title={t.title}
      current="speakers"
      description={`${count} · ${plain(event.title, frame.locale, event.languages)}`}
    >
      <p class="muted">{count}</p>
      <ul class="people wide">
        {speakers.map(({ speaker, parts }) => (
          <li class="someone">
            <Portrait speaker={speaker} portraitKey={portraits.get(speaker.id)} />
            <div>
              <a class="person" href={link(frame, speakerPath(event, speaker))}>
                <PersonName {...{ frame, event, speaker }} />
              </a>
              <PersonAbout {...{ frame, event, speaker }} />
              <ul class="session-links">
                {parts.map(({ session }) => (
                  <li>
                    <SessionLink {...{ frame, event, session }} />
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </ProgrammeFrame>
  )
}
