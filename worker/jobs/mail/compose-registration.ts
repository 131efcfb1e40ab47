import { eventCancelled } from '#web/mails/event-cancelled.tsx'
import type { RegistrationMail } from '#web/mails/event-facts.tsx'
import type { Letter } from '#web/mails/letter.tsx'
import { registrationCancelled } from '#web/mails/registration-cancelled.tsx'
import { registrationConfirmed } from '#web/mails/registration-confirmed.tsx'
import { registrationPromoted } from '#web/mails/registration-promoted.tsx'
import { registrationRepeated } from '#web/mails/registration-repeated.tsx'
import { registrationWaitlisted } from '#web/mails/registration-waitlisted.tsx'
import type { Ctx } from '#worker/core/context.ts'
import { plain } from '#worker/core/text/localized.ts'
import { linkToken } from '#worker/core/tokens.ts'
import type { MailRow, StoredAttachment } from '#worker/domain/mail/table.ts'
import { holds, type RegistrationTemplate } from './causes.ts'
import type { Composed } from './compose.ts'
import type { RegistrationSubject, Subjects } from './subjects.ts'

interface Template {
  write: (mail: RegistrationMail) => Promise<Letter>
  /** Whether the calendar file goes with it. */
  hasInvite?: true
}

const templates = {
  'registration.confirmed': { write: registrationConfirmed, hasInvite: true },
  'registration.waitlisted': { write: registrationWaitlisted },
  'registration.promoted': { write: registrationPromoted, hasInvite: true },
  'registration.cancelled': { write: registrationCancelled },
  'registration.repeated': { write: registrationRepeated },
  'event.cancelled': { write: eventCancelled, hasInvite: true },
} satisfies Record<RegistrationTemplate, Template>

/** Writes a mail about one registration of the given template. */
export const composeRegistrationMail =
  (name: RegistrationTemplate) =>
  async (ctx: Ctx, mail: MailRow, subjects: Subjects): Promise<Composed | undefined> => {
    const subject = subjects.registrations.get(mail.subjectId)
    if (!subject || !holds[name](subject)) return undefined
    const template: Template = templates[name]
    return {
      to: subject.registration.email,
      ...(await template.write(await contentOf(ctx, subject))),
      attachments: template.hasInvite ? [await invite(ctx, subject)] : [],
    }
  }

async function contentOf(ctx: Ctx, { registration, event, position, hosts }: RegistrationSubject) {
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
  } satisfies RegistrationMail
}

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
