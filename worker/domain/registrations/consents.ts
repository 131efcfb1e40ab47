import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { changedOne, insertFrom, rowIds } from '#worker/core/sql.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { noteStatement } from './audit.ts'
import { liveStates } from './rules.ts'
import { type RegistrationRow, registrationConsents, registrations } from './table.ts'

/** What somebody says of pictures in which they can be seen, with the sentence as it was shown and its language. */
export interface PhotoConsent {
  isGiven: boolean
  text: string
  locale: Locale
}

/** What a form says of pictures; undefined where neither was ticked. */
export const photoConsentOf = (
  answer: 'yes' | 'no' | undefined,
  sentence: Omit<PhotoConsent, 'isGiven'>,
): PhotoConsent | undefined => (answer ? { isGiven: answer === 'yes', ...sentence } : undefined)

interface Asked {
  id: string
  photoConsent?: PhotoConsent | undefined
}

/** Keeps what these people said of pictures, those among them who are registered; one statement for all. */
export const consentsStatement = (ctx: Ctx, people: readonly Asked[]) => {
  const said = people.flatMap(({ id, photoConsent }) => (photoConsent ? [{ id, ...photoConsent }] : []))
  return insertFrom(
    ctx.db,
    registrationConsents,
    {
      ...{ id: rowIds(ctx), eventId: sql`own.event_id`, registrationId: sql`own.id`, purpose: 'photos' },
      ...{ isGiven: sql`said.value ->> 'isGiven'`, text: sql`said.value ->> 'text'` },
      ...{ locale: sql`said.value ->> 'locale'`, createdAt: ctx.now },
    },
    sql`from json_each(${JSON.stringify(said)}) said cross join registrations own on own.id = said.value ->> 'id'`,
  )
}

const newest = { order: desc(registrationConsents.id), ofPhotos: eq(registrationConsents.purpose, 'photos') }

/** What a registrant said of pictures last. */
export const photoConsentStatement = (ctx: Ctx, registrationId: string) =>
  ctx.db
    .select({ isGiven: registrationConsents.isGiven, createdAt: registrationConsents.createdAt })
    .from(registrationConsents)
    .where(and(eq(registrationConsents.registrationId, registrationId), newest.ofPhotos))
    .orderBy(newest.order)
    .limit(1)
export type KeptPhotoConsent = Awaited<ReturnType<typeof photoConsentStatement>>[number]

/** Inside a query of registrations: what the person said of pictures last; null for who said nothing. */
export const isPhotoConsentGiven = sql<boolean | null>`(select c.is_given from registration_consents c
  where c.registration_id = registrations.id and c.purpose = 'photos' order by c.id desc limit 1)`.mapWith(
  (given: number | null) => (given === null ? null : given === 1),
)

/** Says otherwise of pictures from now on: another row, and none where it is what was said last. */
export async function changePhotoConsent(
  ctx: Ctx,
  { id }: Pick<RegistrationRow, 'id'>,
  photoConsent: PhotoConsent,
): Promise<void> {
  const isNews = sql`${photoConsent.isGiven} is not (select c.is_given from registration_consents c
    where c.registration_id = ${id} and c.purpose = 'photos' order by c.id desc limit 1)`
  const { isGiven, text, locale } = photoConsent
  await ctx.db.batch([
    insertFrom(
      ctx.db,
      registrationConsents,
      {
        ...{ id: rowIds(ctx), eventId: sql`own.event_id`, registrationId: sql`own.id`, purpose: 'photos' },
        ...{ isGiven, text, locale, createdAt: ctx.now },
      },
      sql`from registrations own where own.id = ${id} and ${isNews}`,
    ),
    noteStatement(ctx, {
      action: isGiven ? 'registration.photos_allowed' : 'registration.photos_refused',
      actorId: null,
      where: and(eq(registrations.id, id), changedOne),
    }),
  ])
}

/** The names, and nothing else, of those who come and do not want to be seen in pictures. */
export const objectorsStatement = (ctx: Ctx, eventId: string) =>
  ctx.db
    .select({ name: registrations.name })
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, eventId),
        inArray(registrations.state, liveStates),
        sql`${isPhotoConsentGiven} = 0`,
      ),
    )
    .orderBy(registrations.nameFolded, registrations.number)
