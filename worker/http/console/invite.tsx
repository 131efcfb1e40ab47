import { type Context, Hono } from 'hono'
import { invitationSent } from '#web/mails/invitation-sent.tsx'
import { InvitePage, type InvitePreview } from '#web/pages/console/invite.tsx'
import type { FormState } from '#worker/core/form.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { isLocale } from '#worker/core/text/languages.ts'
import { drainSoon } from '#worker/domain/mail/outbox.ts'
import {
  type Candidates,
  listedCandidates,
  markOf,
  memberCandidates,
} from '#worker/domain/registrations/invitations/candidates.ts'
import { invite, wasSent } from '#worker/domain/registrations/invitations/invite.ts'
import { type InvitationChoices, invitationChoices } from '#worker/domain/registrations/invitations/list.ts'
import { readPeople } from '#worker/domain/registrations/invitations/people.ts'
import { InvitationList, maxAtOnce } from '#worker/domain/registrations/invitations/schema.ts'
import type { EventEnv } from '../env.ts'
import { limitBody } from '../middleware/limits.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const path = '/console/events/:event/invitations/new'

interface Shown {
  choices?: InvitationChoices
  preview?: InvitePreview
}

async function page(c: Context<EventEnv>, form: FormState, { choices, preview }: Shown = {}) {
  const offered = choices ?? (await invitationChoices(c.var.ctx, c.var.event))
  return <InvitePage {...eventPage(c)} {...{ form }} choices={offered} {...(preview ? { preview } : {})} />
}

function emptyForm({ var: { ctx, event, locale } }: Context<EventEnv>): FormState {
  const [first] = event.languages
  return { values: { locale: isLocale(first) ? first : locale, key: uuidv7(ctx.now) }, faults: {} }
}

/** The mail as the first of them gets it; its link leads nowhere yet. */
function letterTo(
  c: Context<EventEnv>,
  { hosts, places }: InvitationChoices,
  { invited }: Candidates,
  kindId?: string,
) {
  const [first] = invited
  if (!first) return undefined
  const { ctx, event } = c.var
  const kind = places.find(({ id }) => id === kindId)
  const reader = { locale: first.locale, origin: ctx.origin }
  return invitationSent({
    ...{ reader, event, hosts: hosts.map(({ name }) => name), onlineUrl: null, name: first.name },
    held: kind ? { ...kind, isOnly: false } : null,
    invitationUrl: `${ctx.origin}/invitations/…`,
  })
}

/** Who is to be invited; throws not_found for an organization that does not host the event. */
async function candidatesOf(c: Context<EventEnv>, { people = '', organization, locale }: InvitationList) {
  const { ctx, event } = c.var
  if (organization === undefined) {
    const lines = readPeople(people)
    return listedCandidates(ctx, event, { people: lines.flatMap(({ person }) => person ?? []), locale })
  }
  const candidates = await memberCandidates(ctx, event, organization)
  if (!candidates) throw new Problem('not_found')
  return candidates
}

/** Sends what was shown before; shows it where it was not, or where others would be mailed. */
async function previewOrSend(c: Context<EventEnv>, form: FormState, input: InvitationList) {
  const { ctx, event, account } = c.var
  const [choices, candidates] = await Promise.all([invitationChoices(ctx, event), candidatesOf(c, input)])
  const seen = await markOf(candidates, input.kind)
  if (input.send === undefined || input.seen !== seen || candidates.invited.length === 0) {
    if (input.send && (await wasSent(ctx, event, input.key))) return sent(c)
    const letter = await letterTo(c, choices, candidates, input.kind)
    const isOther = input.send !== undefined
    return c.html(page(c, form, { choices, preview: { candidates, seen, letter, isOther } }), isOther ? 409 : 200)
  }
  const { kind: placeKindId = null, key } = input
  await invite(ctx, { actorId: account.id, event, people: candidates.invited, placeKindId, key })
  await drainSoon(ctx)
  return sent(c)
}

const sent = (c: Context<EventEnv>) =>
  c.redirect(`/console/events/${c.var.event.slug}/invitations?lang=${c.var.locale}&done=sent`, 303)

export default new Hono<EventEnv>()
  .get(path, needs('registrations.manage'), async (c) => c.html(await page(c, emptyForm(c))))
  .post(path, needs('registrations.manage'), limitBody(524_288), async (c) => {
    const read = await readForm(c, InvitationList)
    if (!read.ok) {
      const { values } = emptyForm(c)
      return c.html(await page(c, { ...read.form, values: { ...values, ...read.form.values } }), 422)
    }
    const lines = readPeople(read.data.people ?? '')
    if (lines.length > maxAtOnce) return c.html(await page(c, { ...read.form, faults: { people: 'too_large' } }), 422)
    const faulty = lines.filter((line) => line.fault !== undefined)
    if (faulty.length > 0) return c.html(await page(c, read.form, { preview: { faulty } }), 422)
    return previewOrSend(c, read.form, read.data)
  })
