import { DrizzleQueryError } from 'drizzle-orm/errors'

/**
 * What a log may say of a failure, its stack where there is one. Drizzle writes a query's values into its message, names and
 * addresses among them: of such an error only the cause speaks.
 */
export function failureWords(error: unknown): string {
  if (error instanceof DrizzleQueryError) return failureWords(error.cause)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** The same in one line, without a stack: for a row that people read. */
export function failureLine(error: unknown): string {
  if (error instanceof DrizzleQueryError) return failureLine(error.cause)
  return error instanceof Error ? error.message : String(error)
}
