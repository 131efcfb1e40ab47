import { type Context, Hono } from 'hono'
import { speakingInvited } from '#web/mails/speaking-invited.tsx'
import { SpeakingInvitePage, type SpeakingPreview } from '#web/pages/console/speaking-invite.tsx'
import type { FormState } from '#worker/core/form.ts'
import { isLocale } from '#worker/core/text/languages.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import {
  candidatesOf,
  markOf,
  type Uninvited,
  uninvitedStatement,
} from '#worker/domain/programme/speaking/candidates.ts'
import { InviteForm, inviteSpeakers } from '#worker/domain/programme/speaking/invite.ts'
import type { EventEnv } from '../env.ts'
import { limitBody } from '../middleware/limits.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'
import { programmeChanged } from './programme-changed.ts'
import { previewedMail } from './speaking-letter.ts'

const path = '/console/events/:event/speaking/invitations/new'

interface Shown {
  uninvited: readonly Uninvited[]
  form: FormState
  preview?: SpeakingPreview | undefined
}

const page = (c: Context<EventEnv>, { uninvited, form, preview }: Shown) => (
  <SpeakingInvitePage
    {...eventPage(c)}
    {...{ uninvited, form, preview }}
    isOne={c.req.query('speaker') !== undefined}
  />
)

/** Who has no link yet; addresses of other events are the organization's own: a co-host is shown none. */
async function uninvitedOf(c: Context<EventEnv>): Promise<Uninvited[]> {
  const { ctx, event, organization, memberOf } = c.var
  const rows = await uninvitedStatement(ctx, event)
  const isOwners = memberOf.id === organization.id
  return isOwners ? rows : rows.map((row) => ({ ...row, email: null, locale: null }))
}

/** The form with what is known already; without a language, the event's first. */
function formOf({ var: { event, locale } }: Context<EventEnv>, uninvited: readonly Uninvited[]): FormState {
  const [first] = event.languages
  const usual = isLocale(first) ? first : locale
  const fields = uninvited.flatMap(({ slug, ...known }) => [
    [`people.${slug}.email`, known.email ?? ''],
    [`people.${slug}.locale`, known.locale ?? usual],
  ])
  return { values: Object.fromEntries(fields), faults: {} }
}

/** Sends what was shown before; shows it where it was not, or where others would be mailed. */
async function previewOrSend(c: Context<EventEnv>, { uninvited, form }: Shown, input: InviteForm) {
  const { ctx, event, account } = c.var
  const candidates = await candidatesOf(ctx, uninvited, input)
  const { invited } = candidates
  const seen = await markOf(candidates)
  if (input.send === undefined || input.seen !== seen || invited.length === 0) {
    const [first] = invited
    const letter = first && (await speakingInvited(await previewedMail(c, first)))
    const isOther = input.send !== undefined
    return c.html(page(c, { uninvited, form, preview: { candidates, seen, letter, isOther } }), isOther ? 409 : 200)
  }
  await inviteSpeakers(ctx, { actorId: account.id, event, people: invited })
  await drainSoon(ctx)
  return programmeChanged(c, '/speaking?done=invited')
}

export default new Hono<EventEnv>()
  .get(path, needs('programme.edit'), async (c) => {
    const rows = await uninvitedOf(c)
    const meant = c.req.query('speaker')
    const uninvited = meant === undefined ? rows : rows.filter(({ slug }) => slug === meant)
    return c.html(page(c, { uninvited, form: formOf(c, uninvited) }))
  })
  .post(path, needs('programme.edit'), limitBody(524_288), async (c) => {
    const read = await readForm(c, InviteForm)
    const rows = await uninvitedOf(c)
    // The form of one speaker names nobody else.
    const uninvited = rows.filter(({ slug }) => `people.${slug}.locale` in read.form.values)
    if (!read.ok) return c.html(page(c, { uninvited, form: read.form }), 422)
    return previewOrSend(c, { uninvited: uninvited.length > 0 ? uninvited : rows, form: read.form }, read.data)
  })
