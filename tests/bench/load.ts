import autocannon from 'autocannon'
import { workerMilliseconds } from './cpu.ts'

type Headers = Record<string, string>

/** Ten connections that ask again and again for four seconds. */
export const load = (url: string, headers: Headers = {}) => autocannon({ url, headers, connections: 10, duration: 4 })

/** Milliseconds of processor time that workerd and its D1 take for one answer, over 100 of them after 20 to warm up; NaN where they cannot be counted. */
export async function cpuOf(url: string, headers: Headers = {}): Promise<number> {
  const ask = async (times: number) => {
    for (let n = 0; n < times; n += 1) await (await fetch(url, { headers })).arrayBuffer()
  }
  await ask(20)
  const before = workerMilliseconds() ?? Number.NaN
  await ask(100)
  return ((workerMilliseconds() ?? Number.NaN) - before) / 100
}
