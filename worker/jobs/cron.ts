import type { Ctx } from '#worker/core/context.ts'
import { failureLine } from '#worker/core/failure.ts'
import { purgeSignIns } from '#worker/domain/accounts/purge-sign-ins.ts'
import { giveUpMails } from '#worker/domain/mail/claim.ts'
import { wipeSecrets } from '#worker/domain/mail/wipe.ts'
import { sweepMaterials } from '#worker/domain/materials/sweep.ts'
import { moveLines } from '#worker/domain/registrations/offer.ts'
import { tellChanges } from '#worker/domain/registrations/tell-changes.ts'
import type { Env } from '#worker/env.ts'
import { jobContext } from './context.ts'
import { sweepPictureStore } from './images.ts'
import { drainOutbox } from './mail/drain.ts'

type Job = (ctx: Ctx, env: Env) => Promise<void>

/** What a quiet period held back and what the lines moved goes out with the same run; neither waits for the other. */
const tellThenDrain: Job = async (ctx, env) => {
  const told = await Promise.allSettled([tellChanges(ctx), moveLines(ctx)])
  await drainOutbox(ctx, env)
  for (const result of told) if (result.status === 'rejected') throw result.reason
}

/** The nightly sweep of the materials, with its counts in the log. */
const sweepMaterialStore: Job = async (ctx) =>
  console.info(JSON.stringify({ sweep: 'materials', ...(await sweepMaterials(ctx)) }))

/** Expression → calls; the expressions stand in wrangler.toml as well. */
const crons: Record<string, readonly Job[]> = {
  '*/5 * * * *': [giveUpMails, tellThenDrain, wipeSecrets],
  '15 3 * * *': [purgeSignIns, sweepPictureStore, sweepMaterialStore],
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
