import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { MaterialPage } from '#web/pages/console/material.tsx'
import { MaterialsPage } from '#web/pages/console/materials.tsx'
import { eventTag } from '#worker/core/edge-cache.ts'
import type { FormState } from '#worker/core/form.ts'
import { Problem } from '#worker/core/problem.ts'
import { deleteMaterial, undeleteMaterial } from '#worker/domain/materials/delete.ts'
import { emptyMaterialForm, formOfMaterial } from '#worker/domain/materials/form.ts'
import { moveMaterial } from '#worker/domain/materials/order.ts'
import { getMaterial, listMaterials } from '#worker/domain/materials/queries.ts'
import {
  addMaterial,
  bringBack,
  type Change,
  editMaterial,
  giveAgain,
  withdrawMaterial,
} from '#worker/domain/materials/save.ts'
import { MaterialMove, materialDetails } from '#worker/domain/materials/schema.ts'
import type { EventEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { purge } from '../middleware/caching.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'
import { eventPage } from './event-page.ts'

const base = '/console/events/:event/materials'

const doneOf = (c: Context) =>
  (['saved', 'uploaded', 'withdrawn', 'cancelled', 'none'] as const).find((word) => word === c.req.query('done'))

const changeOf = (c: Context<EventEnv>): Change => ({ actorId: c.var.account.id, event: c.var.event })

const idOf = (c: Context) => c.req.param('material') ?? ''

async function listPage(c: Context<EventEnv>, form: FormState) {
  const { ctx, event, memberOf } = c.var
  const list = await listMaterials(ctx, event)
  const done = (['saved', 'deleted'] as const).find((word) => word === c.req.query('done'))
  const isOwners = memberOf.id === event.organizationId
  return <MaterialsPage {...eventPage(c)} {...{ list, form, done, isOwners }} />
}

async function page(c: Context<EventEnv>, form?: FormState) {
  const { ctx, event, account } = c.var
  const detail = await getMaterial(ctx, event.id, idOf(c))
  const shown = form ?? formOfMaterial(detail.material, event.timeZone)
  return <MaterialPage {...eventPage(c)} {...{ detail, form: shown }} reader={account.id} done={doneOf(c)} />
}

/** What readers see has changed: nothing is kept at the edge, and the page says what was done. */
async function changed(c: Context<EventEnv>, done: 'saved' | 'withdrawn') {
  await purge(c, eventTag(c.var.event.id))
  return c.redirect(link(frame(c), `/console/events/${c.var.event.slug}/materials/${idOf(c)}?done=${done}`), 303)
}

/** The same, back on the list. */
async function changedList(c: Context<EventEnv>, done: 'saved' | 'deleted') {
  await purge(c, eventTag(c.var.event.id))
  return c.redirect(link(frame(c), `/console/events/${c.var.event.slug}/materials?done=${done}`), 303)
}

export default new Hono<EventEnv>()
  .get(base, needs('programme.edit'), async (c) =>
    c.html(await listPage(c, emptyMaterialForm(c.req.query('session') ?? ''))),
  )
  .post(base, needs('programme.edit'), async (c) => {
    const { ctx, event } = c.var
    const read = await readForm(c, materialDetails(event.timeZone))
    if (!read.ok) return c.html(await listPage(c, read.form), 422)
    const id = await addMaterial(ctx, changeOf(c), read.data)
    await purge(c, eventTag(event.id))
    return c.redirect(link(frame(c), `/console/events/${event.slug}/materials/${id}`), 303)
  })
  .get(`${base}/:material`, needs('programme.edit'), async (c) => c.html(await page(c)))
  .post(`${base}/:material`, needs('programme.edit'), async (c) => {
    const read = await readForm(c, materialDetails(c.var.event.timeZone))
    if (!read.ok) return c.html(await page(c, read.form), 422)
    await editMaterial(c.var.ctx, changeOf(c), idOf(c), read.data)
    return changed(c, 'saved')
  })
  .post(`${base}/:material/withdrawal`, needs('programme.edit'), async (c) => {
    await withdrawMaterial(c.var.ctx, changeOf(c), idOf(c))
    return changed(c, 'withdrawn')
  })
  .post(`${base}/:material/withdrawal/removal`, needs('programme.edit'), async (c) => {
    await giveAgain(c.var.ctx, changeOf(c), idOf(c))
    return changed(c, 'saved')
  })
  .post(`${base}/:material/position`, needs('programme.edit'), async (c) => {
    const read = await readForm(c, MaterialMove)
    if (!read.ok) throw new Problem('request.malformed')
    await moveMaterial(c.var.ctx, changeOf(c), idOf(c), read.data)
    return changedList(c, 'saved')
  })
  .post(`${base}/:material/deletion`, needs('programme.edit'), async (c) => {
    await deleteMaterial(c.var.ctx, changeOf(c), idOf(c))
    return changedList(c, 'deleted')
  })
  .post(`${base}/:material/deletion/removal`, needs('programme.edit'), async (c) => {
    await undeleteMaterial(c.var.ctx, changeOf(c), idOf(c))
    return changedList(c, 'saved')
  })
  .post(`${base}/:material/versions/:version/restoration`, needs('programme.edit'), async (c) => {
    await bringBack(c.var.ctx, changeOf(c), idOf(c), c.req.param('version'))
    return changed(c, 'saved')
  })
