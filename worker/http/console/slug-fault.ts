import type { FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'

/** For `.catch`: a taken address becomes a fault of its field, with the address shown that was made from the title. */
export const slugFault =
  (form: FormState, slug: string) =>
  (error: unknown): FormState => {
    if (!(error instanceof Problem) || error.code !== 'slug.taken') throw error
    return { values: { ...form.values, slug }, faults: { slug: 'slug_taken' } }
  }
