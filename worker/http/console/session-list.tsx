import { type Context, Hono } from 'hono'
import { messages } from '#web/messages/messages.ts'
import { SessionListPage } from '#web/pages/console/session-list.tsx'
import type { FormState } from '#worker/core/form.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { fold } from '#worker/core/text/fold.ts'
import { localTimeOf } from '#worker/core/time.ts'
import { addList } from '#worker/domain/programme/add-list.ts'
import { type ListLine, readList } from '#worker/domain/programme/list.ts'
import { SessionList } from '#worker/domain/programme/schema.ts'
import { sessionKinds } from '#worker/domain/programme/table.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { programmeChanged } from './programme-changed.ts'

const path = '/console/events/:event/sessions/list'

/** A kind by its own word or by its name in the language of the page. */
function kindIn(c: Context<EventEnv>) {
  const names = messages(c.var.locale).public.event.sessionKinds
  return (word: string) => sessionKinds.find((kind) => [kind, fold(names[kind])].includes(fold(word)))
}

const emptyForm = ({ var: { ctx, event } }: Context<EventEnv>): FormState => ({
  values: {
    day: localTimeOf(event.startsAt, event.timeZone).slice(0, 10),
    language: event.languages[0] ?? 'en',
    key: uuidv7(ctx.now),
  },
  faults: {},
})

const page = (c: Context<EventEnv>, form: FormState, lines?: readonly ListLine[]) => (
  <SessionListPage {...eventPage(c)} form={form} {...(lines ? { lines } : {})} />
)

export default new Hono<EventEnv>()
  .get(path, needs('programme.edit'), (c) => c.html(page(c, emptyForm(c))))
  .post(path, needs('programme.edit'), async (c) => {
    const { ctx, event, account } = c.var
    const result = await readForm(c, SessionList)
    if (!result.ok) {
      const { values } = emptyForm(c)
      return c.html(page(c, { ...result.form, values: { ...values, ...result.form.values } }), 422)
    }
    const { day, language, lines: text, key, create } = result.data
    const lines = readList(text, { day, zone: event.timeZone, kindOf: kindIn(c) })
    const isFaulty = lines.some(({ fault }) => fault !== undefined)
    if (create === undefined || isFaulty) return c.html(page(c, result.form, lines), isFaulty ? 422 : 200)
    const sessions = lines.flatMap(({ session }) => session ?? [])
    await addList(ctx, { actorId: account.id, event, key, language, sessions })
    return programmeChanged(c, '/sessions?done=saved')
  })
