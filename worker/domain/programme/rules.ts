import type { ShownSession } from './queries.ts'

type Streamed = Pick<ShownSession, 'streamUrl' | 'streamRule' | 'streamMinutes' | 'startsAt'>
type Recorded = Pick<ShownSession, 'recordingUrl' | 'recordingRule'>

/** The stream address that everybody may see now; undefined where there is none or the rule keeps it back. */
export function publicStream({ streamUrl, streamRule, streamMinutes, startsAt }: Streamed, now: Date) {
  if (streamUrl === null || streamRule === 'registrants') return undefined
  if (streamRule === 'always') return streamUrl
  const opensAt = startsAt && startsAt.getTime() - streamMinutes * 60_000
  return opensAt !== null && opensAt <= now.getTime() ? streamUrl : undefined
}

/** The address of the recording that everybody may see. */
export const publicRecording = ({ recordingUrl, recordingRule }: Recorded) =>
  recordingRule === 'always' ? (recordingUrl ?? undefined) : undefined
