import type { Context } from 'hono'
import type { TwoVersions } from '#web/components/conflict.tsx'
import type { Ctx } from '#worker/core/context.ts'
import { differences, type FormState } from '#worker/core/form.ts'
import type { Actor } from '#worker/domain/audit/record.ts'
import { editSpeaker } from '#worker/domain/speakers/edit.ts'
import { formOfSpeaker } from '#worker/domain/speakers/form.ts'
import type { EditedSpeaker } from '#worker/domain/speakers/queries.ts'
import { SpeakerFields } from '#worker/domain/speakers/schema.ts'
import { readForm } from '../validate.ts'
import { ifStale } from './stale.ts'

/** What the form shows again, and with which status. */
interface Refused {
  status: 409 | 422
  form: FormState
  conflict?: TwoVersions
}

/** What was typed as it would stand had it been saved. */
const asSaved = (speaker: EditedSpeaker, fields: SpeakerFields): EditedSpeaker => ({
  ...speaker,
  ...fields,
  revision: speaker.revision,
  nativeName: fields.nativeName ?? null,
  organization: fields.organization ?? null,
})

interface Editor extends Actor {
  ctx: Ctx
  /** Reads the profile as it stands. Throws `not_found`. */
  find: () => Promise<{ speaker: EditedSpeaker }>
}

/** Saves the posted profile of a speaker. */
export async function saveSpeaker(c: Context, { ctx, actorId, actorName, find }: Editor): Promise<'saved' | Refused> {
  const { speaker } = await find()
  const result = await readForm(c, SpeakerFields)
  if (!result.ok) return { status: 422, form: result.form }
  const fields = result.data
  const outcome = await editSpeaker(ctx, { actorId, actorName, speaker, fields }).catch(ifStale)
  if (outcome === 'saved') return 'saved'
  if (outcome === 'unknown_organization') {
    return { status: 422, form: { ...result.form, faults: { organization: 'unknown_organization' } } }
  }
  const newest = (await find()).speaker
  const conflict = { mine: formOfSpeaker(asSaved(newest, fields)), saved: formOfSpeaker(newest) }
  if (differences(conflict.mine, conflict.saved).length === 0) return 'saved'
  const form = { values: { ...result.form.values, revision: String(newest.revision) }, faults: {} }
  return { status: 409, form, conflict }
}
