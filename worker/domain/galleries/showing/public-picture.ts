import { and, eq, exists, gt, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import type { Ctx } from '#worker/core/context.ts'
import { signIns } from '../../accounts/table.ts'
import { coHostIds } from '../../events/co-hosts.ts'
import { events } from '../../events/table.ts'
import { rolesWith } from '../../organizations/rules.ts'
import { members, organizations } from '../../organizations/table.ts'
import { contributors, sessions } from '../../programme/table.ts'
import { speakers } from '../../speakers/table.ts'
import { isShown } from '../shown.ts'
import { gallerySettings, photos } from '../table.ts'
import { isOpenToAll } from './door.ts'

/** What a public key belongs to: a picture of an event, or of an organization: its logo, the portrait of one of its speakers. */
export interface PictureOwner {
  kind: 'event' | 'organization'
  id: string
  /** Of the albums that a photo stands in: who asks needs its pass. */
  pinHash: string | null
  /** Whether a search engine may list it by itself. */
  isIndexed: boolean
}

/** What is no photo of an album asks for no PIN, and shows on pages that are listed. */
const unguarded = {
  pinHash: sql<string | null>`null`.as('pin_hash'),
  isIndexed: sql<boolean>`1`.mapWith(Boolean).as('is_indexed'),
}

/**
 * The condition that a speaker stands in the newest released programme of a published event of the organization. Found by
 * the id in the frozen text, which is cheaper than taking every programme apart.
 */
const isReleased = sql`exists (
  select 1 from events e join programme_versions v on v.event_id = e.id
  where e.organization_id = ${speakers.organizationId} and e.state = 'published' and instr(v.programme, ${speakers.id}) > 0
    and v.number = (select max(number) from programme_versions where event_id = e.id)
)`

/**
 * Whose picture everybody may see under this key: a photo of albums that have not ended, behind a PIN or not, the cover of an event that is no draft, a logo, or the
 * portrait of a speaker whom a public programme names. One query.
 */
export async function publicPictureOwner(ctx: Ctx, publicKey: string): Promise<PictureOwner | undefined> {
  const [owner] = await unionAll(
    ctx.db
      .select({
        kind: sql<PictureOwner['kind']>`'event'`.as('kind'),
        id: events.id,
        pinHash: sql<string | null>`${gallerySettings.pinHash}`.as('pin_hash'),
        isIndexed: sql<boolean>`coalesce(${gallerySettings.isIndexed}, 0)`.mapWith(Boolean).as('is_indexed'),
      })
      .from(photos)
      .innerJoin(events, eq(events.id, photos.eventId))
      .leftJoin(gallerySettings, eq(gallerySettings.eventId, events.id))
      .where(
        and(
          eq(photos.publicKey, publicKey),
          isShown,
          ne(events.state, 'draft'),
          or(isNull(gallerySettings.endsAt), gt(gallerySettings.endsAt, ctx.now)),
        ),
      ),
    ctx.db
      .select({ kind: sql<PictureOwner['kind']>`'event'`.as('kind'), id: events.id, ...unguarded })
      .from(events)
      .where(and(eq(events.coverKey, publicKey), ne(events.state, 'draft'))),
    ctx.db
      .select({ kind: sql<PictureOwner['kind']>`'organization'`.as('kind'), id: organizations.id, ...unguarded })
      .from(organizations)
      .where(eq(organizations.logoKey, publicKey)),
    ctx.db
      .select({
        kind: sql<PictureOwner['kind']>`'organization'`.as('kind'),
        id: sql<string>`${speakers.organizationId}`,
        ...unguarded,
      })
      .from(speakers)
      .where(and(eq(speakers.portraitKey, publicKey), isReleased)),
  ).limit(1)
  return owner
}

/** The condition that a browser's sign-in is of a member who may view what the organization has; `isMeant` says of which. */
const isMember = (ctx: Ctx, signInHash: string, isMeant: SQL | undefined) =>
  exists(
    ctx.db
      .select({ id: members.id })
      .from(signIns)
      .innerJoin(members, eq(members.accountId, signIns.accountId))
      .where(
        and(
          eq(signIns.tokenHash, signInHash),
          gt(signIns.expiresAt, ctx.now),
          inArray(members.role, rolesWith('view')),
          isMeant,
        ),
      ),
  )

/** The events that show a picture, whether anybody may see them or not; albums that are closed show none to a visitor of the preview. */
const picturedEvents = (ctx: Ctx, publicKey: string) =>
  unionAll(
    ctx.db
      .select({ id: photos.eventId })
      .from(photos)
      .where(and(eq(photos.publicKey, publicKey), isShown, isOpenToAll(ctx, photos.eventId))),
    ctx.db.select({ id: events.id }).from(events).where(eq(events.coverKey, publicKey)),
    ctx.db
      .select({ id: sessions.eventId })
      .from(speakers)
      .innerJoin(contributors, eq(contributors.speakerId, speakers.id))
      .innerJoin(sessions, eq(sessions.id, contributors.sessionId))
      .where(eq(speakers.portraitKey, publicKey)),
  )

/** The event whose organisers work on a photo: hidden, undescribed, not let in or deleted as it may be. */
const workedOnEvent = (ctx: Ctx, publicKey: string) =>
  ctx.db.select({ id: photos.eventId }).from(photos).where(eq(photos.publicKey, publicKey))

/** Whether a visitor may see a picture before it is public: while the preview of its event is open, or as a member of an organization that prepares it. */
export async function mayPreviewPicture(ctx: Ctx, publicKey: string, signInHash: string): Promise<boolean> {
  const { organizationId } = members
  const isPreparing = or(eq(organizationId, events.organizationId), inArray(organizationId, coHostIds(ctx)))
  const [seen] = await unionAll(
    ctx.db
      .select({ id: events.id })
      .from(events)
      .where(
        or(
          and(
            inArray(events.id, picturedEvents(ctx, publicKey)),
            or(eq(events.previewOpen, true), isMember(ctx, signInHash, isPreparing)),
          ),
          and(inArray(events.id, workedOnEvent(ctx, publicKey)), isMember(ctx, signInHash, isPreparing)),
        ),
      ),
    ctx.db
      .select({ id: speakers.id })
      .from(speakers)
      .where(
        and(
          eq(speakers.portraitKey, publicKey),
          isMember(ctx, signInHash, eq(organizationId, speakers.organizationId)),
        ),
      ),
  ).limit(1)
  return seen !== undefined
}
