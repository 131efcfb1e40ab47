import { and, asc, eq, gt, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { insertFrom, rowIds } from '#worker/core/sql.ts'
import { auditWhenStatement } from '../../audit/record.ts'
import { type EventRow, events } from '../../events/table.ts'
import { priorityOf } from '../../mail/rules.ts'
import { mails } from '../../mail/table.ts'
import { checklistsOf, deliveredStatement } from './checklist.ts'
import { among, day, eventTakesSpeakers, wasMailedToday } from './limits.ts'
import { speakingSettings } from './table.ts'

/** When speakers are reminded on time: so many days after the deadline, negative is before. */
const steps = [-7, -1, 1, 4] as const
const [first, last] = [steps[0], steps[steps.length - 1] ?? 0]

/** Cron may have been missed for so long; a step that is older is left out. */
const lateBy = day

/** The step that is due: the newest that has come, unless it is older than a day. */
export function dueStep(dueAt: Date, now: Date): Date | undefined {
  const come = steps.map((days) => dueAt.getTime() + days * day).filter((at) => at <= now.getTime())
  const newest = come.at(-1)
  return newest !== undefined && newest > now.getTime() - lateBy ? new Date(newest) : undefined
}

/** What the key of a reminder by hand begins its occasion with. */
export const byHand = 'by-hand-'

interface Reminder {
  eventId: string
  speakerIds: readonly string[]
  /** What tells one reminder of a link from the next. */
  occasion: string
  /** Which links, besides: those that work and whose speaker was not mailed today. */
  where?: SQL
}

const remindable = (ctx: Ctx, { eventId, speakerIds, where }: Reminder) => sql`
  link.event_id = ${eventId} and link.speaker_id in ${among(speakerIds)} and link.revoked_at is null
  and not ${wasMailedToday(ctx, sql`link.id`)} and ${eventTakesSpeakers(ctx, eventId)} and ${where ?? sql`true`}`

/** One reminder to each speaker, and to everybody who works for them; never twice for the same occasion. */
const remindersStatement = (ctx: Ctx, reminder: Reminder) =>
  insertFrom(
    ctx.db,
    mails,
    {
      id: rowIds(ctx),
      key: sql`'speaking.reminder:' || reader.id || ':' || ${reminder.occasion}`,
      template: 'speaking.reminder',
      subjectId: sql`reader.id`,
      mailbox: sql`reader.mailbox`,
      eventId: reminder.eventId,
      priority: priorityOf('speaking.reminder'),
      state: 'queued',
      nextAttemptAt: ctx.now,
      createdAt: ctx.now,
    },
    sql`from (
      select link.id, link.mailbox from speaking_invitations link where ${remindable(ctx, reminder)}
      union all
      select assistant.id, assistant.mailbox from speaking_invitations link
        join speaking_assistants assistant on assistant.invitation_id = link.id and assistant.revoked_at is null
        where ${remindable(ctx, reminder)}
    ) reader where true`,
  ).onConflictDoNothing()

/** Whom to remind by hand, by the ids of speakers; `seen` is the mark of who was shown. */
export const ReminderForm = z.object({
  speaker: z.preprocess((given) => [...new Set([given ?? []].flat())], z.array(z.uuid()).max(1000)),
  key: z.uuid(),
  seen: z.string().max(64).optional(),
  send: z.literal('1').optional(),
})
export type ReminderForm = z.output<typeof ReminderForm>

interface ByHand {
  actorId: string
  event: EventRow
  speakerIds: readonly string[]
  /** Of the form: sent twice, it reminds once. */
  key: string
}

/** Reminds some speakers now of what they still miss; who was mailed today is left out. Throws `event.cancelled`, `event.over`. */
export async function remindNow(ctx: Ctx, { actorId, event, speakerIds, key }: ByHand): Promise<void> {
  if (event.state === 'cancelled') throw new Problem('event.cancelled')
  if (event.endsAt <= ctx.now) throw new Problem('event.over')
  await ctx.db.batch([
    remindersStatement(ctx, { eventId: event.id, speakerIds, occasion: byHand + key }),
    auditWhenStatement(
      ctx,
      {
        ...{ action: 'speaking.reminded', actorId, subjectId: event.id, details: { people: speakerIds.length } },
        ...{ organizationId: event.organizationId, eventId: event.id },
      },
      sql`changes() > 0`,
    ),
  ])
}

/** Events whose newest step may be due, the longest waiting first. */
const settingsStatement = (ctx: Ctx) =>
  ctx.db
    .select({
      eventId: speakingSettings.eventId,
      wanted: speakingSettings.wanted,
      dueAt: speakingSettings.dueAt,
      remindedAt: speakingSettings.remindedAt,
    })
    .from(speakingSettings)
    .innerJoin(events, eq(events.id, speakingSettings.eventId))
    .where(
      and(
        lte(speakingSettings.dueAt, new Date(ctx.now.getTime() - first * day)),
        gt(speakingSettings.dueAt, new Date(ctx.now.getTime() - last * day - lateBy)),
        eq(speakingSettings.sendsReminders, true),
        ne(events.state, 'cancelled'),
        isNull(events.archivedAt),
        gt(events.endsAt, ctx.now),
      ),
    )
    .orderBy(asc(speakingSettings.remindedAt))

/**
 * Reminds the speakers of one event whose step has come of what they still miss: once a step by its key, however often or
 * late it runs. One event a run: the next has its turn in five minutes, and an invocation of the free plan has 50 queries.
 */
export async function remindOnTime(ctx: Ctx): Promise<void> {
  for (const { eventId, wanted, dueAt, remindedAt } of await settingsStatement(ctx)) {
    const step = dueAt && dueStep(dueAt, ctx.now)
    if (!step || (remindedAt && remindedAt >= step)) continue
    const delivered = await deliveredStatement(ctx, eventId)
    const missing = [...checklistsOf({ wanted, dueAt }, delivered, ctx.now)].filter(([, items]) =>
      items.some(({ isDone }) => !isDone),
    )
    const asShown = and(
      eq(speakingSettings.eventId, eventId),
      eq(speakingSettings.sendsReminders, true),
      eq(speakingSettings.dueAt, dueAt),
    )
    await ctx.db.batch([
      remindersStatement(ctx, {
        eventId,
        speakerIds: missing.map(([speakerId]) => speakerId),
        occasion: step.toISOString(),
        where: sql`exists (select 1 from speaking_settings where ${asShown})`,
      }),
      ctx.db
        .update(speakingSettings)
        .set({ remindedAt: ctx.now })
        .where(and(asShown, or(isNull(speakingSettings.remindedAt), lt(speakingSettings.remindedAt, step)))),
    ])
    return
  }
}
