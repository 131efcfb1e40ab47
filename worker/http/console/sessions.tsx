import { type Context, Hono } from 'hono'
import { SessionPage } from '#web/pages/console/session.tsx'
import { NewSessionPage } from '#web/pages/console/session-new.tsx'
import { SessionsPage } from '#web/pages/console/sessions.tsx'
import { differences, type FormState } from '#worker/core/form.ts'
import { addSession } from '#worker/domain/programme/add-session.ts'
import { namedDelegations } from '#worker/domain/programme/delegations.ts'
import { getDraft } from '#worker/domain/programme/draft.ts'
import { editSession } from '#worker/domain/programme/edit-session.ts'
import { emptySessionForm, formOfSession } from '#worker/domain/programme/form.ts'
import { getChoices, getSession } from '#worker/domain/programme/queries.ts'
import { removeSession } from '#worker/domain/programme/remove-session.ts'
import { type SessionDetails, sessionDetails } from '#worker/domain/programme/schema.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { programmeChanged } from './programme-changed.ts'
import { ifStale } from './stale.ts'

const detailsOf = ({ timeZone, languages }: EventEnv['Variables']['event']) =>
  sessionDetails(timeZone, languages[0] ?? 'en')

const doneOf = (c: Context) => (['saved', 'removed'] as const).find((word) => word === c.req.query('done'))

/** What was typed as it would stand had it been saved, its rooms in the order of those that are. */
const asSaved = ({ session, choices }: Awaited<ReturnType<typeof getSession>>, details: SessionDetails) => ({
  ...session,
  ...details,
  revision: session.revision,
  position: details.position ?? session.position,
  trackId: details.track ?? null,
  delegations: namedDelegations(details.delegations),
  rooms: choices.venues.flatMap(({ rooms }) => rooms).filter(({ id }) => details.rooms.includes(id)),
  streamUrl: details.streamUrl ?? null,
  recordingUrl: details.recordingUrl ?? null,
  internalNote: details.internalNote ?? null,
})

const newPage = async (c: Context<EventEnv>, form: FormState) => (
  <NewSessionPage {...eventPage(c)} choices={await getChoices(c.var.ctx, c.var.event)} form={form} />
)

/** Somebody saved meanwhile: both versions, and the form as it was typed, now on top of what is saved. */
async function conflictAnswer(c: Context<EventEnv>, sessionId: string, details: SessionDetails, typed: FormState) {
  const { ctx, event } = c.var
  const found = await getSession(ctx, event, sessionId)
  const conflict = {
    mine: formOfSession(asSaved(found, details), event.timeZone),
    saved: formOfSession(found.session, event.timeZone),
  }
  if (differences(conflict.mine, conflict.saved).length === 0) {
    return programmeChanged(c, `/sessions/${sessionId}?done=saved`)
  }
  const form = { values: { ...typed.values, revision: String(found.session.revision) }, faults: {} }
  return c.html(<SessionPage {...eventPage(c)} {...found} {...{ form, conflict }} />, 409)
}

export default new Hono<EventEnv>()
  .get('/console/events/:event/sessions', needs('programme.edit'), async (c) => {
    const { ctx, event } = c.var
    return c.html(<SessionsPage {...eventPage(c)} draft={await getDraft(ctx, event)} done={doneOf(c)} />)
  })
  .get('/console/events/:event/sessions/new', needs('programme.edit'), async (c) =>
    c.html(await newPage(c, emptySessionForm)),
  )
  .post('/console/events/:event/sessions/new', needs('programme.edit'), async (c) => {
    const { ctx, event, account } = c.var
    const result = await readForm(c, detailsOf(event))
    if (!result.ok) return c.html(await newPage(c, result.form), 422)
    const id = await addSession(ctx, { actorId: account.id, event, details: result.data })
    return programmeChanged(c, `/sessions/${id}?done=saved`)
  })
  .get('/console/events/:event/sessions/:session', needs('programme.edit'), async (c) => {
    const { ctx, event } = c.var
    const found = await getSession(ctx, event, c.req.param('session'))
    const form = formOfSession(found.session, event.timeZone)
    return c.html(<SessionPage {...eventPage(c)} {...found} form={form} done={doneOf(c)} />)
  })
  .post('/console/events/:event/sessions/:session', needs('programme.edit'), async (c) => {
    const { ctx, event, account } = c.var
    const sessionId = c.req.param('session')
    const result = await readForm(c, detailsOf(event))
    if (!result.ok) {
      return c.html(
        <SessionPage {...eventPage(c)} {...(await getSession(ctx, event, sessionId))} form={result.form} />,
        422,
      )
    }
    const edited = await editSession(ctx, { actorId: account.id, event, sessionId, details: result.data }).catch(
      ifStale,
    )
    if (edited === 'stale') return conflictAnswer(c, sessionId, result.data, result.form)
    return programmeChanged(c, `/sessions/${sessionId}?done=saved`)
  })
  .post('/console/events/:event/sessions/:session/removal', needs('programme.edit'), async (c) => {
    const { ctx, event, account } = c.var
    await removeSession(ctx, account.id, event, c.req.param('session'))
    return programmeChanged(c, '/sessions?done=removed')
  })
