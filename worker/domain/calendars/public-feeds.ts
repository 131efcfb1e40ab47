import { and, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import { publicEventId } from '../events/queries.ts'
import { events } from '../events/table.ts'
import { organizationStatement } from '../organizations/public-queries.ts'
import { writeFeed } from './feed.ts'
import type { Feed } from './keep.ts'
import { keptBy, knowsParts, partNames } from './parts.ts'
import {
  calendarEventStatements,
  calendarEventsOf,
  hostedIds,
  listedIds,
  wholeCalendarEventStatements,
} from './queries.ts'
import type { EventQuery, ManyQuery } from './schema.ts'
import { words } from './words.ts'

/** One form for all spellings: what was asked, by name, then the language. */
function addressOf(path: string, query: Record<string, string | undefined>, locale: Locale): string {
  const asked = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const sorted = asked.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `${path}?${new URLSearchParams([...sorted, ['lang', locale]])}`
}

const named = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' – ')

const optionsOf = ({ origin, now }: Ctx, { shape }: ManyQuery | EventQuery, locale: Locale) => ({
  locale,
  origin,
  now,
  shape,
})

/** Every listed event, or those of one kind. */
export function feedOfAll(query: ManyQuery, locale: Locale): Feed {
  const address = addressOf('/calendar.ics', query, locale)
  const { allEvents, kinds } = words[locale]
  return {
    address,
    findSource: () => Promise.resolve('events'),
    make: async (ctx) => {
      const found = calendarEventsOf(...(await ctx.db.batch(calendarEventStatements(ctx, listedIds(query.kind)))))
      const name = named(allEvents, query.kind && kinds[query.kind])
      return writeFeed(found, { ...optionsOf(ctx, query, locale), name, source: ctx.origin + address })
    },
  }
}

/** What an organization hosts in any role. */
export function feedOfOrganization(slug: string, query: ManyQuery, locale: Locale): Feed {
  const address = addressOf(`/organizations/${slug}/calendar.ics`, query, locale)
  return {
    address,
    findSource: async (ctx) => {
      const [organization] = await organizationStatement(ctx, slug)
      return organization && `organization:${organization.id}`
    },
    make: async (ctx) => {
      const [[organization], ...found] = await ctx.db.batch([
        organizationStatement(ctx, slug),
        ...calendarEventStatements(ctx, hostedIds(slug, query.kind)),
      ])
      if (!organization) return undefined
      const name = named(plain(organization.name, locale), query.kind && words[locale].kinds[query.kind])
      const options = { ...optionsOf(ctx, query, locale), name, source: ctx.origin + address }
      return writeFeed(calendarEventsOf(...found), options)
    },
  }
}

/** An event's released sessions, all or those that were asked for. */
export function feedOfEvent(slug: string, query: EventQuery, locale: Locale): Feed {
  const address = addressOf(`/events/${slug}/calendar.ics`, query, locale)
  return {
    address,
    findSource: async (ctx) => {
      const isPublic = and(eq(events.slug, slug), inArray(events.state, ['published', 'cancelled']))
      const [event] = await ctx.db
        .select({ id: events.id })
        .from(events)
        .where(and(isPublic, ...knowsParts(query)))
      return event && `event:${event.id}`
    },
    make: async (ctx) => {
      const found = await ctx.db.batch(wholeCalendarEventStatements(ctx, publicEventId(slug)))
      const [subject] = calendarEventsOf(...found)
      if (!subject) return undefined
      const { event } = subject
      return writeFeed([subject], {
        ...optionsOf(ctx, query, locale),
        name: named(plain(event.title, locale, event.languages), ...partNames(subject, query, locale)),
        source: ctx.origin + address,
        colour: event.accent,
        keeps: keptBy(query),
      })
    },
  }
}
