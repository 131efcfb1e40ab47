import type { Ctx } from '../context.ts'
import { randomKey } from '../ids.ts'
import { originalPath } from './sizes.ts'

/** Stores an original once more under a key of its own, so that either can be removed; undefined when it is gone. */
export async function copyOriginal(ctx: Ctx, originalKey: string): Promise<string | undefined> {
  const original = await ctx.bucket.get(originalPath(originalKey))
  if (!original) return undefined
  const copy = randomKey()
  await ctx.bucket.put(originalPath(copy), original.body, { httpMetadata: original.httpMetadata ?? {} })
  return copy
}
