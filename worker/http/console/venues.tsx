import { type Context, Hono } from 'hono'
import { link } from '#web/layouts/frame.ts'
import { RoomPage } from '#web/pages/console/room.tsx'
import { VenuePage } from '#web/pages/console/venue.tsx'
import { VenuesPage } from '#web/pages/console/venues.tsx'
import { addRoom, addVenue } from '#worker/domain/venues/add.ts'
import { editRoom, editVenue } from '#worker/domain/venues/edit.ts'
import { emptyRoomForm, emptyVenueForm, formOfRoom, formOfVenue } from '#worker/domain/venues/form.ts'
import { getRoom, getVenue, getVenues } from '#worker/domain/venues/queries.ts'
import { removeRoom, removeVenue } from '#worker/domain/venues/remove.ts'
import { RoomFields, VenueFields } from '#worker/domain/venues/schema.ts'
import type { OrganizationEnv } from '../env.ts'
import { frame } from '../frame.ts'
import { needs } from '../middleware/sign-in.ts'
import { readForm } from '../validate.ts'

const path = '/console/organizations/:organization/venues'
const venuePath = `${path}/:venue`
const roomPath = `${venuePath}/rooms/:room`

const page = (c: Context<OrganizationEnv>) => ({
  frame: frame(c),
  organization: c.var.organization,
  role: c.var.role,
  done: (['saved', 'removed'] as const).find((word) => word === c.req.query('done')),
})

const change = (c: Context<OrganizationEnv>) => ({
  actorId: c.var.account.id,
  organizationId: c.var.organization.id,
  venueId: c.req.param('venue') ?? '',
})

const changed = (c: Context<OrganizationEnv>, to: string, done: 'saved' | 'removed' = 'saved') =>
  c.redirect(link(frame(c), `/console/organizations/${c.var.organization.slug}/venues${to}?done=${done}`), 303)

const venueOf = (c: Context<OrganizationEnv>) => getVenue(c.var.ctx, c.var.organization.id, change(c).venueId)
const roomOf = (c: Context<OrganizationEnv>) =>
  getRoom(c.var.ctx, c.var.organization.id, change(c).venueId, c.req.param('room') ?? '')

export default new Hono<OrganizationEnv>()
  .get(path, needs('events.edit'), async (c) =>
    c.html(<VenuesPage {...page(c)} venues={await getVenues(c.var.ctx, c.var.organization.id)} />),
  )
  .get(`${path}/new`, needs('events.edit'), (c) => c.html(<VenuePage {...page(c)} form={emptyVenueForm} />))
  .post(`${path}/new`, needs('events.edit'), async (c) => {
    const result = await readForm(c, VenueFields)
    if (!result.ok) return c.html(<VenuePage {...page(c)} form={result.form} />, 422)
    return changed(c, `/${await addVenue(c.var.ctx, change(c), result.data)}`)
  })
  .get(venuePath, needs('events.edit'), async (c) => {
    const venue = await venueOf(c)
    return c.html(<VenuePage {...page(c)} venue={venue} form={formOfVenue(venue)} />)
  })
  .post(venuePath, needs('events.edit'), async (c) => {
    const result = await readForm(c, VenueFields)
    if (!result.ok) return c.html(<VenuePage {...page(c)} venue={await venueOf(c)} form={result.form} />, 422)
    await editVenue(c.var.ctx, change(c), result.data)
    return changed(c, `/${change(c).venueId}`)
  })
  .post(`${venuePath}/removal`, needs('events.edit'), async (c) => {
    const removal = await removeVenue(c.var.ctx, change(c))
    if (removal.removed) return changed(c, '', 'removed')
    const venue = await venueOf(c)
    return c.html(<VenuePage {...page(c)} venue={venue} form={formOfVenue(venue)} inUse={removal.sessions} />, 409)
  })
  .get(`${venuePath}/rooms/new`, needs('events.edit'), async (c) =>
    c.html(<RoomPage {...page(c)} venue={await venueOf(c)} form={emptyRoomForm} />),
  )
  .post(`${venuePath}/rooms/new`, needs('events.edit'), async (c) => {
    const result = await readForm(c, RoomFields)
    if (!result.ok) return c.html(<RoomPage {...page(c)} venue={await venueOf(c)} form={result.form} />, 422)
    await addRoom(c.var.ctx, change(c), result.data)
    return changed(c, `/${change(c).venueId}`)
  })
  .get(roomPath, needs('events.edit'), async (c) => {
    const found = await roomOf(c)
    return c.html(<RoomPage {...page(c)} {...found} form={formOfRoom(found.room)} />)
  })
  .post(roomPath, needs('events.edit'), async (c) => {
    const result = await readForm(c, RoomFields)
    if (!result.ok) return c.html(<RoomPage {...page(c)} {...(await roomOf(c))} form={result.form} />, 422)
    await editRoom(c.var.ctx, change(c), c.req.param('room'), result.data)
    return changed(c, `/${change(c).venueId}`)
  })
  .post(`${roomPath}/removal`, needs('events.edit'), async (c) => {
    const removal = await removeRoom(c.var.ctx, change(c), c.req.param('room'))
    if (removal.removed) return changed(c, `/${change(c).venueId}`, 'removed')
    const found = await roomOf(c)
    return c.html(<RoomPage {...page(c)} {...found} form={formOfRoom(found.room)} inUse={removal.sessions} />, 409)
  })
