import { instantOf } from '#worker/core/time.ts'
import type { DemoEvent } from './types.ts'

/** Of every event of the demo. */
export const timeZone = 'Asia/Ho_Chi_Minh'

/** A local time of an event's day as an instant. */
export function timeOf({ slug, date }: Pick<DemoEvent, 'slug' | 'date'>, time: string): Date {
  const instant = instantOf(`${date}T${time}`, timeZone)
  if (!(instant instanceof Date)) throw new Error(`${slug}: ${date} ${time} is ${instant}`)
  return instant
}
