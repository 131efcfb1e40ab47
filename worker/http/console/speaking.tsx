import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { messages } from '#web/messages/messages.ts'
import { boardDone, SpeakingPage } from '#web/pages/console/speaking.tsx'
import { speakingFile } from '#web/pages/console/speaking-file.ts'
import { SpeakingSettingsPage } from '#web/pages/console/speaking-settings.tsx'
import type { FormState } from '#worker/core/form.ts'
import { boardFilters, getBoard } from '#worker/domain/programme/speaking/board.ts'
import { exportBoard } from '#worker/domain/programme/speaking/export.ts'
import {
  formOfSettings,
  getSettings,
  saveSettings,
  speakingDetails,
} from '#worker/domain/programme/speaking/settings.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { programmeChanged } from './programme-changed.ts'

const path = '/console/events/:event/speaking'

/** What the address asks for; nonsense is as if it were not there. */
const Wish = z.object({
  show: z.enum(boardFilters).optional().catch(undefined),
  done: z.enum(boardDone).optional().catch(undefined),
})

const settingsPage = (c: Context<EventEnv>, form: FormState) => <SpeakingSettingsPage {...eventPage(c)} form={form} />

export default new Hono<EventEnv>()
  .get(path, needs('programme.edit'), async (c) => {
    const board = await getBoard(c.var.ctx, c.var.event)
    const { show, done } = Wish.parse(c.req.query())
    return c.html(<SpeakingPage {...eventPage(c)} {...{ board, show, done }} />)
  })
  .get(`${path}.csv`, needs('programme.edit'), async (c) => {
    const { ctx, event, account, locale } = c.var
    const file = speakingFile(locale, event, await exportBoard(ctx, event, account.id))
    const name = messages(locale).speakingConsole.fileName(event.slug)
    return c.body(file, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="speakers.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
    })
  })
  .get(`${path}/settings`, needs('programme.edit'), async (c) => {
    const settings = await getSettings(c.var.ctx, c.var.event.id)
    return c.html(settingsPage(c, formOfSettings(settings, c.var.event.timeZone)))
  })
  .post(`${path}/settings`, needs('programme.edit'), async (c) => {
    const { ctx, event, account } = c.var
    const read = await readForm(c, speakingDetails(event.timeZone))
    if (!read.ok) return c.html(settingsPage(c, read.form), 422)
    await saveSettings(ctx, { actorId: account.id, event, details: read.data })
    return programmeChanged(c, '/speaking?done=asked')
  })
