import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import { tokenId, verifyLinkToken } from '#worker/core/tokens.ts'
import type { Actor } from '../../audit/record.ts'
import { type EventRow, events } from '../../events/table.ts'
import { type OrganizationRow, organizations } from '../../organizations/table.ts'
import { affiliationSlug } from '../../speakers/affiliation.ts'
import type { EditedSpeaker } from '../../speakers/queries.ts'
import { speakers } from '../../speakers/table.ts'
import {
  speakingAssistants as assistants,
  speakingInvitations as invitations,
  type SpeakingAssistantRow,
  type SpeakingInvitationRow,
} from './table.ts'

/** Who came by a link, and to what. */
export interface SpeakingLink {
  invitation: SpeakingInvitationRow
  /** Whose own link it is; null: the speaker's. */
  assistant: SpeakingAssistantRow | null
  event: EventRow
  organization: OrganizationRow
  speaker: EditedSpeaker
  /** The name of the organization that stands in place of the affiliation's text, where one does. */
  institution: Localized | null
  /** Whether the speaker has a part in the draft. */
  hasPart: boolean
}

/** A link that we made: it works, was taken back, or a newer one took its place. */
export type FoundLink = SpeakingLink & { standing: 'live' | 'revoked' | 'replaced' }

/** A link whose version is further back than this is as good as unknown. */
const oldestVersions = 50

type Linked = Pick<SpeakingLink, 'invitation' | 'assistant'>

async function isOlder(ctx: Ctx, { invitation, assistant }: Linked, token: string): Promise<boolean> {
  const { id, version } = assistant ?? invitation
  const first = Math.max(0, version - oldestVersions)
  const older = Array.from({ length: version - first }, (_, index) => first + index)
  const found = await Promise.all(older.map((one) => verifyLinkToken(ctx.secret, purposeOf(assistant), id, one, token)))
  return found.includes(true)
}

const purposeOf = (assistant: SpeakingAssistantRow | null) => (assistant ? 'assistant' : 'speaking')

async function standingOf(ctx: Ctx, linked: Linked, token: string): Promise<FoundLink['standing']> {
  const { invitation, assistant } = linked
  const { id, version } = assistant ?? invitation
  const isNewest = await verifyLinkToken(ctx.secret, purposeOf(assistant), id, version, token)
  if (!isNewest && !(await isOlder(ctx, linked, token))) throw new Problem('not_found')
  if (invitation.revokedAt || assistant?.revokedAt) return 'revoked'
  return isNewest ? 'live' : 'replaced'
}

const hasPart = sql<boolean>`exists (
  select 1 from contributors c join sessions s on s.id = c.session_id
  where c.speaker_id = speaking_invitations.speaker_id and s.event_id = speaking_invitations.event_id
)`.mapWith(Boolean)

const institution =
  sql<Localized | null>`(select o.name from organizations o where o.id = speakers.affiliation_id)`.mapWith(
    (json: string): Localized => JSON.parse(json),
  )

/** The link behind a token of a speaker or an assistant, in one query. Throws `not_found` for anything that we did not make. */
export async function getSpeakingLink(ctx: Ctx, token: string): Promise<FoundLink> {
  const id = tokenId(token)
  if (!id) throw new Problem('not_found')
  const [row] = await ctx.db
    .select({
      invitation: invitations,
      assistant: assistants,
      event: events,
      organization: organizations,
      speaker: speakers,
      affiliation: affiliationSlug,
      institution,
      hasPart,
    })
    .from(invitations)
    .innerJoin(events, eq(events.id, invitations.eventId))
    .innerJoin(organizations, eq(organizations.id, events.organizationId))
    .innerJoin(speakers, eq(speakers.id, invitations.speakerId))
    .leftJoin(assistants, and(eq(assistants.invitationId, invitations.id), eq(assistants.id, id)))
    .where(
      or(
        eq(invitations.id, id),
        eq(invitations.id, sql`(select invitation_id from speaking_assistants where id = ${id})`),
      ),
    )
  if (!row) throw new Problem('not_found')
  const { speaker, affiliation, ...link } = row
  const standing = await standingOf(ctx, link, token)
  return { ...link, speaker: { ...speaker, organization: affiliation }, standing }
}

/** Who acts by a link, as the history names them. */
export const actorOf = ({ invitation, assistant, speaker }: SpeakingLink): Actor => ({
  actorId: assistant?.id ?? invitation.id,
  actorName: assistant?.name ?? speaker.name,
})

/** Notes that somebody uses the page: only once, and never because a mail scanner loaded it. */
export const openedStatement = (ctx: Ctx, { id }: Pick<SpeakingInvitationRow, 'id'>) =>
  ctx.db
    .update(invitations)
    .set({ openedAt: ctx.now })
    .where(and(eq(invitations.id, id), isNull(invitations.openedAt)))
