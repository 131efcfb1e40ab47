import { sql } from 'drizzle-orm'

/**
 * Address and name behind a mailbox that has a speaker's or an assistant's link which works. Programmes stand below
 * accounts in the order of nouns: named in SQL, not imported.
 */
export const speakerOfMailbox = (mailbox: string) => sql`(
  select i.email, s.name from speaking_invitations i join speakers s on s.id = i.speaker_id
  where i.mailbox = ${mailbox} and i.revoked_at is null
  union all
  select a.email, a.name from speaking_assistants a join speaking_invitations i on i.id = a.invitation_id
  where a.mailbox = ${mailbox} and a.revoked_at is null and i.revoked_at is null
  limit 1
)`
