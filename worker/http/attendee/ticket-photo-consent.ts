import { Hono } from 'hono'
import { messages } from '#web/messages/messages.ts'
import { changePhotoConsent, photoConsentOf } from '#worker/domain/registrations/consents.ts'
import { PhotoConsentForm } from '#worker/domain/registrations/schema.ts'
import { limitBody } from '#worker/http/middleware/limits.ts'
import { readForm } from '#worker/http/validate.ts'
import { type TicketEnv, ticketScope } from './ticket-scope.ts'

export default new Hono<TicketEnv>().post('/tickets/:token/photo-consent', limitBody(8192), ticketScope, async (c) => {
  const locale = c.get('locale')
  const read = await readForm(c, PhotoConsentForm)
  // Sent without an answer, it stays as it was: who is silent neither agrees nor objects.
  const said = read.ok ? read.data.photos : undefined
  const photoConsent = photoConsentOf(said, { text: messages(locale).consent.sentence, locale })
  if (photoConsent) await changePhotoConsent(c.get('ctx'), c.get('ticket').registration, photoConsent)
  return c.redirect(`/tickets/${c.req.param('token')}?lang=${locale}${said ? '&kept' : ''}#pictures`, 303)
})
