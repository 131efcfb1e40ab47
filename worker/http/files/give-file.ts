import type { Context } from 'hono'
import { failureLine } from '#worker/core/failure.ts'
import { downloadPath } from '#worker/domain/materials/address.ts'
import { beginsDownload, countDownload } from '#worker/domain/materials/downloads.ts'
import { type PassHolder, passFor } from '#worker/domain/materials/pass.ts'
import type { AppEnv } from '../env.ts'
import { filesOrigin, isSecondHost } from './second-host.ts'
import { type StoredFile, sendFile } from './send-file.ts'

/** A file whose asker may have it. */
export interface GivenFile extends StoredFile {
  versionId: string
  /** Everybody may have it. */
  isPublic: boolean
  /** As which the asker may have it; an organiser's own downloads are not counted. */
  holder: PassHolder
}

/**
 * Gives a file to whoever was found to have the right. Where the installation has a second host they are sent there, with a
 * pass for some minutes, since nobody is signed in on it; otherwise the file comes from here.
 */
export async function giveFile<E extends AppEnv>(request: Context<E>, file: GivenFile): Promise<Response> {
  const c = request as unknown as Context<AppEnv>
  const ctx = c.get('ctx')
  const elsewhere = filesOrigin(c.env)
  if (elsewhere && !isSecondHost(c)) {
    // The page's own kept copy may be older than the pass.
    c.header('Cache-Control', 'private, no-store')
    c.header('Cache-Tag', undefined)
    const pass = file.isPublic ? '' : `?${await passFor(ctx, file.versionId, file.holder)}`
    return c.redirect(`${elsewhere}${downloadPath(file)}${pass}`, 302)
  }
  const answer = await sendFile(c, file)
  if (file.holder === 'reader' && beginsDownload(c.req.method, answer)) {
    const note = (error: unknown) =>
      console.warn(JSON.stringify({ requestId: ctx.requestId, count: failureLine(error) }))
    c.executionCtx.waitUntil(countDownload(ctx, file.versionId).catch(note))
  }
  return answer
}
