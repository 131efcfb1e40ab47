import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { counted } from '#tests/support/counting.ts'
import { makeReadyPhoto } from '#tests/support/galleries.ts'
import { makeEvent, makeMember, makeOrganization, makeSignIn } from '#tests/support/make.ts'
import { insertFrom } from '#worker/core/sql.ts'
import { albums, photos } from '#worker/domain/galleries/table.ts'

/** As many as an event takes, in ten albums, of thirty cameras. */
async function makeFull() {
  const organization = await makeOrganization()
  const event = await makeEvent({ organization })
  const cookie = await makeSignIn(await makeMember(organization, 'organiser'))
  const { id, albumId } = await makeReadyPhoto(event)
  const numbers = (count: number) =>
    sql`(with recursive n(value) as (select 1 union all select value + 1 from n where value < ${count}) select value from n)`
  const [album] = await ctx().db.select().from(albums).where(eq(albums.id, albumId))
  const [photo] = await ctx().db.select().from(photos).where(eq(photos.id, id))
  if (!album || !photo) throw new Error('no photo')
  await ctx().db.batch([
    insertFrom(
      ctx().db,
      albums,
      { ...album, id: sql`${id} || 'a' || value`, position: sql`value` },
      sql`from ${numbers(9)}`,
    ),
    insertFrom(
      ctx().db,
      photos,
      {
        ...photo,
        ...{ id: sql`${id} || value`, uploadKey: sql`'k' || value`, position: sql`value + 1` },
        ...{ publicKey: sql`${id} || 'p' || value`, originalKey: sql`${id} || 'o' || value` },
        albumId: sql`iif(value % 10 = 0, ${albumId}, ${id} || 'a' || (value % 10))`,
        camera: sql`'c' || (value % 30)`,
        takenAt: sql`1760925600000 + value * 1000`,
      },
      sql`from ${numbers(1999)}`,
    ),
  ])
  return { cookie, base: `/console/events/${event.slug}/photos` }
}

test('of 2,000 photos a console page costs two round trips, one look at them for its counts, and what comes before its last photo', async () => {
  const { cookie, base } = await makeFull()
  const most = { '': 2300, '?page=34': 4200, '?list=undescribed': 4200, '/albums': 2200, '/sorting': 2200 }
  const costs = []
  for (const [path, rows] of Object.entries({ ...most, '/photographers': 50, '/removals': 50 })) {
    const { status, roundTrips, rowsRead } = await counted(base + path, { headers: { accept: 'text/html', cookie } })
    costs.push([path, status, roundTrips, rowsRead <= rows ? 'few' : rowsRead])
  }
  expect(costs).toEqual(costs.map(([path]) => [path, 200, 2, 'few']))
})
