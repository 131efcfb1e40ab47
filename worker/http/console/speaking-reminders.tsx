import { type Context, Hono } from 'hono'
import { speakingReminder } from '#web/mails/speaking-reminder.tsx'
import { type Reminded, type ReminderPreview, SpeakingRemindersPage } from '#web/pages/console/speaking-reminders.tsx'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { plainHash } from '#worker/core/tokens.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import { getBoard, passes } from '#worker/domain/programme/speaking/board.ts'
import { day } from '#worker/domain/programme/speaking/limits.ts'
import { ReminderForm, remindNow } from '#worker/domain/programme/speaking/remind.ts'
import type { EventEnv } from '../env.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { programmeChanged } from './programme-changed.ts'
import { previewedMail } from './speaking-letter.ts'

const path = '/console/events/:event/speaking/reminders'

/** Who has a link that works and misses something; without a choice, those who are late, else all. */
async function peopleOf(c: Context<EventEnv>, chosen?: readonly string[]): Promise<Reminded[]> {
  const { ctx, event } = c.var
  const { standings } = await getBoard(ctx, event)
  const missing = standings.filter((one) => one.link && !one.link.revokedAt && passes.missing(one))
  const isAnyLate = missing.some(passes.late)
  return missing.map((one) => {
    const wasMailedToday = Number(one.link?.lastMailedAt ?? 0) > ctx.now.getTime() - day
    const isMeant = isAnyLate ? passes.late(one) : true
    return { ...one, wasMailedToday, isChosen: chosen ? chosen.includes(one.speaker.id) : isMeant && !wasMailedToday }
  })
}

async function letterTo(c: Context<EventEnv>, person: Reminded | undefined) {
  if (!person?.link) return undefined
  const { speaker, link, checklist } = person
  const mail = await previewedMail(c, { speakerId: speaker.id, name: speaker.name, locale: link.locale })
  return speakingReminder({ ...mail, missing: checklist.filter(({ isDone }) => !isDone) })
}

/** Sends what was shown before; shows it where it was not, or where others would be mailed. */
async function previewOrSend(c: Context<EventEnv>, { speaker, key, seen, send }: ReminderForm) {
  const { ctx, event, account } = c.var
  const people = await peopleOf(c, speaker)
  const reminded = people.filter(({ isChosen, wasMailedToday }) => isChosen && !wasMailedToday)
  const speakerIds = reminded.map((person) => person.speaker.id)
  const mark = await plainHash(JSON.stringify(speakerIds))
  if (send === undefined || seen !== mark || reminded.length === 0) {
    const [first] = reminded
    const isOther = send !== undefined
    const letter = await letterTo(c, first)
    const preview: ReminderPreview = { reminded, seen: mark, letter, lang: first?.link?.locale, isOther }
    return c.html(
      <SpeakingRemindersPage {...eventPage(c)} {...{ people, preview }} formKey={key} />,
      isOther ? 409 : 200,
    )
  }
  await remindNow(ctx, { actorId: account.id, event, speakerIds, key })
  await drainSoon(ctx)
  return programmeChanged(c, '/speaking?done=reminded')
}

export default new Hono<EventEnv>()
  .get(path, needs('programme.edit'), async (c) => {
    const people = await peopleOf(c)
    const formKey = uuidv7(c.var.ctx.now)
    return c.html(<SpeakingRemindersPage {...eventPage(c)} {...{ people, formKey }} preview={undefined} />)
  })
  .post(path, needs('programme.edit'), async (c) => {
    const read = await readForm(c, ReminderForm)
    if (!read.ok) throw new Problem('request.malformed')
    return previewOrSend(c, read.data)
  })
