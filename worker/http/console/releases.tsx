import { type Context, Hono } from 'hono'
import { ReleasePage } from '#web/pages/console/release.tsx'
import { ReleasesPage } from '#web/pages/console/releases.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import type { FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { getDraftAndReleases, getVersionToTakeBack } from '#worker/domain/programme/draft.ts'
import { releaseProgramme } from '#worker/domain/programme/release.ts'
import { ReleaseFields } from '#worker/domain/programme/schema.ts'
import { takeBack } from '#worker/domain/programme/take-back.ts'
import type { EventEnv } from '../env.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { programmeChanged } from './programme-changed.ts'

const emptyForm: FormState = { values: {}, faults: {} }

/** The number of a version as an address has it; anything else is none. */
const versionOf = (text: string | undefined) => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0)

/** What the redirect says was just done, about a version that exists. */
function doneOf(c: Context, newest: number) {
  const what = (['released', 'taken-back'] as const).find((word) => word === c.req.query('done'))
  const number = versionOf(c.req.query('version'))
  return what && number > 0 && number <= newest ? { what, number } : undefined
}

async function releasesPage(c: Context<EventEnv>, form: FormState, overtaken?: { overtaken: true }) {
  const draft = await getDraftAndReleases(c.var.ctx, c.var.event, versionOf(c.req.query('before')) || undefined)
  return <ReleasesPage {...eventPage(c)} {...{ draft, form }} done={doneOf(c, draft.newest)} {...overtaken} />
}

/** Somebody else was faster: not a fault of the form, which stays as it was typed. */
const ifOvertaken = (error: unknown): 'overtaken' => {
  if (error instanceof Problem && error.code === 'programme.released') return 'overtaken'
  throw error
}

export default new Hono<EventEnv>()
  .get('/console/events/:event/releases', needs('programme.edit'), async (c) =>
    c.html(await releasesPage(c, emptyForm)),
  )
  .post('/console/events/:event/releases', needs('programme.edit'), async (c) => {
    const { ctx, event, account } = c.var
    const result = await readForm(c, ReleaseFields)
    if (!result.ok) return c.html(await releasesPage(c, result.form), 422)
    const { note, seen } = result.data
    const answer = await releaseProgramme(ctx, { actorId: account.id, event, note, seen }).catch(ifOvertaken)
    if (answer === 'overtaken') return c.html(await releasesPage(c, result.form, { overtaken: true }), 409)
    await purge(c, eventTag(event.id))
    return programmeChanged(c, `/releases?done=released&version=${seen + 1}`)
  })
  .get('/console/events/:event/releases/:number', needs('programme.edit'), async (c) => {
    const { ctx, event } = c.var
    const found = await getVersionToTakeBack(ctx, event, versionOf(c.req.param('number')))
    return c.html(<ReleasePage {...eventPage(c)} {...found} />)
  })
  .post('/console/events/:event/releases/:number/restoration', needs('programme.edit'), async (c) => {
    const { ctx, event, account } = c.var
    const number = versionOf(c.req.param('number'))
    await takeBack(ctx, { actorId: account.id, event, number })
    return programmeChanged(c, `/releases?done=taken-back&version=${number}`)
  })
