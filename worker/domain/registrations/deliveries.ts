import { and, count, desc, eq, getTableColumns, lt, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { concernsHolder, isWaiting, movedKinds } from '../events/notice.ts'
import { eventNotices } from '../events/table.ts'
import { type MailState, mails } from '../mail/table.ts'
import { speakingReader } from '../programme/speaking/reader.ts'
import { wasSentAgain } from './send-again.ts'
import { type PlaceKindRow, registrations } from './table.ts'

export const deliveryPageSize = 50

export interface DeliveryWish {
  state?: MailState | undefined
  /** The mail before which the page begins. */
  before?: string | undefined
}

type Delivered = Awaited<ReturnType<typeof rowsStatement>>[number]

/** A place kind whose address is another, with what it was. */
interface MovedKind extends Pick<PlaceKindRow, 'id' | 'type' | 'name' | 'place'> {
  from: PlaceKindRow['place']
}

export type WaitingNotice = Awaited<ReturnType<typeof noticeStatement>>[number]

export interface DeliveryPage {
  rows: Delivered[]
  /** The state whose mails are shown. */
  state: MailState
  counts: Partial<Record<MailState, number>>
  /** A change that waits to be told, and how many people will be. */
  notice: WaitingNotice | undefined
  /** Since when the oldest mail waits; null when none does. */
  waitingSince: Date | null
  /** The mail before which the next page begins; absent on the last. */
  next?: string
}

/** The state that is shown where none is asked for: what wants a hand, else what waits, else what was sent. */
const firstState = (eventId: string) =>
  sql`coalesce(${sql.join(
    (['failed', 'bounced', 'queued'] as const).map(
      (state) => sql`(select state from ${mails} m where m.event_id = ${eventId} and m.state = ${state} limit 1)`,
    ),
    sql`, `,
  )}, 'sent')`

const rowsStatement = (ctx: Ctx, eventId: string, { state, before }: DeliveryWish) =>
  ctx.db
    .select({
      id: mails.id,
      template: mails.template,
      state: mails.state,
      attempts: mails.attempts,
      nextAttemptAt: mails.nextAttemptAt,
      error: mails.error,
      createdAt: mails.createdAt,
      sentAt: mails.sentAt,
      name: sql<string | null>`coalesce(${registrations.name}, ${speakingReader.name})`.as('reader_name'),
      address: sql<string>`coalesce(${registrations.email}, ${speakingReader.email}, ${mails.mailbox})`.as('address'),
      wasSentAgain: wasSentAgain.as('was_sent_again'),
    })
    .from(mails)
    .leftJoin(registrations, eq(registrations.id, mails.subjectId))
    .where(
      and(
        eq(mails.eventId, eventId),
        eq(mails.state, state ?? firstState(eventId)),
        before === undefined ? undefined : lt(mails.id, before),
      ),
    )
    .orderBy(desc(mails.id))
    .limit(deliveryPageSize + 1)

const oldest = (eventId: string, state: MailState) =>
  sql`select since from (select created_at as since from ${mails} where event_id = ${eventId} and state = ${state} order by id limit 1)`

const noticeStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({
      ...getTableColumns(eventNotices),
      people: sql<number>`(select count(*) from registrations
        where registrations.event_id = event_notices.event_id and registrations.state = 'confirmed' and ${concernsHolder})`.as(
        'people',
      ),
      kinds: sql`(select json_group_array(json_object('id', kind.id, 'type', kind.type, 'name', json(kind.name),
        'place', json(kind.place), 'from', json(was.value))) ${movedKinds('event_notices')})`
        .mapWith((value: unknown): MovedKind[] => JSON.parse(String(value)))
        .as('kinds'),
    })
    .from(eventNotices)
    .where(isWaiting(eventId))

/** One page of an event's mails of one state, newest first, with the figures above it. */
export async function deliveryPage(ctx: Ctx, eventId: string, wish: DeliveryWish): Promise<DeliveryPage> {
  const [rows, groups, [waiting], [notice]] = await ctx.db.batch([
    rowsStatement(ctx, eventId, wish),
    ctx.db
      .select({ state: mails.state, count: count() })
      .from(mails)
      .where(eq(mails.eventId, eventId))
      .groupBy(mails.state),
    ctx.db
      .select({ since: sql<number | null>`min(since)`.as('since') })
      .from(sql`(${oldest(eventId, 'queued')} union all ${oldest(eventId, 'sending')})`),
    noticeStatement(ctx, eventId),
  ])
  const shown = rows.slice(0, deliveryPageSize)
  const last = shown.at(-1)
  return {
    rows: shown,
    state: wish.state ?? shown[0]?.state ?? 'sent',
    counts: Object.fromEntries(groups.map((group) => [group.state, group.count])),
    notice,
    waitingSince: waiting?.since ? new Date(waiting.since) : null,
    ...(rows.length > deliveryPageSize && last ? { next: last.id } : {}),
  }
}
