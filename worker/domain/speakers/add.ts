import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { insertWhen } from '#worker/core/sql.ts'
import { slugOf } from '#worker/core/text/fold.ts'
import type { SpeakerProfile } from './schema.ts'
import { speakers } from './table.ts'

interface NewSpeaker {
  id: string
  organizationId: string
  profile: SpeakerProfile
}

/** The first free one of `lan-tran`, `lan-tran-2` …, chosen by the insert itself; the last has the id in it and is always free. */
function freeSlug({ id, organizationId, profile }: NewSpeaker) {
  const slug = slugOf(profile.name) || 'speaker'
  const candidates = [slug, ...Array.from({ length: 18 }, (_, index) => `${slug}-${index + 2}`), `${slug}-${id}`]
  return sql`(
    select value from json_each(${JSON.stringify(candidates)})
    where value not in (select slug from speakers where organization_id = ${organizationId}) order by key limit 1
  )`
}

/** Adds a person to the speakers of an organization, where the condition holds. */
export const speakerAddedStatement = (ctx: Ctx, speaker: NewSpeaker, condition: SQL) =>
  insertWhen(
    ctx.db,
    speakers,
    {
      ...speaker.profile,
      id: speaker.id,
      organizationId: speaker.organizationId,
      slug: freeSlug(speaker),
      nativeName: speaker.profile.nativeName ?? null,
      biography: {},
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
    condition,
  )
