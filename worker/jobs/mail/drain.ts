import type { Ctx } from '#worker/core/context.ts'
import type { Env } from '#worker/env.ts'

/** Sends what is due in the outbox. */
export async function drainOutbox(_ctx: Ctx, _env: Env): Promise<void> {}
