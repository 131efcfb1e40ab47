import type { Context } from 'hono'
import type { SpeakingMail } from '#web/mails/speaking-sessions.tsx'
import type { Locale } from '#worker/core/text/languages.ts'
import { hostsStatement } from '#worker/domain/events/queries.ts'
import { settingsStatement, unsaidSettings } from '#worker/domain/programme/speaking/settings.ts'
import { toldStatement } from '#worker/domain/programme/speaking/told.ts'
import type { EventEnv } from '../env.ts'

interface Reader {
  speakerId: string
  name: string
  locale: Locale
}

/** What a mail to a speaker would say, for its preview; the link leads nowhere yet. */
export async function previewedMail(c: Context<EventEnv>, { speakerId, name, locale }: Reader): Promise<SpeakingMail> {
  const { ctx, event } = c.var
  const [[said], hosts, [told]] = await ctx.db.batch([
    settingsStatement(ctx, event.id),
    hostsStatement(ctx, event.id),
    toldStatement(ctx, event.id, speakerId),
  ])
  const { wanted, dueAt, message } = said ?? unsaidSettings
  return {
    reader: { locale, origin: ctx.origin },
    worksFor: null,
    ...{ name, event, wanted, dueAt, message },
    hosts: hosts.map((host) => host.name),
    sessions: told?.sessions ?? [],
    pageUrl: `${ctx.origin}/speaking/…`,
  }
}
