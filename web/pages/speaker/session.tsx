import { ChoiceField } from '#web/components/choice-field.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { LocalizedField } from '#web/components/localized-field.tsx'
import { MaterialState } from '#web/components/material-state.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { SpeakingFrame, type SpeakingPageProps } from '#web/components/speaking-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { plain } from '#worker/core/text/localized.ts'
import { OwnMaterial, type OwnMaterialRow, ownKinds, ownRule } from '#worker/domain/materials/of-speaker.ts'
import { maxMaterialTitleLength } from '#worker/domain/materials/schema.ts'
import { stateOf } from '#worker/domain/materials/state.ts'
import { licences } from '#worker/domain/materials/table.ts'
import { takesSpeakers } from '#worker/domain/programme/speaking/limits.ts'
import { SessionNeeds } from '#worker/domain/programme/speaking/schema.ts'
import type { OwnSession } from '#worker/domain/programme/speaking/workspace.ts'
import { AnswerForm } from './answer-form.tsx'
import { SessionFacts } from './session-facts.tsx'
import { SessionTexts } from './session-texts.tsx'

/** A form of the page as it was refused. */
export interface RefusedForms {
  answer?: FormState
  needs?: FormState
  material?: FormState
}

interface SessionProps extends SpeakingPageProps {
  own: OwnSession
  materials: readonly OwnMaterialRow[]
  refused: RefusedForms
}

function Needs({ frame, base, speaking, own, refused }: SessionProps) {
  const t = messages(frame.locale).speaker.needs
  const needs = own.part?.needs
  const form = refused.needs ?? { values: { needs: needs ?? '' }, faults: {} }
  if (!takesSpeakers(speaking.event, frame.now)) return needs ? <p class="long-text">{needs}</p> : null
  return (
    <section aria-labelledby="needs">
      <h2 id="needs">{t.title}</h2>
      {needs === '' ? <p class="notice good">{t.none}</p> : null}
      <form method="post" action={link(frame, `${base}/sessions/${own.session.id}/needs`)} class="form-column">
        <Field
          schema={SessionNeeds}
          {...{ form }}
          locale={frame.locale}
          name="needs"
          label={t.label}
          hint={t.hint}
          rows={4}
        />
        <button type="submit">{t.save}</button>
      </form>
    </section>
  )
}

function AddMaterial({ frame, base, speaking: { event }, own, refused }: SessionProps) {
  const { locale } = frame
  const { speaker, materials: words } = messages(locale)
  const t = speaker.materials
  const form = refused.material ?? { values: { kind: 'slides', licence: 'all-rights-reserved' }, faults: {} }
  const { title, url, kind, licence, urlHint } = words.fields
  const shared = { form, locale }
  return (
    <details class="add" open={refused.material !== undefined}>
      <summary>{t.add}</summary>
      <p>{t.newRule(words.releaseRules[ownRule.releaseRule], words.audiences[ownRule.audience])}</p>
      <form
        method="post"
        action={link(frame, `${base}/sessions/${own.session.id}/materials`)}
        class="form-column"
        novalidate
      >
        <ChoiceField
          {...shared}
          name="kind"
          label={kind}
          choices={ownKinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <LocalizedField
          {...shared}
          name="title"
          label={title}
          languages={event.languages}
          maxLength={maxMaterialTitleLength}
        />
        <Field {...shared} schema={OwnMaterial} name="url" label={url} hint={urlHint} type="url" />
        <ChoiceField
          {...shared}
          name="licence"
          label={licence}
          choices={licences.map((value) => ({ value, label: words.licences[value] }))}
        />
        <button type="submit">{t.addNext}</button>
      </form>
    </details>
  )
}

function Materials(props: SessionProps) {
  const { frame, base, speaking, materials } = props
  const { event } = speaking
  const { speaker, materials: words } = messages(frame.locale)
  const t = speaker.materials
  return (
    <section aria-labelledby="materials">
      <h2 id="materials">{t.title}</h2>
      {materials.length === 0 ? (
        <p class="muted">{t.none}</p>
      ) : (
        <ul class="material-list">
          {materials.map((row) => (
            <li>
              <span class="person">
                <Phrase value={row.material.title} locale={frame.locale} order={event.languages} />
              </span>
              <span class="about">{words.kinds[row.material.kind]}</span>
              <MaterialState locale={frame.locale} state={stateOf(row)} />
              {row.material.url ? (
                <a href={row.material.url} rel="noopener noreferrer">
                  {row.material.url}
                </a>
              ) : (
                <a
                  href={link(frame, `${base}/materials/${row.material.id}`)}
                  aria-label={t.openOf(plain(row.material.title, frame.locale, event.languages))}
                >
                  {t.open}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {event.state === 'cancelled' ? null : <AddMaterial {...props} />}
    </section>
  )
}

/** One session of the speaker's: the facts, the answer, its materials, what is needed in the room, its texts. */
export function SessionPage(props: SessionProps) {
  const { own, materials: _materials, refused, ...page } = props
  const { frame, speaking } = page
  const { materials: words, speaker: t } = messages(frame.locale)
  const labels = { note: t.answer.note, needs: t.needs.label, title: words.fields.title, url: words.fields.url }
  const form = refused.answer ?? refused.needs ?? refused.material
  return (
    <SpeakingFrame
      {...page}
      title={plain(own.session.title, frame.locale, speaking.event.languages)}
      heading={<Phrase value={own.session.title} locale={frame.locale} order={speaking.event.languages} />}
      islands={['own-time.js']}
    >
      {form ? <FaultSummary form={form} labels={labels} locale={frame.locale} /> : null}
      <SessionFacts {...page} own={own} />
      <section aria-labelledby="answer">
        <h2 id="answer">{t.answer.title}</h2>
        <AnswerForm {...page} own={own} form={refused.answer} from="session" />
      </section>
      <Materials {...props} />
      <Needs {...props} />
      <SessionTexts {...page} own={own} />
    </SpeakingFrame>
  )
}
