import { brotliCompressSync } from 'node:zlib'
import { startServer } from '#tests/support/server.ts'
import { benchConfig } from './config.ts'
import { seedEvents } from './seed.ts'

const sizes = [20, 200, 2000]

/** So many shown photos in four albums, every tenth a highlight, with keys, alternatives and placeholders as long as true ones. */
const photosOf = (database: D1Database, event: string, count: number) => [
  database
    .prepare(
      `with recursive n(i) as (select 0 union all select i + 1 from n where i < 3)
       insert into albums (id, event_id, title, position, created_at)
       select ?1 || '-' || i, ?1, json_object('en', 'Moments, part ' || i), i, 0 from n`,
    )
    .bind(event),
  database
    .prepare(
      `with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ?2)
       insert into photos (id, event_id, album_id, upload_key, original_key, public_key, state, position, file_name, bytes, width, height,
         alt, caption, credit, uploaded_by, thumbhash, is_highlight, ready_at, created_at, updated_at)
       select ?1 || '-' || i, ?1, ?1 || '-' || cast(i * 4 / ?2 as integer), ?1 || '-' || i, ?1 || '-' || i, lower(hex(randomblob(11))), 'ready', i, 'p.jpg',
         1, iif(i % 3, 2400, 1600), iif(i % 3, 1600, 2400), json_object('en', 'People in a hall listen to a talk, picture ' || i), '{}',
         'A Photographer', 'nobody', substr(replace(hex(randomblob(20)), '0', 'x'), 1, 32), i % 10 = 0, 0, 0, 0 from n`,
    )
    .bind(event, count),
]

interface Cost {
  calls: number
  rowsRead: number
}

/** What the pages of a gallery cost as it grows: bytes after Brotli, rows read and round trips to D1. */
export async function albumPages(): Promise<void> {
  const server = await startServer({}, benchConfig())
  const { DB } = await server.worker.getEnv()
  await seedEvents(DB, sizes.length)
  for (const [index, count] of sizes.entries()) await DB.batch(photosOf(DB, `e${index}`, count))
  const cost = async (): Promise<Cost> =>
    (await (await fetch(`${server.origin}/bench`, { method: 'POST', body: '{}' })).json()) as Cost
  console.log('album pages: bytes after Brotli, rows read, round trips')
  for (const [index, count] of sizes.entries()) {
    const gallery = `/events/seminar-${index}/photos`
    const first = await (await fetch(`${server.origin}${gallery}?lang=en`)).text()
    const photo = first.match(/photos\/[\w-]{22}/)?.[0] ?? ''
    const pageCount = Math.ceil(count / 60)
    const pages = {
      gallery: `${gallery}?lang=en`,
      'last page': `${gallery}?page=${pageCount}&lang=en`,
      album: `${gallery}/albums/e${index}-1?lang=en`,
      photo: `/events/seminar-${index}/${photo}?lang=en`,
      feed: `${gallery}.rss`,
    }
    for (const [name, path] of Object.entries(pages)) {
      await cost()
      const answer = await fetch(server.origin + path)
      const bytes = brotliCompressSync(await answer.text()).byteLength
      const { calls, rowsRead } = await cost()
      console.log(
        `${String(count).padStart(5)} ${name.padEnd(10)} ${answer.status} ${String(bytes).padStart(6)} bytes  ${String(rowsRead).padStart(5)} rows  ${calls} round trips`,
      )
    }
    let [bytes, unpacked] = [0, 0]
    for (let page = 1; page <= pageCount; page += 1) {
      const html = await (await fetch(`${server.origin}${gallery}?page=${page}&lang=en`)).text()
      bytes += brotliCompressSync(html).byteLength
      unpacked += Buffer.byteLength(html)
    }
    console.log(
      `${String(count).padStart(5)} whole gallery in ${pageCount} pages: ${bytes} bytes after Brotli, ${unpacked} before`,
    )
  }
  await server.close()
}
