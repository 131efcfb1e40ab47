import { Conflict, type TwoVersions } from '#web/components/conflict.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { LocalizedField } from '#web/components/localized-field.tsx'
import { PictureForm } from '#web/components/picture-form.tsx'
import { SpeakingFrame, type SpeakingPageProps } from '#web/components/speaking-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { isBeingMade } from '#worker/core/images/sizes.ts'
import { contentLanguages } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { maxLength, SpeakerFields } from '#worker/domain/speakers/schema.ts'

interface ProfileProps extends SpeakingPageProps {
  form: FormState
  /** Where somebody saved while this was typed. */
  conflict?: TwoVersions | undefined
}

/** The event's languages, and those in which something is said already: nothing that is not shown gets lost. */
function languagesOf({ speaking: { event, speaker } }: ProfileProps) {
  const used = [speaker.honorific, speaker.position, speaker.affiliation, speaker.biography].flatMap(Object.keys)
  const others = contentLanguages.filter((one) => used.includes(one) && !event.languages.includes(one))
  return [...event.languages, ...others]
}

function ProfileForm(props: ProfileProps) {
  const { frame, base, speaking, form } = props
  const { locale } = frame
  const t = messages(locale).speaker.profile
  const shared = { form, locale, schema: SpeakerFields }
  const text = { form, locale, languages: languagesOf(props) }
  return (
    <form id="profile" method="post" action={link(frame, `${base}/profile`)} class="form-column" novalidate>
      <input type="hidden" name="revision" value={form.values.revision ?? ''} />
      <input type="hidden" name="organization" value={form.values.organization ?? ''} />
      <Field {...shared} name="name" label={t.name} hint={t.nameHint} autocomplete="name" />
      <Field {...shared} name="nativeName" label={t.nativeName} />
      <LocalizedField
        {...text}
        name="honorific"
        label={t.honorific}
        hint={t.honorificHint}
        maxLength={maxLength.honorific}
      />
      <LocalizedField {...text} name="position" label={t.position} maxLength={maxLength.position} />
      <LocalizedField
        {...text}
        name="affiliation"
        label={t.affiliation}
        maxLength={maxLength.affiliation}
        {...(speaking.institution ? { hint: t.affiliationShown(plain(speaking.institution, locale)) } : {})}
      />
      <LocalizedField
        {...text}
        name="biography"
        label={t.biography}
        hint={t.biographyHint}
        maxLength={maxLength.biography}
        rows={6}
      />
      <button type="submit">{t.save}</button>
    </form>
  )
}

/** The speaker's own profile in every language of the event, and their portrait. */
export function ProfilePage(props: ProfileProps) {
  const { form, conflict, ...page } = props
  const { frame, base, speaking } = page
  const { speaker } = speaking
  const t = messages(frame.locale).speaker.profile
  const path = `${base}/profile`
  const { name, nativeName, honorific, position, affiliation, biography, organization } = t
  const labels = { name, nativeName, honorific, position, affiliation, biography, organization }
  return (
    <SpeakingFrame {...page} title={t.title}>
      <FaultSummary form={form} labels={labels} locale={frame.locale} />
      {conflict ? (
        <Conflict {...conflict} {...{ frame, labels, path }} inWords={(_, value) => value} formId="profile" />
      ) : null}
      <p>{t.intro}</p>
      <section aria-labelledby="portrait">
        <h2 id="portrait">{t.portrait}</h2>
        <PictureForm
          frame={frame}
          action={`${path}/portrait`}
          label={t.portrait}
          pictureKey={speaker.portraitKey}
          isProcessing={isBeingMade(speaker.portraitOriginalKey, speaker.portraitKey, speaker.portraitError)}
          error={speaker.portraitError}
          under={base}
        />
      </section>
      <h2 id="biography">{t.title}</h2>
      <ProfileForm {...props} />
    </SpeakingFrame>
  )
}
