import { eventCancelled } from '#web/mails/event-cancelled.tsx'
import { eventChanged } from '#web/mails/event-changed.tsx'
import type { RegistrationMail } from '#web/mails/event-facts.tsx'
import type { Letter } from '#web/mails/letter.tsx'
import { registrationCancelled } from '#web/mails/registration-cancelled.tsx'
import { registrationConfirmed } from '#web/mails/registration-confirmed.tsx'
import { registrationDeclined } from '#web/mails/registration-declined.tsx'
import { registrationOfferLapsed } from '#web/mails/registration-offer-lapsed.tsx'
import { registrationOffered } from '#web/mails/registration-offered.tsx'
import { registrationPending } from '#web/mails/registration-pending.tsx'
import { registrationPromoted } from '#web/mails/registration-promoted.tsx'
import { registrationRepeated } from '#web/mails/registration-repeated.tsx'
import { registrationWaitlisted } from '#web/mails/registration-waitlisted.tsx'
import type { Ctx } from '#worker/core/context.ts'
import { plain } from '#worker/core/text/localized.ts'
import { linkToken } from '#worker/core/tokens.ts'
import type { MailRow, StoredAttachment } from '#worker/domain/mail/table.ts'
import { holds, type RegistrationTemplate } from './causes.ts'
import type { Composed, Waiting } from './compose.ts'
import type { RegistrationSubject } from './registration-subjects.ts'
import type { Subjects } from './subjects.ts'

interface Template {
  write: (mail: RegistrationMail) => Promise<Letter>
  /** Whether the calendar file goes with it. */
  hasInvite?: true
}

const templates = {
  'registration.pending': { write: registrationPending },
  'registration.confirmed': { write: registrationConfirmed, hasInvite: true },
  'registration.waitlisted': { write: registrationWaitlisted },
  'registration.offered': { write: registrationOffered },
  'registration.offer_lapsed': { write: registrationOfferLapsed },
  'registration.promoted': { write: registrationPromoted, hasInvite: true },
  'registration.declined': { write: registrationDeclined },
  'registration.cancelled': { write: registrationCancelled },
  'registration.repeated': { write: registrationRepeated },
  'event.cancelled': { write: eventCancelled, hasInvite: true },
  'event.changed': { write: eventChanged, hasInvite: true },
} satisfies Record<RegistrationTemplate, Template>

/** Writes a mail about one registration of the given template. */
export const composeRegistrationMail =
  (name: RegistrationTemplate) =>
  async (ctx: Ctx, mail: MailRow, subjects: Subjects): Promise<Composed | Waiting | undefined> => {
    const subject = subjects.registrations.get(mail.id)
    if (!subject || !holds[name](subject, ctx.now)) return undefined
    const waitsSeconds = secondsToOlder(ctx, subject)
    if (waitsSeconds !== undefined) return { waitsSeconds }
    const template: Template = templates[name]
    return {
      to: subject.registration.email,
      ...(await template.write(await contentOf(ctx, subject))),
      attachments: template.hasInvite ? [await invite(ctx, subject)] : [],
    }
  }

/** How long an older mail of the same registration has to go first; one whose news is gone will be withheld and keeps nobody waiting. */
function secondsToOlder(ctx: Ctx, subject: RegistrationSubject): number | undefined {
  const times = subject.older
    .filter(({ template }) => template in holds && holds[template as RegistrationTemplate](subject, ctx.now))
    .map(({ dueAt }) => Math.max(0, dueAt - ctx.now.getTime()) / 1000)
  return times.length > 0 ? Math.ceil(Math.max(...times)) : undefined
}

async function contentOf(ctx: Ctx, subject: RegistrationSubject) {
  const { registration, event, position, hosts, before, held, offer } = subject
  const { locale, state } = registration
  const mayJoin = event.state === 'published' && (state === 'confirmed' || event.onlineRule === 'always')
  const token = await linkToken(ctx.secret, 'ticket', registration.id, registration.ticketVersion)
  return {
    reader: { locale, origin: ctx.origin },
    name: registration.name,
    state,
    position: position ?? 0,
    event,
    hosts: hosts.map(({ name }) => name),
    onlineUrl: mayJoin ? event.onlineUrl : null,
    ticketUrl: `${ctx.origin}/tickets/${token}?lang=${locale}`,
    eventUrl: `${ctx.origin}/events/${event.slug}?lang=${locale}`,
    ...(before ? { before } : {}),
    held,
    offer,
    decision: decisionOf(subject),
  } satisfies RegistrationMail
}

/** What was decided on the registration; only while it is news is a place that was given with it told as approved. */
const decisionOf = ({ registration: { decision, decisionReason, decidedAt }, offer }: RegistrationSubject) =>
  decision && (!offer || offer.madeAt === decidedAt?.getTime()) ? { reason: decisionReason } : null

async function invite(ctx: Ctx, { registration, event, hosts }: RegistrationSubject): Promise<StoredAttachment> {
  // Loaded here: the calendar library is the heaviest import and most drains carry no invite.
  const { inviteFile } = await import('#worker/domain/calendars/invite.ts')
  const owner = hosts.find(({ organizationId }) => organizationId === event.organizationId)
  const content = inviteFile(event, {
    locale: registration.locale,
    origin: ctx.origin,
    organizerName: plain(owner?.name, registration.locale, event.languages),
    hosts: hosts.map(({ shortName }) => shortName),
  })
  return { name: `${event.slug}.ics`, contentType: 'text/calendar', content }
}
