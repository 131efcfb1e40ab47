import type { Ctx } from '#worker/core/context.ts'
import { linkToken, verifyLinkToken } from '#worker/core/tokens.ts'

/** As whom somebody may have a file: a reader while it is out to anybody, an organiser always. */
export type PassHolder = 'reader' | 'organiser'

/** What an address on the second host carries for a file that is not everybody's. */
export interface Pass {
  until: number
  token: string
  holder: PassHolder
}

const seconds = 300

const purposes = { reader: 'file', organiser: 'own-file' } as const

/** The query of an address at which one version may be had for five minutes. */
export async function passFor(ctx: Ctx, versionId: string, holder: PassHolder): Promise<string> {
  const until = Math.floor(ctx.now.getTime() / 1000) + seconds
  const token = await linkToken(ctx.secret, purposes[holder], versionId, until)
  return new URLSearchParams({ as: holder, until: String(until), pass: token }).toString()
}

/** The pass in a query; undefined where there is none. */
export function passIn(query: Record<string, string>): Pass | undefined {
  const { as, until = '', pass: token } = query
  if (!token || !/^\d{1,12}$/.test(until) || (as !== 'reader' && as !== 'organiser')) return undefined
  return { until: Number(until), token, holder: as }
}

/** Whether a pass is for this version, and not over. */
export const isPassFor = async (ctx: Ctx, versionId: string, { until, token, holder }: Pass): Promise<boolean> =>
  until * 1000 > ctx.now.getTime() && (await verifyLinkToken(ctx.secret, purposes[holder], versionId, until, token))
