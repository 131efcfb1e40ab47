import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { sensorPictures, shoot } from './camera-pictures.ts'

/** Pictures of 4 to 12 MB with `FULL=1`, of 1 to 5 MB otherwise. */
const shapes: [first: [number, number], ...[number, number][]] = process.env.FULL
  ? [
      [2400, 1600],
      [3000, 2000],
      [3900, 2600],
    ]
  : [[1600, 1072]]

/** Pictures of a morning, a minute and a bit apart from 08:50 on, in a folder whose names tell nothing of their order or form; gone when the test is. */
export async function makeCameraFolder(count: number): Promise<{ paths: string[]; megabytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'pictures-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const sensors = []
  for (const [width, height] of shapes) sensors.push(await sensorPictures(width, height))
  for (const form of ['png', 'webp'] as const) sensors.push(await sensorPictures(...shapes[0], form))
  const paths: string[] = []
  let bytes = 0
  for (let n = 0; n < count; n += 1) {
    const orientation = (n % 8) + 1
    const seconds = 8 * 3600 + 50 * 60 + Math.round((n * 7200) / count)
    const clock = new Date(seconds * 1000).toISOString().slice(11, 19)
    const picture = await shoot(sensors[n % sensors.length]?.[orientation] ?? Buffer.alloc(0), {
      ...{ orientation, takenAt: `2031:05:20 ${clock}`, serial: `SERIAL-${n}` },
      // Every other camera knows its zone; here it is the event's own.
      ...(n % 2 ? { offset: '+07:00' } : {}),
    })
    bytes += picture.length
    const path = join(folder, `DSC_${(n * 7919) % 9973}-${n}.jpg`)
    await writeFile(path, picture)
    paths.push(path)
  }
  return { paths, megabytes: bytes / 1024 ** 2 }
}
