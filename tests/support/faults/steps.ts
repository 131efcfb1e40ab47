import { env } from 'cloudflare:workers'
import { type Ctx, openDb } from '#worker/core/context.ts'
import { aroundDatabase } from './database.ts'

/** Which call to the database, the store, the transformer or the queue fails, from 0: `before` it is done or `after` it. */
export interface Fault {
  failing: number
  when: 'before' | 'after'
}

type Around = <T>(run: () => Promise<T>) => Promise<T>

const calling = <T extends object>(target: T, methods: readonly string[], around: Around): T =>
  new Proxy(target, {
    get(of, name) {
      const value: unknown = Reflect.get(of, name)
      if (typeof value !== 'function') return value
      const call = (...given: unknown[]) => Reflect.apply(value, of, given)
      return methods.includes(String(name)) ? (...given: unknown[]) => around(async () => call(...given)) : call
    },
  })

/** The transformer is asked when its output is wanted. */
const transformer = (images: ImagesBinding, around: Around): ImagesBinding => ({
  ...calling(images, [], around),
  info: (stream) => around(() => images.info(stream)),
  input: (stream) => calling(calledBack(images.input(stream), around), ['output'], around),
})

/** Each transformation yields the transformer again, whose output is to be counted too. */
const calledBack = (given: ImageTransformer, around: Around): ImageTransformer =>
  new Proxy(given, {
    get(of, name) {
      if (name === 'transform')
        return (...options: Parameters<ImageTransformer['transform']>) =>
          calling(of.transform(...options), ['output'], around)
      const value: unknown = Reflect.get(of, name)
      return typeof value === 'function' ? value.bind(of) : value
    },
  })

/** A context of which one call fails; `calls` tells how many were made. */
export function faulty(ctx: Ctx, { failing, when }: Fault) {
  const seen = { calls: 0 }
  const around: Around = async (run) => {
    const isFailing = seen.calls++ === failing
    if (isFailing && when === 'before') throw new Error('cut')
    const result = await run()
    if (isFailing) throw new Error('cut')
    return result
  }
  const faultyCtx: Ctx = {
    ...ctx,
    db: openDb(aroundDatabase(env.DB, (_, run) => around(run))),
    bucket: calling(ctx.bucket, ['get', 'put', 'delete', 'list'], around),
    images: transformer(ctx.images, around),
    jobs: calling(ctx.jobs, ['send'], around),
  }
  return { ctx: faultyCtx, seen }
}
