import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { makeEvent, makeSession } from '#tests/support/make.ts'
import { Problem } from '#worker/core/problem.ts'
import { moveMaterial } from '#worker/domain/materials/order.ts'
import { listMaterials } from '#worker/domain/materials/queries.ts'
import { eventMaterialsStatement } from '#worker/domain/materials/released.ts'
import { addMaterial } from '#worker/domain/materials/save.ts'
import { materialDetails } from '#worker/domain/materials/schema.ts'

const details = (session?: string) => {
  const fields = {
    kind: 'link',
    title: { en: 'Link' },
    url: 'https://example.org/',
    releaseRule: 'at-once',
    ...(session ? { session } : {}),
  }
  return materialDetails('UTC').parse({ ...fields, audience: 'everybody', licence: 'cc0' })
}

test('materials change places among those of their session only, for organisers and readers; at the end nothing moves', async () => {
  const event = await makeEvent()
  const { id: session } = await makeSession(event)
  const change = { actorId: 'an-editor', event }
  const add = (of?: string) => addMaterial(ctx(), change, details(of))
  const [first, ofSession, second, third] = [await add(), await add(session), await add(), await add()]
  const move = (id: string, direction: 'up' | 'down') => moveMaterial(ctx(), change, id, { direction })
  const listed = async () => (await listMaterials(ctx(), event)).rows.map(({ material }) => material.id)
  expect(await listed()).toEqual([first, second, third, ofSession])
  await move(third, 'up')
  await move(first, 'down')
  expect(await listed()).toEqual([third, first, second, ofSession])
  expect((await eventMaterialsStatement(ctx(), event.id)).map(({ id }) => id)).toEqual([third, first, second])
  await move(third, 'up')
  await move(second, 'down')
  await move(ofSession, 'up')
  expect(await listed()).toEqual([third, first, second, ofSession])
  const elsewhere = { ...change, event: await makeEvent() }
  await expect(moveMaterial(ctx(), elsewhere, first, { direction: 'up' })).rejects.toEqual(new Problem('not_found'))
})

test('of those who move a material at once, each place keeps one material', async () => {
  const event = await makeEvent()
  const change = { actorId: 'an-editor', event }
  const ids: string[] = []
  for (let n = 0; n < 4; n += 1) ids.push(await addMaterial(ctx(), change, details()))
  await Promise.all(
    ids.flatMap((id) => [
      moveMaterial(ctx(), change, id, { direction: 'up' }),
      moveMaterial(ctx(), change, id, { direction: 'down' }),
    ]),
  )
  const { rows } = await listMaterials(ctx(), event)
  expect(new Set(rows.map(({ material }) => material.position)).size).toBe(4)
  expect(rows.map(({ material }) => material.id).toSorted()).toEqual(ids.toSorted())
})
