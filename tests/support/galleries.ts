import { eq } from 'drizzle-orm'
import type { Ctx } from '#worker/core/context.ts'
import { randomKey, uuidv7 } from '#worker/core/ids.ts'
import { linkToken } from '#worker/core/tokens.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { takeFromAttendees } from '#worker/domain/galleries/settings.ts'
import { type PhotographerRow, type PhotoRow, photographers, photos } from '#worker/domain/galleries/table.ts'
import { organiser } from '#worker/domain/galleries/uploads/room.ts'
import { uploadPhoto } from '#worker/domain/galleries/uploads/upload.ts'
import { processPhoto } from '#worker/jobs/images.ts'
import { ctx } from './context.ts'
import { makeRegistration } from './mails.ts'
import { pictures, upload } from './pictures.ts'

/** A context whose queue keeps its messages: the test runs the job itself, when it wants. */
export const held = (): Ctx => ({
  ...ctx(),
  jobs: { send: () => Promise.resolve() } as unknown as Ctx['jobs'],
})

export async function photoRow(id: string): Promise<PhotoRow> {
  const [row] = await ctx().db.select().from(photos).where(eq(photos.id, id))
  if (!row) throw new Error('no photo')
  return row
}

let made = 0

/** The same picture with other bytes: what is alike is stored once. */
export function another(jpeg: Uint8Array): Uint8Array {
  made += 1
  const comment = new Uint8Array([0xff, 0xfe, 0, 6, made >> 24, made >> 16, made >> 8, made])
  return new Uint8Array([...jpeg.slice(0, 2), ...comment, ...jpeg.slice(2)])
}

/** A photo that came in and waits for its sizes. */
export async function makePhoto(event: EventRow, bytes: Uint8Array = another(pictures.jpeg)): Promise<PhotoRow> {
  const outcome = await uploadPhoto(held(), organiser('nobody'), event, {
    ...upload(bytes),
    key: randomKey(),
    fileName: 'hall.jpg',
  })
  return photoRow(outcome.id)
}

/** A photo that everybody may see. */
export async function makeReadyPhoto(event: EventRow): Promise<PhotoRow> {
  const { id } = await makePhoto(event)
  await processPhoto(ctx(), id)
  await ctx()
    .db.update(photos)
    .set({ alt: { en: 'A full hall' } })
    .where(eq(photos.id, id))
  return photoRow(id)
}

/** Somebody who brings in pictures by a link. */
export async function makePhotographer(event: EventRow, values: Partial<PhotographerRow> = {}) {
  const [row] = await ctx()
    .db.insert(photographers)
    .values({
      ...{ id: uuidv7(new Date()), eventId: event.id, name: 'Test Photographer', maxPhotos: 10, createdAt: new Date() },
      endsAt: new Date(Date.now() + 86_400_000),
      ...values,
    })
    .returning()
  if (!row) throw new Error('no photographer')
  return row
}

export const photographerToken = ({ id, version }: Pick<PhotographerRow, 'id' | 'version'>) =>
  linkToken(ctx().secret, 'photographer', id, version)

/** Lets the attendees of an event send pictures. */
export const openToAttendees = (event: EventRow) => takeFromAttendees(ctx(), 'nobody', event, 'yes')

/** A link of a photographer or attendee, and the key of a picture that came by it. */
export async function ownPictureValues(route: string, event: Parameters<typeof makeRegistration>[1]) {
  if (!event) throw new Error('no event')
  const photographer = await makePhotographer(event)
  const registration = await makeRegistration({}, event)
  const isTicket = route.includes('/tickets/')
  if (isTicket) await openToAttendees(event)
  const photo = await makeReadyPhoto(event)
  await ctx()
    .db.update(photos)
    .set({ uploadedBy: isTicket ? registration.id : photographer.id })
    .where(eq(photos.id, photo.id))
  const token = isTicket
    ? await linkToken(ctx().secret, 'ticket', registration.id, registration.ticketVersion)
    : await photographerToken(photographer)
  return { token: () => token, key: () => photo.publicKey }
}
