import { and, eq, exists, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { words } from '#worker/core/text/fold.ts'
import { everyText } from '#worker/core/text/localized.ts'
import { type EventRow, events, eventWords } from './table.ts'

type Searchable = Pick<EventRow, 'id' | 'title' | 'summary' | 'description' | 'place'>

/** Replaces the searchable words of an event, none while it is a draft; `more` are texts of other nouns, such as the hosts' names. */
export const wordStatements = (ctx: Ctx, event: Searchable, more = '') => {
  const texts = [event.title, event.summary, event.place, event.description].map(everyText)
  const list = JSON.stringify(words([...texts.slice(0, 3), more, ...texts.slice(3)].join(' ')))
  return [
    ctx.db.delete(eventWords).where(eq(eventWords.eventId, event.id)),
    ctx.db
      .insert(eventWords)
      .select(
        sql`select value, ${event.id} from json_each(${list})
          where exists (select 1 from events where id = ${event.id} and state <> 'draft')`,
      )
      .onConflictDoNothing(),
  ] as const
}

/** Adds words to those of an event where the condition holds, such as the names of a host that has just agreed. */
export const moreWordsStatement = (ctx: Ctx, eventId: string, more: string, condition: SQL) =>
  ctx.db
    .insert(eventWords)
    .select(
      sql`select value, ${eventId} from json_each(${JSON.stringify(words(more))})
        where ${condition} and exists (select 1 from events where id = ${eventId} and state <> 'draft')`,
    )
    .onConflictDoNothing()

const startsWith = (word: string) => and(gte(eventWords.word, word), lt(eventWords.word, `${word}\u{10ffff}`))

/** The condition that an event contains every word of the query, each as a prefix, marks ignored; at most 8 words. Undefined for an empty query. */
export function matches(ctx: Ctx, query: string) {
  const [first, ...rest] = words(query, 8)
  if (!first) return undefined
  const of = (word: string) => ctx.db.select({ id: eventWords.eventId }).from(eventWords).where(startsWith(word))
  return and(
    inArray(events.id, of(first)),
    ...rest.map((word) =>
      exists(
        ctx.db
          .select({ one: sql`1` })
          .from(eventWords)
          .where(and(eq(eventWords.eventId, events.id), startsWith(word))),
      ),
    ),
  )
}
