import type { MailTemplate } from '#worker/domain/mail/table.ts'
import { liveStates } from '#worker/domain/registrations/rules.ts'
import type { RegistrationSubject } from './registration-subjects.ts'

export type RegistrationTemplate = Exclude<
  MailTemplate,
  'sign-in.code' | 'member.added' | 'host.invited' | 'invitation.sent' | 'session.promoted'
>

type Cause = Pick<RegistrationSubject, 'registration' | 'event' | 'offer'>

const isRegistered = ({ registration }: Cause) => liveStates.some((live) => live === registration.state)

/** Whether what a mail tells is still true at a moment; when it is not, the mail is withheld. */
export const holds = {
  'registration.pending': ({ registration, event }) => registration.state === 'pending' && event.state === 'published',
  'registration.confirmed': ({ registration, event }) =>
    registration.state === 'confirmed' && event.state === 'published',
  'registration.waitlisted': ({ registration, event }) =>
    registration.state === 'waitlisted' && event.state === 'published',
  'registration.offered': ({ event, offer }, now) =>
    offer?.state === 'open' && Number(offer.expiresAt) > now.getTime() && event.state === 'published',
  // Asked anew meanwhile, which has a mail of its own.
  'registration.offer_lapsed': ({ registration, event, offer }, now) =>
    offer?.state === 'lapsed' &&
    (registration.state === 'waitlisted' || registration.state === 'confirmed') &&
    event.state === 'published' &&
    event.endsAt > now,
  // Moved on to another place meanwhile, which has a mail of its own.
  'registration.promoted': ({ registration, event, offer }) =>
    registration.state === 'confirmed' &&
    event.state === 'published' &&
    (!offer || offer.kind.id === registration.placeKindId),
  'registration.declined': ({ registration, event }) =>
    registration.state === 'declined' && event.state === 'published',
  'registration.cancelled': ({ registration, event }) => registration.state === 'cancelled' && event.state !== 'draft',
  'registration.repeated': (cause) => isRegistered(cause) && cause.event.state === 'published',
  'event.changed': ({ registration, event }) => registration.state === 'confirmed' && event.state === 'published',
  'event.cancelled': (cause) => isRegistered(cause) && cause.event.state === 'cancelled',
} satisfies Record<RegistrationTemplate, (cause: Cause, now: Date) => boolean>
