import { ownPlaceInWords } from '#web/components/own-place.ts'
import { albumReady } from '#web/mails/album-ready.tsx'
import { eventCancelled } from '#web/mails/event-cancelled.tsx'
import { eventChanged } from '#web/mails/event-changed.tsx'
import type { RegistrationMail } from '#web/mails/event-facts.tsx'
import { eventRestored } from '#web/mails/event-restored.tsx'
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
import { lineStopsAt } from '#worker/domain/registrations/rules.ts'
import { holds, type RegistrationTemplate } from './causes.ts'
import type { Composed, Waiting } from './compose.ts'
import type { RegistrationSubject } from './registration-subjects.ts'
import type { Subjects } from './subjects.ts'

interface Template {
  write: (mail: RegistrationMail) => Promise<Letter>
  /** What the calendar file that goes with it does to the entry; it is published only to who has a place. */
  invite?: 'PUBLISH' | 'CANCEL'
}

const templates = {
  'registration.pending': { write: registrationPending },
  'registration.confirmed': { write: registrationConfirmed, invite: 'PUBLISH' },
  'registration.waitlisted': { write: registrationWaitlisted },
  'registration.offered': { write: registrationOffered },
  'registration.offer_lapsed': { write: registrationOfferLapsed },
  'registration.promoted': { write: registrationPromoted, invite: 'PUBLISH' },
  'registration.declined': { write: registrationDeclined },
  'registration.cancelled': { write: registrationCancelled, invite: 'CANCEL' },
  'registration.repeated': { write: registrationRepeated },
  'event.cancelled': { write: eventCancelled, invite: 'CANCEL' },
  'event.restored': { write: eventRestored, invite: 'PUBLISH' },
  'event.changed': { write: eventChanged, invite: 'PUBLISH' },
  'album.ready': { write: albumReady },
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
      attachments: await invitesTo(ctx, subject, template),
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
  const { registration, event, position, hosts, before, held, wished, offer } = subject
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
    wished,
    isLineStopped: lineStopsAt(event) <= ctx.now,
    offer,
    decision: decisionOf(subject),
  } satisfies RegistrationMail
}

/** What was decided on the registration; only while it is news is a place that was given with it told as approved. */
const decisionOf = ({ registration: { decision, decisionReason, decidedAt }, offer }: RegistrationSubject) =>
  decision && (!offer || offer.madeAt === decidedAt?.getTime()) ? { reason: decisionReason } : null

/** Where the reader goes; who follows online reads the link there only where everybody may. */
function placeOf({ registration: { locale }, event, held }: RegistrationSubject): string {
  if (!held) return plain(event.place, locale, event.languages)
  const isShown = held.type === 'online' && event.onlineRule === 'always' && event.onlineUrl
  return [ownPlaceInWords(event, held, locale), ...(isShown ? [event.onlineUrl] : [])].join(' · ')
}

async function invitesTo(ctx: Ctx, subject: RegistrationSubject, { invite }: Template): Promise<StoredAttachment[]> {
  if (!invite || (invite === 'PUBLISH' && subject.registration.state !== 'confirmed')) return []
  return [await inviteTo(ctx, subject, invite)]
}

async function inviteTo(
  ctx: Ctx,
  subject: RegistrationSubject,
  method: 'PUBLISH' | 'CANCEL',
): Promise<StoredAttachment> {
  // Loaded here: the calendar library is the heaviest import and most drains carry no invite.
  const { inviteFile } = await import('#worker/domain/calendars/invite.ts')
  const { registration, event, hosts } = subject
  const { locale, email } = registration
  const owner = hosts.find(({ organizationId }) => organizationId === event.organizationId)
  const content = inviteFile(event, {
    ...{ locale, email, method, origin: ctx.origin, place: placeOf(subject) },
    organizerName: plain(owner?.name, locale, event.languages),
    hosts: hosts.map(({ shortName }) => shortName),
    changedAt: event.updatedAt > registration.updatedAt ? event.updatedAt : registration.updatedAt,
  })
  return { name: `${event.slug}.ics`, contentType: `text/calendar; charset=utf-8; method=${method}`, content }
}
