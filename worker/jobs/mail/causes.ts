import { newsOf } from '#worker/domain/events/news.ts'
import type { MailTemplate } from '#worker/domain/mail/table.ts'
import { formerPlace, isAtEvent } from '#worker/domain/registrations/own-place.ts'
import { liveStates } from '#worker/domain/registrations/rules.ts'
import type { RegistrationSubject } from './registration-subjects.ts'

export type RegistrationTemplate = Exclude<
  MailTemplate,
  | 'sign-in.code'
  | 'member.added'
  | 'host.invited'
  | 'invitation.sent'
  | 'session.promoted'
  | `speaking.${string}`
  | `photo.${string}`
>

type Cause = Pick<RegistrationSubject, 'registration' | 'event' | 'offer' | 'before' | 'held'>

const isRegistered = ({ registration }: Cause) => liveStates.some((live) => live === registration.state)

/** Whether a change is one for the reader: who goes to a hub or follows online does not mind that the hall is another. */
function isNews({ event, before, held }: Cause): boolean {
  if (!before || !held || isAtEvent(held) || formerPlace(before, held)) return true
  const { isMoved, isElsewhere } = newsOf(before, { ...event, place: before.fromPlace })
  return isMoved || isElsewhere
}

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
  'event.changed': (cause) =>
    cause.registration.state === 'confirmed' && cause.event.state === 'published' && isNews(cause),
  'album.ready': ({ registration, event }) => registration.state === 'confirmed' && event.state === 'published',
  'event.cancelled': (cause) => isRegistered(cause) && cause.event.state === 'cancelled',
  'event.restored': (cause, now) =>
    isRegistered(cause) && cause.event.state === 'published' && cause.event.endsAt > now,
} satisfies Record<RegistrationTemplate, (cause: Cause, now: Date) => boolean>
