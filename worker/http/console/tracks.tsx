import { type Context, Hono } from 'hono'
import { TrackPage } from '#web/pages/console/track.tsx'
import { TracksPage } from '#web/pages/console/tracks.tsx'
import type { FormState } from '#worker/core/form.ts'
import { emptyTrackForm, formOfTrack } from '#worker/domain/programme/form.ts'
import { tracksStatement } from '#worker/domain/programme/queries.ts'
import { TrackFields } from '#worker/domain/programme/schema.ts'
import { addTrack, editTrack, getTrack, removeTrack } from '#worker/domain/programme/tracks.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { programmeChanged } from './programme-changed.ts'

const path = '/console/events/:event/tracks'

const doneOf = (c: Context) => (['saved', 'removed'] as const).find((word) => word === c.req.query('done'))

async function page(c: Context<EventEnv>, form: FormState) {
  const tracks = await tracksStatement(c.var.ctx, c.var.event.id)
  return <TracksPage {...eventPage(c)} tracks={tracks} form={form} done={doneOf(c)} />
}

const change = (c: Context<EventEnv>) => ({
  actorId: c.var.account.id,
  event: c.var.event,
  trackId: c.req.param('track') ?? '',
})

export default new Hono<EventEnv>()
  .get(path, needs('programme.edit'), async (c) => c.html(page(c, emptyTrackForm)))
  .post(path, needs('programme.edit'), async (c) => {
    const result = await readForm(c, TrackFields)
    if (!result.ok) return c.html(page(c, result.form), 422)
    await addTrack(c.var.ctx, change(c), result.data)
    return programmeChanged(c, '/tracks?done=saved')
  })
  .get(`${path}/:track`, needs('programme.edit'), async (c) => {
    const track = await getTrack(c.var.ctx, c.var.event.id, c.req.param('track'))
    return c.html(<TrackPage {...eventPage(c)} trackId={track.id} form={formOfTrack(track)} />)
  })
  .post(`${path}/:track`, needs('programme.edit'), async (c) => {
    const result = await readForm(c, TrackFields)
    const trackId = c.req.param('track')
    if (!result.ok) return c.html(<TrackPage {...eventPage(c)} trackId={trackId} form={result.form} />, 422)
    await editTrack(c.var.ctx, change(c), result.data)
    return programmeChanged(c, '/tracks?done=saved')
  })
  .post(`${path}/:track/removal`, needs('programme.edit'), async (c) => {
    await removeTrack(c.var.ctx, change(c))
    return programmeChanged(c, '/tracks?done=removed')
  })
