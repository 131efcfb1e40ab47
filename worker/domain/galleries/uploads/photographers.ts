import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import { linkToken, tokenId, verifyLinkToken } from '#worker/core/tokens.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import { type EventRow, events } from '../../events/table.ts'
import { isKept } from '../shown.ts'
import { type PhotographerRow, photographers, photos } from '../table.ts'
import type { Uploader } from './room.ts'

/** Links of one event, those that are over with them. */
const maxPhotographers = 50

/** Who makes or ends links, and of which event. */
interface LinkDeed {
  actorId: string
  event: EventRow
}

const lineStatement = (ctx: Ctx, { actorId, event }: LinkDeed, { action, id }: { action: string; id: string }) =>
  auditWhenStatement(
    ctx,
    { action, actorId, subjectId: id, organizationId: event.organizationId, eventId: event.id },
    changedOne,
  )

/** What a link allows. */
export type PhotographerTerms = Pick<PhotographerRow, 'name' | 'maxPhotos' | 'endsAt'>

/** Lets somebody bring in pictures of an event by a link. Throws `photographer.too_many`. */
export async function invitePhotographer(ctx: Ctx, deed: LinkDeed, terms: PhotographerTerms): Promise<void> {
  const id = uuidv7(ctx.now)
  const [made] = await ctx.db.batch([
    insertWhen(
      ctx.db,
      photographers,
      { id, eventId: deed.event.id, ...terms, createdAt: ctx.now },
      sql`(select count(*) from ${photographers} where ${photographers.eventId} = ${deed.event.id}) < ${maxPhotographers}`,
    ).returning({ id: photographers.id }),
    lineStatement(ctx, deed, { action: 'photographer.invited', id }),
  ])
  if (!made[0]) throw new Problem('photographer.too_many')
}

/** Changes a link so that its old address is worth nothing. Throws `not_found`. */
async function change(ctx: Ctx, deed: LinkDeed, id: string, { action, set, when }: Changed): Promise<void> {
  const [changed] = await ctx.db.batch([
    ctx.db
      .update(photographers)
      .set({ ...set, version: sql`${photographers.version} + 1` })
      .where(and(eq(photographers.id, id), eq(photographers.eventId, deed.event.id), when))
      .returning({ id: photographers.id }),
    lineStatement(ctx, deed, { action, id }),
  ])
  if (!changed[0]) throw new Problem('not_found')
}

interface Changed {
  action: string
  set: Partial<PhotographerRow>
  when?: ReturnType<typeof isNull>
}

/** Ends a link; pictures that came by it stay. Throws `not_found`. */
export const revokePhotographer = (ctx: Ctx, deed: LinkDeed, id: string) =>
  change(ctx, deed, id, {
    action: 'photographer.revoked',
    set: { revokedAt: ctx.now },
    when: isNull(photographers.revokedAt),
  })

/** Gives a photographer another link and, where theirs is over, time until the same end or a week from now. Throws `not_found`. */
export const renewPhotographer = (ctx: Ctx, deed: LinkDeed, { id, endsAt }: Pick<PhotographerRow, 'id' | 'endsAt'>) =>
  change(ctx, deed, id, { action: 'photographer.renewed', set: { revokedAt: null, endsAt } })

export interface ListedPhotographer extends PhotographerRow {
  brought: number
  token: string
}

/** The photographers of an event with their links and how many pictures they brought. */
export async function photographersOf(ctx: Ctx, eventId: string): Promise<ListedPhotographer[]> {
  const rows = await ctx.db
    .select({
      photographer: photographers,
      brought:
        sql<number>`(select count(*) from ${photos} where ${and(eq(photos.eventId, eventId), eq(photos.uploadedBy, photographers.id), isKept)})`.as(
          'brought',
        ),
    })
    .from(photographers)
    .where(eq(photographers.eventId, eventId))
    .orderBy(asc(photographers.createdAt))
  return Promise.all(
    rows.map(async ({ photographer, brought }) => ({
      ...photographer,
      brought,
      token: await linkToken(ctx.secret, 'photographer', photographer.id, photographer.version),
    })),
  )
}

export interface PhotographerLink {
  photographer: PhotographerRow
  event: EventRow
}

/** Whether a link takes pictures at a moment. */
export const isLinkOpen = ({ revokedAt, endsAt }: PhotographerRow, now: Date) => revokedAt === null && now < endsAt

/** The link behind a token. Throws `not_found` for what we did not make, `photographing.over` for what is over. */
export async function getPhotographerLink(ctx: Ctx, token: string): Promise<PhotographerLink> {
  const id = tokenId(token)
  const [row] = id
    ? await ctx.db
        .select({ photographer: photographers, event: events })
        .from(photographers)
        .innerJoin(events, eq(events.id, photographers.eventId))
        .where(eq(photographers.id, id))
    : []
  if (!row) throw new Problem('not_found')
  const { version } = row.photographer
  const isOurs = await verifyLinkToken(ctx.secret, 'photographer', row.photographer.id, version, token)
  if (!isOurs && version === 0) throw new Problem('not_found')
  const isBefore =
    isOurs || (await verifyLinkToken(ctx.secret, 'photographer', row.photographer.id, version - 1, token))
  if (!isBefore) throw new Problem('not_found')
  if (!isOurs || !isLinkOpen(row.photographer, ctx.now)) throw new Problem('photographing.over')
  return row
}

/** Whoever comes by a photographer's link, as the gallery knows them. */
export const asUploader = ({ id, name, maxPhotos }: PhotographerRow): Uploader => ({
  ...{ id, name, maxPhotos },
  source: 'photographer',
})
