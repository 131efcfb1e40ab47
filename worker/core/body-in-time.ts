import { Problem } from './problem.ts'

/** Slower than 8 MiB in this time is no network that an upload could end on. */
export const maxBodyMilliseconds = 600_000

/** What a body's reading yields; a broken connection is `request.malformed`, one that hangs is given up as `request.stalled`. */
export async function bodyInTime<T>(reading: Promise<T>, milliseconds = maxBodyMilliseconds): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Problem('request.stalled')), milliseconds)
  })
  const read = reading.catch(() => {
    throw new Problem('request.malformed')
  })
  return Promise.race([read, end]).finally(() => clearTimeout(timer))
}
