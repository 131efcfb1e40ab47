import { Problem, type ProblemCode } from './problem.ts'

/** What D1 says when it is overloaded, out of the day's rows or does not answer, as a refusal that keeps the visitor's work. */
export function busyCode(error: unknown): ProblemCode | undefined {
  if (error instanceof Problem) return error.code === 'service.busy' ? error.code : undefined
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
