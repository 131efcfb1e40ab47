import { readdirSync, readFileSync } from 'node:fs'

interface Process {
  id: number
  parent: number
  name: string
  /** User and system time in clock ticks of 10 ms. */
  ticks: number
}

/** `/proc/<id>/stat` (proc(5)): the name in brackets, then fields by their places. */
function processOf(id: string): Process[] {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
    return [{ id: Number(id), parent: Number(fields[1]), name, ticks: Number(fields[11]) + Number(fields[12]) }]
  } catch {
    // It has ended meanwhile.
    return []
  }
}

/** The workerd processes that this process started, at any remove; undefined where there is no /proc. */
function ownWorkers(): Process[] | undefined {
  let all: Process[]
  try {
    all = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(processOf)
  } catch {
    return undefined
  }
  const family = new Set([process.pid])
  for (const { id, parent } of all.toSorted((a, b) => a.id - b.id)) if (family.has(parent)) family.add(id)
  return all.filter(({ id, name }) => family.has(id) && name === 'workerd')
}

/** Milliseconds of processor time that the bench's own workerd has used so far; undefined where there is no /proc. */
export function workerMilliseconds(): number | undefined {
  const ticks = ownWorkers()?.map((one) => one.ticks)
  return ticks && ticks.reduce((sum, one) => sum + one, 0) * 10
}

/** Megabytes of memory that it holds now (proc(5), VmRSS), its stores' included; undefined where there is no /proc. */
export function workerMegabytes(): number | undefined {
  const sizes = ownWorkers()?.map(({ id }) => {
    const status = readFileSync(`/proc/${id}/status`, 'utf8')
    return Number(status.match(/VmRSS:\s+(\d+) kB/)?.[1] ?? 0)
  })
  return sizes && sizes.reduce((sum, one) => sum + one, 0) / 1024
}
