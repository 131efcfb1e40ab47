import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import type { EventId } from '../../events/queries.ts'
import { speakers } from '../../speakers/table.ts'
import { type ContributorRole, contributors, sessions } from '../table.ts'
import { speakingParts, speakingPurposes, type WantedItem } from './table.ts'

/** What is asked of every speaker of an event, and by when. */
export interface Asked {
  wanted: readonly WantedItem[]
  dueAt: Date | null
}

/** What an event asks for before its organiser has said anything. */
export const unsaid: Asked = { wanted: ['answer'], dueAt: null }

/** What one speaker has done for one of their sessions; what is of the person is the same in each. */
export interface Delivered {
  speakerId: string
  sessionId: string
  roles: readonly ContributorRole[]
  answer: 'confirmed' | 'declined' | null
  /** The empty text says: none. */
  needs: string | null
  hasSlides: boolean
  hasBiography: boolean
  hasPortrait: boolean
  /** A word on every purpose, yes or no. */
  hasConsent: boolean
}

export interface ChecklistItem {
  item: WantedItem
  /** Null: asked of the person, not of a session. */
  sessionId: string | null
  isDone: boolean
  /** Missing after the deadline. */
  isLate: boolean
}

/** Who stands in front with slides; a panellist, a moderator or a signatory is not asked for any. */
const presents = ({ roles }: Delivered) => roles.some((role) => role === 'keynote' || role === 'speaker')

const ofPerson = {
  biography: (one: Delivered) => one.hasBiography,
  portrait: (one: Delivered) => one.hasPortrait,
  consent: (one: Delivered) => one.hasConsent,
}

const ofSession = {
  answer: { isAsked: () => true, isDone: (one: Delivered) => one.answer !== null },
  slides: { isAsked: presents, isDone: (one: Delivered) => one.hasSlides },
  needs: { isAsked: () => true, isDone: (one: Delivered) => one.needs !== null },
}

const isOfPerson = (item: WantedItem): item is keyof typeof ofPerson => item in ofPerson

/**
 * What is asked of one speaker, in the order in which it is asked and of their sessions: done or missing, and late once the
 * deadline has passed. A session that is declined asks for nothing but the answer it has; who declined all is asked nothing.
 */
export function checklistOf(asked: Asked, delivered: readonly Delivered[], now: Date): ChecklistItem[] {
  const coming = delivered.filter(({ answer }) => answer !== 'declined')
  const [any] = coming
  if (!any) return []
  const isOver = asked.dueAt !== null && asked.dueAt <= now
  const line = (item: WantedItem, sessionId: string | null, isDone: boolean) => ({
    item,
    sessionId,
    isDone,
    isLate: isOver && !isDone,
  })
  return asked.wanted.flatMap((item) => {
    if (isOfPerson(item)) return [line(item, null, ofPerson[item](any))]
    const { isAsked, isDone } = ofSession[item]
    return coming.filter(isAsked).map((one) => line(item, one.sessionId, isDone(one)))
  })
}

/** The same for every speaker of an event, by the speaker's id. */
export function checklistsOf(asked: Asked, delivered: readonly Delivered[], now: Date) {
  const bySpeaker = Map.groupBy(delivered, ({ speakerId }) => speakerId)
  return new Map([...bySpeaker].map(([speakerId, own]) => [speakerId, checklistOf(asked, own, now)]))
}

const truth = (condition: ReturnType<typeof sql>, name: string) => sql`(${condition})`.mapWith(Boolean).as(name)

/** Materials stand below the programme in the order of nouns: named in SQL, not imported. A link may lead to slides too. */
const hasSlides = sql`exists (
  select 1 from materials m where m.event_id = sessions.event_id and m.session_id = sessions.id and m.deleted_at is null
    and (m.kind = 'link' or m.kind = 'slides' and exists (select 1 from material_versions v where v.material_id = m.id and v.state <> 'refused'))
)`

const consents = sql`(
  select count(distinct purpose) from speaking_consents c
  where c.event_id = sessions.event_id and c.speaker_id = contributors.speaker_id
)`

const hasBiography = sql`${speakers.biography} <> '{}'`

// One that is being made counts, one that was refused does not.
const hasPortrait = sql`(${speakers.portraitKey} is not null
  or (${speakers.portraitOriginalKey} is not null and ${speakers.portraitError} is null))`

const hasConsent = sql`${consents} = ${speakingPurposes.length}`

/** Inside a query of `events`: the speakers who are late, by the same rules as `checklistOf`, to be counted. */
export const lateSpeakers = (ctx: Ctx) => sql`from (
  select distinct contributors.speaker_id
  from speaking_settings asked
    join json_each(asked.wanted) item
    join sessions on sessions.event_id = asked.event_id
    join contributors on contributors.session_id = sessions.id
    join speakers on speakers.id = contributors.speaker_id
    left join speaking_parts on speaking_parts.session_id = sessions.id
      and speaking_parts.speaker_id = contributors.speaker_id
  where asked.event_id = events.id and asked.due_at <= ${ctx.now.getTime()} and speaking_parts.answer is not 'declined'
    and case item.value
      when 'answer' then speaking_parts.answer is null
      when 'needs' then speaking_parts.needs is null
      when 'biography' then not ${hasBiography}
      when 'portrait' then not ${hasPortrait}
      when 'slides' then contributors.role in ('keynote', 'speaker') and not ${hasSlides}
      when 'consent' then not (${hasConsent})
    end
)`

/** What every speaker of an event has delivered, by session of the draft; or one speaker. */
export const deliveredStatement = (ctx: Ctx, eventId: EventId, speakerId?: string | SQL) =>
  ctx.db
    .select({
      speakerId: contributors.speakerId,
      sessionId: contributors.sessionId,
      roles: sql`json_group_array(${contributors.role})`
        .mapWith((json: string): ContributorRole[] => JSON.parse(json))
        .as('roles'),
      answer: speakingParts.answer,
      needs: speakingParts.needs,
      hasSlides: truth(hasSlides, 'has_slides'),
      hasBiography: truth(hasBiography, 'has_biography'),
      hasPortrait: truth(hasPortrait, 'has_portrait'),
      hasConsent: truth(hasConsent, 'has_consent'),
    })
    .from(sessions)
    .innerJoin(contributors, eq(contributors.sessionId, sessions.id))
    .innerJoin(speakers, eq(speakers.id, contributors.speakerId))
    .leftJoin(
      speakingParts,
      and(eq(speakingParts.sessionId, sessions.id), eq(speakingParts.speakerId, contributors.speakerId)),
    )
    .where(and(eq(sessions.eventId, eventId), speakerId === undefined ? undefined : eq(speakers.id, speakerId)))
    .groupBy(sessions.id, contributors.speakerId)
    .orderBy(sql`${sessions.startsAt} is null`, asc(sessions.startsAt), asc(sessions.position), asc(sessions.id))
