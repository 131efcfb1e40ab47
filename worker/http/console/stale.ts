import { Problem } from '#worker/core/problem.ts'

/** For `.catch`: that somebody saved meanwhile is an answer, since both versions are shown. */
export const ifStale = (error: unknown): 'stale' => {
  if (error instanceof Problem && error.code === 'revision.stale') return 'stale'
  throw error
}
