import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { linkToken } from '#worker/core/tokens.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { type InvitationRow, invitations } from '#worker/domain/registrations/invitations/table.ts'
import { ctx } from './context.ts'
import { makeAccount, unique } from './make.ts'

/** An invitation without an answer, to any place of the event. */
export async function makeInvitation(
  event: Pick<EventRow, 'id'>,
  values: Partial<InvitationRow> = {},
): Promise<InvitationRow> {
  const now = new Date()
  const email = values.email ?? `${unique('guest')}@example.org`
  const [row] = await ctx()
    .db.insert(invitations)
    .values({
      id: uuidv7(now),
      eventId: event.id,
      email,
      mailbox: mailboxOf(email) ?? email,
      name: 'Test Guest',
      locale: 'en',
      state: 'invited',
      key: randomKey(),
      invitedBy: (await makeAccount()).id,
      invitedAt: now,
      ...values,
    })
    .returning()
  if (!row) throw new Error('no invitation')
  return row
}

export const invitationToken = ({ id, version }: InvitationRow) => linkToken(ctx().secret, 'invitation', id, version)
