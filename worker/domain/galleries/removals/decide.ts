import { and, eq, sql } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { removePicture } from '#worker/core/images/resize.ts'
import { Problem } from '#worker/core/problem.ts'
import { changedOne } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import { mailWhenStatement } from '../../mail/outbox.ts'
import { takeAwayStatement } from '../editing/delete.ts'
import { photos, type RemovalRequestRow, removalRequests } from '../table.ts'
import type { RemovalDecision } from './schema.ts'

interface Deciding {
  actorId: string
  event: EventRow
  requestId: string
}

async function getRequest(ctx: Ctx, { event, requestId }: Deciding): Promise<RemovalRequestRow> {
  const [request] = await ctx.db
    .select()
    .from(removalRequests)
    .where(and(eq(removalRequests.id, requestId), eq(removalRequests.eventId, event.id)))
  if (!request) throw new Problem('not_found')
  return request
}

/** The mail to whoever left an address; goes after the line, which stands only where this decision was the one. */
const mailStatements = (ctx: Ctx, { id, mailbox, eventId }: RemovalRequestRow): Statement[] =>
  mailbox === null
    ? []
    : [
        mailWhenStatement(
          ctx,
          { key: `photo.removal_decided:${id}`, template: 'photo.removal_decided', subjectId: id, mailbox, eventId },
          changedOne,
        ),
      ]

const decisionStatements = (
  ctx: Ctx,
  { actorId, event }: Deciding,
  request: RemovalRequestRow,
  said: RemovalDecision,
) =>
  [
    ctx.db
      .update(removalRequests)
      .set({
        ...{ state: said.decision, decidedBy: actorId, decidedAt: ctx.now },
        note: said.decision === 'refused' ? said.note : null,
      })
      .where(and(eq(removalRequests.id, request.id), eq(removalRequests.state, 'open')))
      .returning({ id: removalRequests.id }),
    auditWhenStatement(
      ctx,
      {
        ...{ action: `photo.removal_${said.decision}`, actorId, subjectId: request.photoId },
        ...{ organizationId: event.organizationId, eventId: event.id },
      },
      changedOne,
    ),
    ...mailStatements(ctx, request),
  ] as const

/** Whether a request ended so, whoever decided it: of two decisions the first counts. */
const ended = ({ id }: RemovalRequestRow, state: 'granted' | 'refused') =>
  sql`exists (select 1 from removal_requests r where r.id = ${id} and r.state = ${state})`

/**
 * Takes the picture away for good, its sizes and its original from the store, or shows it again. Decided before, it stays as
 * it was decided; granted once more, what a store that failed had left is deleted. Throws `not_found`, `removal.decided`.
 */
export async function decideRemoval(ctx: Ctx, deciding: Deciding, said: RemovalDecision): Promise<void> {
  const request = await getRequest(ctx, deciding)
  if (request.state !== 'open' && request.state !== said.decision) throw new Problem('removal.decided')
  // Meanwhile it may have been hidden again, for another reason.
  if (request.state === 'refused') return
  const [decision, ...rest] = decisionStatements(ctx, deciding, request, said)
  const picture =
    said.decision === 'granted'
      ? takeAwayStatement(ctx, request.photoId, ended(request, 'granted'))
      : showAgainStatement(ctx, request)
  const [decided, ...results] = await ctx.db.batch([decision, ...rest, picture])
  // Somebody else was faster.
  if (request.state === 'open' && decided.length === 0) throw new Problem('removal.decided')
  if (said.decision === 'refused') return
  const [gone] = results.at(-1) as { publicKey: string; originalKey: string }[]
  if (gone) await removePicture(ctx, gone.publicKey, gone.originalKey)
}

const showAgainStatement = (ctx: Ctx, request: RemovalRequestRow) =>
  ctx.db
    .update(photos)
    .set({ state: 'ready', hiddenAt: null, updatedAt: ctx.now })
    .where(and(eq(photos.id, request.photoId), eq(photos.state, 'hidden'), ended(request, 'refused')))
