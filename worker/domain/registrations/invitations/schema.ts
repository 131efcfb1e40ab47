import * as z from 'zod'
import { locales } from '#worker/core/text/languages.ts'
import { RegistrationForm } from '../schema.ts'

/** People invited at one go, and to one event in 24 hours: each is a mail that nobody asked for. */
export const maxAtOnce = 500
export const maxADay = 2000

/** Mails of one invitation: the first, and three again. */
export const maxMails = 4

/** Invitations to one mailbox in 24 hours, whatever the event: nobody is flooded in the name of many. */
export const maxToMailboxADay = 3

/** Whom to invite: a list that is pasted, or the members of an organization; and to what. */
export const InvitationList = z
  .object({
    people: z.string().max(100_000).optional(),
    /** The slug of an organization that hosts the event. */
    organization: z.string().max(80).optional(),
    kind: z.string().max(64).optional(),
    locale: z.enum(locales),
    key: z.string().regex(/^[\w-]{22,36}$/),
    /** Of the preview: who was shown, so that nobody is mailed who was not. */
    seen: z.string().max(64).optional(),
    send: z.literal('1').optional(),
  })
  .superRefine(({ people, organization }, check) => {
    if (!people === !organization) check.addIssue({ code: 'custom', path: ['people'], message: 'people' })
  })
export type InvitationList = z.output<typeof InvitationList>

/** How often the mail had been written when the page was shown: pressed twice, it is sent once. */
export const MailAgain = z.object({ mailed: z.coerce.number().int().min(1).max(maxMails) })

/** What an invited person fills in; the mailbox is that of the invitation. */
export const InvitationAnswer = RegistrationForm.omit({ email: true, key: true, website: true })
