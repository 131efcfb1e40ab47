import { type Context, Hono } from 'hono'
import { EventSpeakerPage } from '#web/pages/console/event-speaker.tsx'
import { formOfSpeaker } from '#worker/domain/speakers/form.ts'
import { getSpeakerOfEvent } from '#worker/domain/speakers/queries.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'
import { eventPage } from './event-page.ts'
import { programmeChanged } from './programme-changed.ts'
import { saveSpeaker } from './save-speaker.ts'

const path = '/console/events/:event/speakers/:speaker'

const find = (c: Context<EventEnv>) => getSpeakerOfEvent(c.var.ctx, c.var.event, c.req.param('speaker') ?? '')

function page(c: Context<EventEnv>, { speaker, partners }: Awaited<ReturnType<typeof find>>) {
  const { organization, memberOf } = c.var
  const isOwners = memberOf.id === organization.id
  const kept = isOwners ? `/console/organizations/${organization.slug}/speakers/${speaker.slug}` : undefined
  return { ...eventPage(c), speaker, partners, kept }
}

export default new Hono<EventEnv>()
  .get(path, needs('programme.edit'), async (c) => {
    const found = await find(c)
    return c.html(<EventSpeakerPage {...page(c, found)} form={formOfSpeaker(found.speaker)} />)
  })
  .post(path, needs('programme.edit'), async (c) => {
    const { ctx, account } = c.var
    const saved = await saveSpeaker(c, { ctx, actorId: account.id, find: () => find(c) })
    if (saved === 'saved') return programmeChanged(c, '/sessions?done=saved')
    const { status, ...refused } = saved
    return c.html(<EventSpeakerPage {...page(c, await find(c))} {...refused} />, status)
  })
