import * as z from 'zod'
import { Problem } from './problem.ts'

/** The revision that a form was made from, carried in it; without one it is as old as can be. */
export const Revision = z.coerce.number().int().min(0).max(1_000_000_000).default(0)

/** For `.catch` of a batch that moves a revision on: somebody saved meanwhile. Throws `revision.stale`. */
export function refuseStale(error: unknown): never {
  const texts = error instanceof Error ? [error.message, error.cause instanceof Error ? error.cause.message : ''] : []
  throw texts.some((text) => text.includes('stale revision')) ? new Problem('revision.stale') : error
}
