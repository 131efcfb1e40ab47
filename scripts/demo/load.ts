import { writeFileSync } from 'node:fs'
import { and, count, eq, like } from 'drizzle-orm'
import { getPlatformProxy, unstable_readConfig } from 'wrangler'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { accounts } from '#worker/domain/accounts/table.ts'
import { events } from '#worker/domain/events/table.ts'
import { photos } from '#worker/domain/galleries/table.ts'
import { members, organizations as organizationRows } from '#worker/domain/organizations/table.ts'
import type { Env } from '#worker/env.ts'
import { makeConference } from './conference.ts'
import { contextOf } from './context.ts'
import { aiAcademy } from './events/ai-academy.ts'
import { buildingBridges } from './events/building-bridges.ts'
import { gciOpening } from './events/gci-opening.ts'
import { higherEducation } from './events/higher-education.ts'
import { openingLecture } from './events/opening-lecture.ts'
import { demoOrganiser, type OrganizationName, organizations, privacyNotice } from './organizations.ts'
import { album } from './pictures/album.ts'
import { venueStatements } from './programme-rows.ts'
import { releaseNew } from './release.ts'
import { eventStatements } from './rows.ts'
import { keyPrefix } from './send.ts'
import { type MissingSlides, missingSlides } from './slides/load.ts'
import type { DemoEvent } from './types.ts'

/** Every event of the default set; the last one's day depends on the first start. */
export const demoEvents = (now: Date) => [buildingBridges, higherEducation, gciOpening, aiAcademy, openingLecture(now)]

/** All rows of the default set, in the order that their keys need: one batch. */
function demoStatements(ctx: Ctx): [Statement, ...Statement[]] {
  const names = Object.keys(organizations) as OrganizationName[]
  const ids = Object.fromEntries(names.map((name) => [name, uuidv7(ctx.now)])) as Record<OrganizationName, string>
  const ownerId = uuidv7(ctx.now)
  const shown = demoEvents(ctx.now)
  const owners = new Set(shown.map(({ owner }) => owner))
  const rooms = new Map(
    venuesOf(shown).flatMap(([venue]) => venue.rooms.map((room) => [room, uuidv7(ctx.now)] as const)),
  )
  const base = { createdAt: ctx.now, updatedAt: ctx.now }
  return [
    organiserStatement(ctx, ownerId),
    ...names.map((slug) =>
      ctx.db.insert(organizationRows).values({
        ...organizations[slug],
        ...base,
        id: ids[slug],
        slug,
        privacyNotice: owners.has(slug) ? privacyNotice : {},
      }),
    ),
    ...[...owners].map((slug) => ownerStatement(ctx, ids[slug], ownerId)),
    ...venuesOf(shown).flatMap(([venue, owner]) => venueStatements(ctx, venue, { organization: ids[owner], rooms })),
    ...shown.flatMap((event) => eventStatements(ctx, event, { organizations: ids, ownerId, rooms })),
  ]
}

/** Each venue once, with the organization that it belongs to. */
const venuesOf = (shown: readonly DemoEvent[]) => [...new Map(shown.map(({ venue, owner }) => [venue, owner]))]

const organiserStatement = (ctx: Ctx, id: string) =>
  ctx.db.insert(accounts).values({
    id,
    email: demoOrganiser,
    mailbox: demoOrganiser,
    name: 'Demo Organiser',
    locale: 'en',
    createdAt: ctx.now,
  })

const ownerStatement = (ctx: Ctx, organizationId: string, accountId: string) =>
  ctx.db.insert(members).values({ id: uuidv7(ctx.now), organizationId, accountId, role: 'owner', createdAt: ctx.now })

/** The database alone: of the other bindings wrangler would say that its proxy lacks the classes behind them. */
function databaseConfig(stateFolder: string): string {
  const { compatibility_date, d1_databases } = unstable_readConfig({ config: 'wrangler.toml' })
  const path = `${stateFolder}/database.json`
  writeFileSync(path, JSON.stringify({ name: 'lectern-data', compatibility_date, d1_databases }))
  return path
}

/** Opens the local database for a while. */
export async function withLocal<T>(stateFolder: string, use: (ctx: Ctx) => Promise<T>): Promise<T> {
  const proxy = await getPlatformProxy<Env>({
    configPath: databaseConfig(stateFolder),
    persist: { path: `${stateFolder}/v3` },
    remoteBindings: false,
  })
  try {
    return await use(contextOf(proxy.env))
  } finally {
    await proxy.dispose()
  }
}

/** Whether the demo was loaded now, and which of its files are still to be sent. */
interface Loaded {
  loaded: boolean
  lacksPictures: boolean
  missingSlides: MissingSlides[]
}

async function loadDefault(ctx: Ctx): Promise<Loaded> {
  const [known] = await ctx.db.select({ id: organizationRows.id }).from(organizationRows).limit(1)
  if (!known) await ctx.db.batch(demoStatements(ctx))
  await releaseNew(
    ctx,
    demoEvents(ctx.now).map(({ slug }) => slug),
  )
  return { loaded: !known, lacksPictures: await lacksPictures(ctx), missingSlides: await missingSlides(ctx) }
}

/** Fills the local database once; an installation that has an organization is left as it is. Tells what is still missing. */
export const loadDemo = (stateFolder: string) => withLocal(stateFolder, loadDefault)

/** Adds the generated conference once; an empty database gets the default set first, which would not come after it. */
export const loadConference = (stateFolder: string) =>
  withLocal(stateFolder, async (ctx) => {
    await loadDefault(ctx)
    return makeConference(ctx)
  })

/** Whether the demo's seminar is there, but fewer of its pictures than were drawn: the first start was cut short. */
async function lacksPictures(ctx: Ctx): Promise<boolean> {
  const [seminar] = await ctx.db
    .select({ sent: count(photos.id) })
    .from(events)
    .leftJoin(photos, and(eq(photos.eventId, events.id), like(photos.uploadKey, `${keyPrefix}%`)))
    .where(eq(events.slug, buildingBridges.slug))
    .groupBy(events.id)
  return seminar !== undefined && seminar.sent < album.length
}
