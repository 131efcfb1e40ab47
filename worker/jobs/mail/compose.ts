import { hostInvited } from '#web/mails/host-invited.tsx'
import { invitationSent } from '#web/mails/invitation-sent.tsx'
import type { Letter } from '#web/mails/letter.tsx'
import { memberAdded } from '#web/mails/member-added.tsx'
import { removalDecided } from '#web/mails/removal-decided.tsx'
import { sessionPromoted } from '#web/mails/session-promoted.tsx'
import { signInCode } from '#web/mails/sign-in-code.tsx'
import type { Ctx } from '#worker/core/context.ts'
import { unseal } from '#worker/core/seal.ts'
import { linkToken } from '#worker/core/tokens.ts'
import { secretLastsFor } from '#worker/domain/mail/rules.ts'
import type { MailRow, MailTemplate, StoredAttachment } from '#worker/domain/mail/table.ts'
import { ticketPath } from '#worker/domain/registrations/ticket-link.ts'
import { composeRegistrationMail } from './compose-registration.ts'
import {
  composeSpeakingAssistant,
  composeSpeakingDecided,
  composeSpeakingInvited,
  composeSpeakingReminder,
} from './compose-speaking.ts'
import type { Subjects } from './subjects.ts'

/** A letter with its recipient. */
export interface Composed extends Letter {
  to: string
  attachments: readonly StoredAttachment[]
}

/** A mail that lets an older one of the same registration go first. */
export interface Waiting {
  waitsSeconds: number
}

/** Writes a mail from what is true now; undefined when its cause is gone. */
export type Compose = (ctx: Ctx, mail: MailRow, subjects: Subjects) => Promise<Composed | Waiting | undefined>

const composeCode: Compose = async (ctx, mail, subjects) => {
  const subject = subjects.codes.get(mail.subjectId)
  const isOld = ctx.now.getTime() - mail.createdAt.getTime() >= secretLastsFor
  if (!subject || !mail.sealed || isOld || subject.expiresAt <= ctx.now) return undefined
  const reader = { locale: subject.locale ?? 'en', origin: ctx.origin } as const
  const code = await unseal(ctx.secret, mail.sealed)
  return { to: subject.email ?? subject.mailbox, attachments: [], ...(await signInCode({ reader, code })) }
}

const composeMember: Compose = async (ctx, mail, subjects) => {
  const subject = subjects.members.get(mail.subjectId)
  if (!subject) return undefined
  const { name, email, locale, role, organization, slug } = subject
  const letter = await memberAdded({
    reader: { locale, origin: ctx.origin },
    name,
    organization,
    role,
    consoleUrl: `${ctx.origin}/console/organizations/${slug}?lang=${locale}`,
  })
  return { to: email, attachments: [], ...letter }
}

const composeInvitation: Compose = async (ctx, mail, subjects) => {
  const subject = subjects.invitations.get(mail.subjectId)
  if (!subject) return undefined
  const { email, locale, slug } = subject
  const letter = await hostInvited({
    reader: { locale, origin: ctx.origin },
    invitation: subject,
    consoleUrl: `${ctx.origin}/console/organizations/${slug}?lang=${locale}`,
  })
  return { to: email, attachments: [], ...letter }
}

const composeGuest: Compose = async (ctx, mail, subjects) => {
  const subject = subjects.guests.get(mail.subjectId)
  if (!subject) return undefined
  const { invitation, event, hosts, held } = subject
  const { email, locale, name } = invitation
  const token = await linkToken(ctx.secret, 'invitation', invitation.id, invitation.version)
  const letter = await invitationSent({
    ...{ reader: { locale, origin: ctx.origin }, event, hosts, held, onlineUrl: null, name },
    invitationUrl: `${ctx.origin}/invitations/${token}?lang=${locale}`,
  })
  return { to: email, attachments: [], ...letter }
}

const composeSession: Compose = async (ctx, mail, subjects) => {
  const subject = subjects.signUps.get(mail.subjectId)
  if (!subject) return undefined
  const { registration, event, session } = subject
  const { locale, name, email } = registration
  const letter = await sessionPromoted({
    ...{ reader: { locale, origin: ctx.origin }, name, event, session },
    ticketUrl: `${ctx.origin}${await ticketPath(ctx, registration)}`,
  })
  return { to: email, attachments: [], ...letter }
}

const composeRemoval: Compose = async (ctx, mail, subjects) => {
  const subject = subjects.removals.get(mail.subjectId)
  if (!subject?.email || subject.state === 'open') return undefined
  const { email, locale, state, note, title, languages, keeper } = subject
  const letter = await removalDecided({
    ...{ reader: { locale, origin: ctx.origin }, decision: state, note, event: { title, languages } },
    privacyUrl: `${ctx.origin}/organizations/${keeper}?lang=${locale}#privacy`,
  })
  return { to: email, attachments: [], ...letter }
}

const composers = {
  'sign-in.code': composeCode,
  'member.added': composeMember,
  'host.invited': composeInvitation,
  'registration.pending': composeRegistrationMail('registration.pending'),
  'registration.confirmed': composeRegistrationMail('registration.confirmed'),
  'registration.waitlisted': composeRegistrationMail('registration.waitlisted'),
  'registration.offered': composeRegistrationMail('registration.offered'),
  'registration.promoted': composeRegistrationMail('registration.promoted'),
  'registration.offer_lapsed': composeRegistrationMail('registration.offer_lapsed'),
  'registration.declined': composeRegistrationMail('registration.declined'),
  'registration.cancelled': composeRegistrationMail('registration.cancelled'),
  'registration.repeated': composeRegistrationMail('registration.repeated'),
  'event.cancelled': composeRegistrationMail('event.cancelled'),
  'event.restored': composeRegistrationMail('event.restored'),
  'event.changed': composeRegistrationMail('event.changed'),
  'album.ready': composeRegistrationMail('album.ready'),
  'invitation.sent': composeGuest,
  'session.promoted': composeSession,
  'speaking.invited': composeSpeakingInvited,
  'speaking.reminder': composeSpeakingReminder,
  'speaking.decided': composeSpeakingDecided,
  'speaking.assistant': composeSpeakingAssistant,
  'photo.removal_decided': composeRemoval,
} satisfies Record<MailTemplate, Compose>

/** Writes a claimed mail; undefined when it is to be withheld. */
export const compose: Compose = (ctx, mail, subjects) => composers[mail.template](ctx, mail, subjects)
