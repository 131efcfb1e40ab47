import type { MailTemplate } from '#worker/domain/mail/table.ts'
import { liveStates } from '#worker/domain/registrations/rules.ts'
import type { RegistrationSubject } from './subjects.ts'

export type RegistrationTemplate = Exclude<MailTemplate, 'sign-in.code' | 'member.added'>

type Cause = Pick<RegistrationSubject, 'registration' | 'event'>

const isRegistered = ({ registration }: Cause) => liveStates.some((live) => live === registration.state)

/** Whether what a mail tells is still true; when it is not, the mail is withheld. */
export const holds = {
  'registration.confirmed': ({ registration, event }) =>
    registration.state === 'confirmed' && event.state === 'published',
  'registration.waitlisted': ({ registration, event }) =>
    registration.state === 'waitlisted' && event.state === 'published',
  'registration.promoted': ({ registration, event }) =>
    registration.state === 'confirmed' && event.state === 'published',
  'registration.cancelled': ({ registration, event }) => registration.state === 'cancelled' && event.state !== 'draft',
  'registration.repeated': (cause) => isRegistered(cause) && cause.event.state === 'published',
  'event.cancelled': (cause) => isRegistered(cause) && cause.event.state === 'cancelled',
} satisfies Record<RegistrationTemplate, (cause: Cause) => boolean>
