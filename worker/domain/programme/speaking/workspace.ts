import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { Problem } from '#worker/core/problem.ts'
import { contributorsStatement, type ProgrammeSession, programmeOf, sessionsStatement } from '../queries.ts'
import { sessionRoomsStatement } from '../rooms.ts'
import type { ContributorRole, FrozenSession } from '../table.ts'
import { newestProgramme } from '../versions.ts'
import { assistantsStatement } from './assistants.ts'
import { type ChecklistItem, checklistOf, type Delivered, deliveredStatement } from './checklist.ts'
import type { SpeakingLink } from './link.ts'
import { settingsStatement, unsaidSettings } from './settings.ts'
import {
  speakingConsents as consents,
  speakingParts as parts,
  type SpeakingPurpose,
  speakingSuggestions as suggestions,
} from './table.ts'

/** Whether readers know a session, and as the draft has it now. */
export type Publicity = 'unreleased' | 'released' | 'changed'

export type PartRow = typeof parts.$inferSelect
export type SuggestionRow = typeof suggestions.$inferSelect
export type ConsentRow = typeof consents.$inferSelect

/** One session of the speaker's as their workspace shows it: the draft, and what they said of it. */
export interface OwnSession {
  session: ProgrammeSession
  roles: readonly ContributorRole[]
  publicity: Publicity
  part: PartRow | undefined
  /** The open one, else the newest that was decided. */
  suggestion: SuggestionRow | undefined
}

export interface Workspace {
  dueAt: Date | null
  checklist: readonly ChecklistItem[]
  sessions: readonly OwnSession[]
  /** The newest word on each purpose. */
  consents: Partial<Record<SpeakingPurpose, ConsentRow>>
  assistants: Awaited<ReturnType<typeof assistantsStatement>>
}

/** The sessions of the newest release that the speaker has a part in now, as they were frozen. */
const releasedStatement = (ctx: Ctx, { event, speaker }: SpeakingLink) =>
  ctx.db
    .select({ session: sql`one.value`.mapWith((json: string): FrozenSession => JSON.parse(json)).as('released') })
    .from(sql`json_each(${newestProgramme(event.id)}, '$.sessions') one`)
    .where(sql`one.value ->> 'id' in (select session_id from contributors where speaker_id = ${speaker.id})`)

const suggestionsStatement = (ctx: Ctx, { event, speaker }: SpeakingLink) =>
  ctx.db
    .select()
    .from(suggestions)
    .where(
      and(
        eq(suggestions.eventId, event.id),
        eq(suggestions.speakerId, speaker.id),
        inArray(suggestions.state, ['open', 'accepted', 'refused']),
      ),
    )
    .orderBy(sql`${suggestions.state} <> 'open'`, desc(suggestions.id))

const consentsStatement = (ctx: Ctx, { event, speaker }: SpeakingLink) =>
  ctx.db
    .select()
    .from(consents)
    .where(and(eq(consents.eventId, event.id), eq(consents.speakerId, speaker.id)))
    .orderBy(desc(consents.id))

const sorted = (ids: readonly string[]) => JSON.stringify([...ids].sort())

function publicityOf(session: ProgrammeSession, released: FrozenSession | undefined): Publicity {
  if (!released) return 'unreleased'
  const isSame =
    JSON.stringify(released.title) === JSON.stringify(session.title) &&
    released.startsAt === (session.startsAt?.getTime() ?? null) &&
    released.endsAt === (session.endsAt?.getTime() ?? null) &&
    sorted(released.rooms) === sorted(session.rooms.map(({ id }) => id))
  return isSame ? 'released' : 'changed'
}

interface Said {
  delivered: readonly Delivered[]
  released: readonly { session: FrozenSession }[]
  parts: readonly PartRow[]
  suggestions: readonly SuggestionRow[]
}

/** The speaker's own of all sessions, each with what they said of it. */
function ownSessionsOf(programme: readonly ProgrammeSession[], said: Said): OwnSession[] {
  const sessionOf = new Map(programme.map((session) => [session.id, session]))
  return said.delivered.flatMap(({ sessionId, roles }) => {
    const session = sessionOf.get(sessionId)
    if (!session) return []
    const released = said.released.find((one) => one.session.id === sessionId)?.session
    return {
      session,
      roles,
      publicity: publicityOf(session, released),
      part: said.parts.find((one) => one.sessionId === sessionId),
      suggestion: said.suggestions.find((one) => one.sessionId === sessionId),
    }
  })
}

/** Everything that the workspace of a link shows, in one trip. */
export async function getWorkspace(ctx: Ctx, link: SpeakingLink): Promise<Workspace> {
  const { event, speaker, invitation } = link
  const [[settings = unsaidSettings], delivered, rows, people, rooms, released, said, suggested, words, assistants] =
    await ctx.db.batch([
      settingsStatement(ctx, event.id),
      deliveredStatement(ctx, event.id, speaker.id),
      sessionsStatement(ctx, event.id),
      contributorsStatement(ctx, event.id),
      sessionRoomsStatement(ctx, event.id),
      releasedStatement(ctx, link),
      ctx.db
        .select()
        .from(parts)
        .where(and(eq(parts.eventId, event.id), eq(parts.speakerId, speaker.id))),
      suggestionsStatement(ctx, link),
      consentsStatement(ctx, link),
      assistantsStatement(ctx, invitation.id),
    ])
  const programme = programmeOf(rows, people, rooms)
  return {
    dueAt: settings.dueAt,
    checklist: checklistOf(settings, delivered, ctx.now),
    sessions: ownSessionsOf(programme, { delivered, released, parts: said, suggestions: suggested }),
    consents: {
      ...Object.fromEntries(words.toReversed().map((word) => [word.purpose, word])),
    },
    assistants,
  }
}

/** One session of the speaker's in their workspace. Throws `not_found`. */
export function ownSession({ sessions }: Workspace, id: string): OwnSession {
  const own = sessions.find(({ session }) => session.id === id)
  if (!own) throw new Problem('not_found')
  return own
}
