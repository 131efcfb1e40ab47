import { eq, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { type FormState, fieldsOf } from '#worker/core/form.ts'
import { copyRows } from '#worker/core/sql.ts'
import { localizedSchema } from '#worker/core/text/localized.ts'
import { instantOf, LocalTime, localTimeOf, shifted } from '#worker/core/time.ts'
import { auditStatement } from '../../audit/record.ts'
import type { EventRow } from '../../events/table.ts'
import { unsaid } from './checklist.ts'
import { type SpeakingSettingsRow, speakingSettings, wantedItems } from './table.ts'

export const maxMessageLength = 2000

/** A box is ticked or absent. */
const ticked = z
  .string()
  .optional()
  .transform((tick) => tick !== undefined)

/** What is asked of the speakers of an event; the deadline is local to its zone. */
export const SpeakingFields = z.object({
  dueAt: LocalTime.optional(),
  wanted: z.preprocess((given) => [...new Set([given ?? []].flat())], z.array(z.enum(wantedItems))),
  message: localizedSchema(maxMessageLength).default({}),
  sendsReminders: ticked,
})

/** The same, read in the zone of an event. */
export const speakingDetails = (zone: string) =>
  SpeakingFields.transform(({ dueAt, ...fields }, check) => {
    const instant = dueAt === undefined ? null : instantOf(dueAt, zone)
    if (instant === null || instant instanceof Date) return { ...fields, dueAt: instant }
    check.addIssue({ code: 'custom', message: `time_${instant}`, path: ['dueAt'] })
    return z.NEVER
  })
export type SpeakingDetails = z.output<ReturnType<typeof speakingDetails>>

type Settings = Omit<SpeakingSettingsRow, 'eventId' | 'remindedAt' | 'updatedAt'>

/** What holds before the organiser has said anything. */
export const unsaidSettings: Settings = { ...unsaid, wanted: [...unsaid.wanted], message: {}, sendsReminders: true }

/** What an event asks of its speakers; no row before its organiser has said anything. */
export const settingsStatement = (ctx: Ctx, eventId: string) =>
  ctx.db.select().from(speakingSettings).where(eq(speakingSettings.eventId, eventId))

export async function getSettings(ctx: Ctx, eventId: string): Promise<Settings> {
  const [row] = await settingsStatement(ctx, eventId)
  return row ?? unsaidSettings
}

/** The form of the settings as they stand. */
export const formOfSettings = ({ dueAt, wanted, message, sendsReminders }: Settings, zone: string): FormState => ({
  values: {
    ...fieldsOf('message', message),
    dueAt: dueAt ? localTimeOf(dueAt, zone) : '',
    wanted: wanted.join(' '),
    ...(sendsReminders ? { sendsReminders: 'on' } : {}),
  },
  faults: {},
})

/** What an event asks of its speakers, asked anew of those of its copy, whose deadline moves with its start; links are of one event. */
export async function copySettingsStatements(
  ctx: Ctx,
  event: EventRow,
  to: Pick<EventRow, 'id' | 'startsAt'>,
): Promise<Statement[]> {
  const { dueAt } = await getSettings(ctx, event.id)
  const moved = dueAt && shifted(dueAt, event.timeZone, { from: event.startsAt, to: to.startsAt }).getTime()
  return [
    copyRows(
      ctx.db,
      speakingSettings,
      { eventId: sql`${to.id}`, dueAt: sql`${moved}`, remindedAt: sql`null`, updatedAt: sql`${ctx.now.getTime()}` },
      sql`from ${speakingSettings} where ${eq(speakingSettings.eventId, event.id)}`,
    ),
  ]
}

interface Save {
  actorId: string
  event: Pick<EventRow, 'id' | 'organizationId'>
  details: SpeakingDetails
}

/** Says what an event asks of its speakers, by when, in which words, and whether they are reminded. */
export async function saveSettings(ctx: Ctx, { actorId, event, details }: Save): Promise<void> {
  const said = { ...details, updatedAt: ctx.now }
  await ctx.db.batch([
    ctx.db
      .insert(speakingSettings)
      .values({ eventId: event.id, ...said })
      .onConflictDoUpdate({ target: speakingSettings.eventId, set: said }),
    auditStatement(ctx, {
      action: 'speaking.asked',
      actorId,
      subjectId: event.id,
      organizationId: event.organizationId,
      eventId: event.id,
    }),
  ])
}
