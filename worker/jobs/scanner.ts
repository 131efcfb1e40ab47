import * as z from 'zod'
import type { Scan } from '#worker/domain/materials/check.ts'
import type { Env } from '#worker/env.ts'

const timeoutMilliseconds = 120_000

const Answer = z.object({ verdict: z.enum(['clean', 'infected', 'unsure']) })

/**
 * The virus scanner of the installation, where there is one: the file is the body of a POST, streamed from the store, so that
 * the scanner needs no way to us. Anything but one of the three answers is none, and the file is sent again later.
 */
export function scannerOf({ SCANNER_URL: url, SCANNER_SECRET: secret }: Env): Scan | undefined {
  if (!url) return undefined
  return async (body) => {
    const answer = await fetch(url, {
      method: 'POST',
      // Of known length, as the store gives it.
      body,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/octet-stream',
        ...(secret ? { Authorization: `Bearer ${secret}` } : {}),
      },
      // Another address is none that the installation named; it is no answer.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    })
    if (!answer.ok) throw new Error(`the scanner answered ${answer.status}`)
    return Answer.parse(await answer.json()).verdict
  }
}
