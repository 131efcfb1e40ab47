import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makePhoto } from '#tests/support/galleries.ts'
import { makeEvent } from '#tests/support/make.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { movePhoto } from '#worker/domain/galleries/editing/order.ts'
import { photos } from '#worker/domain/galleries/table.ts'
import { refusePhoto } from '#worker/domain/galleries/uploads/finish.ts'

async function gallery(size: number) {
  const event = await makeEvent()
  const ids: string[] = []
  for (let n = 0; n < size; n += 1) ids.push((await makePhoto(event)).id)
  const move = (n: number, direction: 'up' | 'down') =>
    movePhoto(ctx(), { actorId: 'nobody', event, photoId: ids[n] ?? '' }, { direction })
  return { event, ids, move }
}

const placesOf = ({ id }: EventRow) =>
  ctx()
    .db.select({ id: photos.id, position: photos.position })
    .from(photos)
    .where(eq(photos.eventId, id))
    .orderBy(asc(photos.position), asc(photos.id))

test('photos that are moved at once by several people keep one place each', async () => {
  const { event, move } = await gallery(4)
  for (let round = 0; round < 5; round += 1) {
    await Promise.all([move(0, 'down'), move(1, 'down'), move(2, 'up'), move(3, 'up'), move(1, 'up'), move(0, 'down')])
    expect((await placesOf(event)).map(({ position }) => position)).toEqual([1, 2, 3, 4])
  }
})

test('a photo moves past a refused one, which stands elsewhere on the page; at the end nothing moves', async () => {
  const { event, ids, move } = await gallery(3)
  await refusePhoto(ctx(), ids[1] ?? '', 'upload.damaged')
  await move(0, 'down')
  expect((await placesOf(event)).map(({ id }) => id)).toEqual([ids[2], ids[1], ids[0]])
  await move(0, 'down')
  expect((await placesOf(event)).map(({ id }) => id)).toEqual([ids[2], ids[1], ids[0]])
})
