import type { Ctx } from '#worker/core/context.ts'
import { linkToken } from '#worker/core/tokens.ts'
import type { RegistrationRow } from './table.ts'

type Holder = Pick<RegistrationRow, 'id' | 'ticketVersion' | 'locale'>

/** The path of a ticket page in the holder's language: the only proof that it is theirs. */
export async function ticketPath(ctx: Pick<Ctx, 'secret'>, { id, ticketVersion, locale }: Holder): Promise<string> {
  return `/tickets/${await linkToken(ctx.secret, 'ticket', id, ticketVersion)}?lang=${locale}`
}
