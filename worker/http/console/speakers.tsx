import { Hono } from 'hono'
import { SpeakerPage } from '#web/pages/console/speaker.tsx'
import { editSpeaker } from '#worker/domain/speakers/edit.ts'
import { formOfSpeaker } from '#worker/domain/speakers/form.ts'
import { getSpeaker } from '#worker/domain/speakers/queries.ts'
import { SpeakerProfile } from '#worker/domain/speakers/schema.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { programmeChanged } from './programme-changed.ts'

const path = '/console/events/:event/speakers/:speaker'

export default new Hono<EventEnv>()
  .get(path, needs('programme.edit'), async (c) => {
    const speaker = await getSpeaker(c.var.ctx, c.var.event.organizationId, c.req.param('speaker'))
    return c.html(<SpeakerPage {...eventPage(c)} speaker={speaker} form={formOfSpeaker(speaker)} />)
  })
  .post(path, needs('programme.edit'), async (c) => {
    const { ctx, event, account } = c.var
    const speaker = await getSpeaker(ctx, event.organizationId, c.req.param('speaker'))
    const result = await readForm(c, SpeakerProfile)
    if (!result.ok) return c.html(<SpeakerPage {...eventPage(c)} speaker={speaker} form={result.form} />, 422)
    const edit = { actorId: account.id, speaker, profile: result.data }
    await editSpeaker(ctx, edit)
    return programmeChanged(c, '/sessions?done=saved')
  })
