import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { Localized } from '#worker/core/text/localized.ts'
import type { EventRow } from '../events/table.ts'
import { contributors, sessions } from './table.ts'

const isNamed = (name: Localized) => Object.keys(name).length > 0

/** The delegations of a form without its empty places. */
export const namedDelegations = (places: readonly Localized[]): Localized[] => places.filter(isNamed)

/** The new number of each place, from 1; null for an empty one. */
const numbersOf = (places: readonly Localized[]) =>
  places.map((name, index) => (isNamed(name) ? namedDelegations(places.slice(0, index + 1)).length : null))

interface Renumbering {
  event: Pick<EventRow, 'id'>
  sessionId: string
  /** As the form has them. */
  places: readonly Localized[]
}

/** Lets contributors follow their delegation to its new number; who stood for one that is gone stands for none. */
export const renumberedStatement = (ctx: Ctx, { event, sessionId, places }: Renumbering) =>
  ctx.db
    .update(contributors)
    .set({
      delegation: sql`(
        select value from json_each(${JSON.stringify(numbersOf(places))}) where key = ${contributors.delegation} - 1
      )`,
    })
    .where(
      and(
        eq(contributors.sessionId, sessionId),
        isNotNull(contributors.delegation),
        sql`exists (select 1 from ${sessions} where ${and(eq(sessions.id, sessionId), eq(sessions.eventId, event.id))})`,
      ),
    )

/** The number of a delegation that the session has; null for any other. */
export const delegationOf = (sessionId: string, number: number | undefined) =>
  number === undefined
    ? null
    : sql<number>`(
        select ${number} from ${sessions}
        where ${eq(sessions.id, sessionId)} and json_array_length(${sessions.delegations}) >= ${number}
      )`
