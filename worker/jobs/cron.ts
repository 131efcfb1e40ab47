import type { Ctx } from '#worker/core/context.ts'
import { failureLine } from '#worker/core/failure.ts'
import { purgeSignIns } from '#worker/domain/accounts/purge-sign-ins.ts'
import { sweepStars } from '#worker/domain/calendars/personal/sweep.ts'
import { forgetPolls } from '#worker/domain/calendars/readers/count.ts'
import { sweepFeeds } from '#worker/domain/calendars/sweep.ts'
import { giveUpMails } from '#worker/domain/mail/claim.ts'
import { wipeSecrets } from '#worker/domain/mail/wipe.ts'
import { sweepMaterials } from '#worker/domain/materials/sweep.ts'
import { remindOnTime } from '#worker/domain/programme/speaking/remind.ts'
import { moveLines } from '#worker/domain/registrations/offer.ts'
import { tellChanges } from '#worker/domain/registrations/tell-changes.ts'
import type { Env } from '#worker/env.ts'
import { jobContext } from './context.ts'
import { sweepPictureStore } from './images.ts'
import { drainOutbox } from './mail/drain.ts'

type Job = (ctx: Ctx, env: Env) => Promise<void>

/** Moves the lines, and writes into the log what is left to the next run. */
async function moveOn(ctx: Ctx): Promise<void> {
  const lines = await moveLines(ctx)
  if (lines.left > 0) console.info(JSON.stringify({ lines }))
}

/** What a quiet period held back, what the lines moved and what speakers still miss goes out with the same run; none waits for another. */
const tellThenDrain: Job = async (ctx, env) => {
  const told = await Promise.allSettled([tellChanges(ctx), moveOn(ctx), remindOnTime(ctx)])
  await drainOutbox(ctx, env)
  for (const result of told) if (result.status === 'rejected') throw result.reason
}

/** The nightly sweep of the materials, with its counts in the log. */
const sweepMaterialStore: Job = async (ctx) =>
  console.info(JSON.stringify({ sweep: 'materials', ...(await sweepMaterials(ctx)) }))

/** Expression → calls; the expressions stand in wrangler.toml as well. */
const crons: Record<string, readonly Job[]> = {
  '*/5 * * * *': [giveUpMails, tellThenDrain, wipeSecrets],
  '15 3 * * *': [purgeSignIns, sweepPictureStore, sweepMaterialStore, sweepFeeds, sweepStars, forgetPolls],
}

/** Runs the jobs of one cron expression; one that fails does not keep the others from running. */
export async function runCron(controller: ScheduledController, env: Env): Promise<void> {
  const ctx = jobContext(env)
  const results = await Promise.allSettled((crons[controller.cron] ?? []).map((job) => job(ctx, env)))
  for (const result of results) {
    if (result.status === 'rejected')
      console.error(JSON.stringify({ cron: controller.cron, error: failureLine(result.reason) }))
  }
}
