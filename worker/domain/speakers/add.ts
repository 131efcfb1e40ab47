import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { changedOne, insertWhen } from '#worker/core/sql.ts'
import { slugOf } from '#worker/core/text/fold.ts'
import { auditWhenStatement } from '../audit/record.ts'
import { affiliationOf, isKnownOrganization } from './affiliation.ts'
import { foldedName, type SpeakerFields, type SpeakerProfile } from './schema.ts'
import { speakers } from './table.ts'

interface NewSpeaker {
  id: string
  organizationId: string
  profile: SpeakerProfile & Partial<Pick<SpeakerFields, 'organization' | 'biography'>>
}

/** The address of the form that adds one. */
const reserved = 'new'

/** The first free one of `lan-tran`, `lan-tran-2` …, chosen by the insert itself; the last has the id in it and is always free. */
function freeSlug({ id, organizationId, profile }: NewSpeaker) {
  const slug = slugOf(profile.name) || 'speaker'
  const candidates = [
    ...(slug === reserved ? [] : [slug]),
    ...Array.from({ length: 18 }, (_, index) => `${slug}-${index + 2}`),
    `${slug}-${id}`,
  ]
  return sql`(
    select value from json_each(${JSON.stringify(candidates)})
    where value not in (select slug from speakers where organization_id = ${organizationId}) order by key limit 1
  )`
}

/** Adds a person to the speakers of an organization, where the condition holds. */
export function speakerAddedStatement(ctx: Ctx, speaker: NewSpeaker, condition: SQL) {
  const { id, organizationId, profile } = speaker
  const { name, nativeName = null, honorific, position, affiliation, biography = {}, organization } = profile
  return insertWhen(
    ctx.db,
    speakers,
    {
      id,
      organizationId,
      slug: freeSlug(speaker),
      name,
      nativeName,
      nameFolded: foldedName(profile),
      honorific,
      position,
      affiliation,
      affiliationId: affiliationOf(organization),
      biography,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
    condition,
  )
}

interface Addition {
  actorId: string
  organizationId: string
  fields: SpeakerFields
}

/** Adds a speaker to an organization; answers the address of the profile. */
export async function addSpeaker(
  ctx: Ctx,
  { actorId, organizationId, fields }: Addition,
): Promise<{ slug: string } | 'unknown_organization'> {
  const id = uuidv7(ctx.now)
  const speaker = { id, organizationId, profile: fields }
  const [[added]] = await ctx.db.batch([
    speakerAddedStatement(ctx, speaker, isKnownOrganization(fields.organization)).returning({ slug: speakers.slug }),
    auditWhenStatement(ctx, { action: 'speaker.added', actorId, subjectId: id, organizationId }, changedOne),
  ])
  return added ?? 'unknown_organization'
}
