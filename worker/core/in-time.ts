import { Problem } from './problem.ts'

/** People are answered within 10 s; D1 may stall for more than 30. */
const patienceMilliseconds = 8000

/** The work's result; throws `service.busy` where it takes longer than a visitor should wait. The work itself goes on. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Problem('service.busy')), patienceMilliseconds)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
