import type { ProblemCode } from '#worker/core/problem.ts'

/** What D1 says when it is overloaded or out of the day's rows, as a refusal that keeps the visitor's work. */
export function busyCode(error: unknown): ProblemCode | undefined {
  const text =
    error instanceof Error ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}` : ''
  if (/daily (row|read|write)|exceeded.*limit.*day/i.test(text)) return 'service.day_limit'
  if (
    /overloaded|Network connection lost|storage caused object to be reset|reset because its code was updated|Cannot resolve D1 DB/i.test(
      text,
    )
  )
    return 'service.busy'
  return undefined
}
