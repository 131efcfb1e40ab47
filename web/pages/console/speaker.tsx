import type { TwoVersions } from '#web/components/conflict.tsx'
import { PostButton } from '#web/components/event-frame.tsx'
import { PictureForm } from '#web/components/picture-form.tsx'
import { SpeakerFrame, type SpeakerPageProps } from '#web/components/speaker-frame.tsx'
import { SpeakerProfileForm } from '#web/components/speaker-profile.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { isBeingMade } from '#worker/core/images/sizes.ts'
import type { Partner } from '#worker/domain/speakers/affiliation.ts'
import type { SpeakerRow } from '#worker/domain/speakers/table.ts'

interface SpeakerProps extends SpeakerPageProps {
  /** Absent for a new one. */
  speaker?: SpeakerRow
  partners: readonly Partner[]
  form: FormState
  conflict?: TwoVersions
  /** The removal was refused. */
  isKept?: boolean
}

/** One speaker of an organization: the profile, the portrait, the way out. */
export function SpeakerPage({ speaker, partners, form, conflict, isKept = false, ...page }: SpeakerProps) {
  const { frame, organization } = page
  const { sessions: words, speakers: t } = messages(frame.locale).console
  const list = `/console/organizations/${organization.slug}/speakers`
  const path = speaker ? `${list}/${speaker.slug}` : `${list}/new`
  const title = speaker ? words.of(words.speakerTitle, speaker.name) : t.addTitle
  return (
    <SpeakerFrame {...page} title={title}>
      {isKept ? (
        <p class="notice bad" role="alert">
          {t.inUse}
        </p>
      ) : null}
      <SpeakerProfileForm {...{ frame, form, partners, path, conflict }} submit={speaker ? words.save : t.add} />
      {speaker ? (
        <>
          <h2>{t.portrait}</h2>
          <PictureForm
            frame={frame}
            action={`${path}/portrait`}
            label={t.portrait}
            pictureKey={speaker.portraitKey}
            isProcessing={isBeingMade(speaker.portraitOriginalKey, speaker.portraitKey, speaker.portraitError)}
            error={speaker.portraitError}
          />
          <p>
            <a href={link(frame, `${path}/calendar`)}>{messages(frame.locale).calendars.personal.fromSpeaker}</a>
          </p>
          <section class="panel danger form-column">
            <h2>{t.remove}</h2>
            <p>{t.removeHint}</p>
            <PostButton frame={frame} path={`${path}/removal`} label={t.remove} look="danger" />
          </section>
        </>
      ) : null}
    </SpeakerFrame>
  )
}
