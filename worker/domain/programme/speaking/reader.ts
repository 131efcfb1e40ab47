import { sql } from 'drizzle-orm'

/** Inside a query of mails: who reads one about a speaker's link, a suggestion, or somebody who works for a speaker. */
export const speakingReader = {
  name: sql`coalesce(
    (select name from speaking_assistants where id = mails.subject_id),
    (select p.name from speaking_invitations i join speakers p on p.id = i.speaker_id where i.id = mails.subject_id),
    (select p.name from speaking_suggestions g join speakers p on p.id = g.speaker_id where g.id = mails.subject_id))`,
  email: sql`coalesce(
    (select email from speaking_assistants where id = mails.subject_id),
    (select email from speaking_invitations where id = mails.subject_id),
    (select i.email from speaking_suggestions g
      join speaking_invitations i on i.event_id = g.event_id and i.speaker_id = g.speaker_id where g.id = mails.subject_id))`,
}
