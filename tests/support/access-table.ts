/** Who asks. `nobody` has no cookie; `stranger` owns another organization; the others are members by role. */
export const actors = ['nobody', 'stranger', 'door-staff', 'viewer', 'editor', 'organiser', 'owner'] as const
export type Actor = (typeof actors)[number]

type Row = Record<Actor, number>

/** The statuses for each actor in the order of `actors`, to a request without content. */
const row = (...statuses: [number, number, number, number, number, number, number]): Row =>
  Object.fromEntries(actors.map((actor, index) => [actor, statuses[index]])) as Row

/** The same for everybody: the door reads no sign-in. */
const everybody = (status: number): Row => row(status, status, status, status, status, status, status)

/**
 * Every route and what each actor gets. 401 signed out, 404 outside the scope, 403 beyond the role; a door that lets the
 * actor pass answers the empty request: 200, 303, or what is wrong with it (400, 411, 415, 422).
 */
export const access: Record<string, Row> = {
  // Public pages and machine forms
  'GET /calendar.ics': everybody(200),
  'GET /events/:event/calendar.ics': everybody(200),
  'GET /organizations/:organization/calendar.ics': everybody(200),
  'GET /': everybody(200),
  'GET /events/:event': everybody(200),
  'GET /events/:event/photos': everybody(200),
  'GET /events/:event/photos/:photo': everybody(200),
  'GET /organizations/:organization': everybody(200),
  'GET /sitemap.xml': everybody(200),
  'GET /robots.txt': everybody(200),
  'GET /files/:key/:name': everybody(200),
  'GET /healthz': everybody(200),
  // By a link
  'GET /previews/:token': everybody(200),
  'GET /tickets/:token': everybody(200),
  'POST /tickets/:token': everybody(422),
  'POST /tickets/:token/cancellation': everybody(303),
  // Registration
  'GET /events/:event/register': everybody(200),
  'POST /events/:event/register': everybody(422),
  'GET /events/:event/ticket-link': everybody(200),
  'POST /events/:event/ticket-link': everybody(422),
  'POST /api/v1/events/:event/registrations': everybody(415),
  'GET /api/v1/events/:event/availability': everybody(200),
  'GET /api/openapi.json': everybody(200),
  // Sign-in
  'GET /sign-in': everybody(200),
  'POST /sign-in': everybody(422),
  'GET /sign-in/code': everybody(303),
  'POST /sign-in/code': everybody(422),
  'GET /sign-in/links/:token': everybody(410),
  'POST /sign-in/links/:token': everybody(410),
  'POST /sign-out': row(401, 303, 303, 303, 303, 303, 303),
  'POST /sign-out/everywhere': row(401, 303, 303, 303, 303, 303, 303),
  // Console
  'GET /console': row(401, 200, 200, 200, 200, 200, 200),
  'GET /console/organizations': row(401, 200, 403, 403, 403, 403, 200),
  'POST /console/organizations': row(401, 422, 403, 403, 403, 403, 422),
  'GET /console/organizations/:organization': row(401, 404, 403, 200, 200, 200, 200),
  'GET /console/organizations/:organization/archive': row(401, 404, 403, 200, 200, 200, 200),
  'GET /console/organizations/:organization/settings': row(401, 404, 403, 403, 403, 403, 200),
  'POST /console/organizations/:organization/settings': row(401, 404, 403, 403, 403, 403, 422),
  'POST /console/organizations/:organization/logo': row(401, 404, 403, 403, 403, 403, 411),
  'POST /console/organizations/:organization/logo/removal': row(401, 404, 403, 403, 403, 403, 303),
  'GET /console/organizations/:organization/members': row(401, 404, 403, 403, 403, 403, 200),
  'POST /console/organizations/:organization/members': row(401, 404, 403, 403, 403, 403, 422),
  'POST /console/organizations/:organization/members/:member/role': row(401, 404, 403, 403, 403, 403, 400),
  'POST /console/organizations/:organization/members/:member/removal': row(401, 404, 403, 403, 403, 403, 303),
  'GET /console/organizations/:organization/events/new': row(401, 404, 403, 403, 403, 200, 200),
  'POST /console/organizations/:organization/events/new': row(401, 404, 403, 403, 403, 422, 422),
  'GET /console/events/:event': row(401, 404, 403, 200, 200, 200, 200),
  'GET /console/events/:event/edit': row(401, 404, 403, 403, 403, 200, 200),
  'POST /console/events/:event/edit': row(401, 404, 403, 403, 403, 422, 422),
  'POST /console/events/:event/publication': row(401, 404, 403, 403, 403, 303, 303),
  'GET /console/events/:event/cancellation': row(401, 404, 403, 403, 403, 200, 200),
  'POST /console/events/:event/cancellation': row(401, 404, 403, 403, 403, 303, 303),
  'GET /console/events/:event/cancellation/removal': row(401, 404, 403, 403, 403, 200, 200),
  'POST /console/events/:event/cancellation/removal': row(401, 404, 403, 403, 403, 303, 303),
  'POST /console/events/:event/archive': row(401, 404, 403, 403, 403, 303, 303),
  'POST /console/events/:event/archive/removal': row(401, 404, 403, 403, 403, 303, 303),
  'GET /console/events/:event/duplication': row(401, 404, 403, 403, 403, 200, 200),
  'POST /console/events/:event/duplication': row(401, 404, 403, 403, 403, 422, 422),
  'GET /console/events/:event/poster': row(401, 404, 403, 200, 200, 200, 200),
  'POST /console/events/:event/preview': row(401, 404, 403, 403, 403, 303, 303),
  'POST /console/events/:event/preview/revocation': row(401, 404, 403, 403, 403, 303, 303),
  'POST /console/events/:event/cover': row(401, 404, 403, 403, 403, 411, 411),
  'POST /console/events/:event/cover/removal': row(401, 404, 403, 403, 403, 303, 303),
  'GET /console/events/:event/hosts': row(401, 404, 403, 403, 403, 200, 200),
  'POST /console/events/:event/hosts': row(401, 404, 403, 403, 403, 422, 422),
  'POST /console/events/:event/hosts/:organization': row(401, 404, 403, 403, 403, 303, 303),
  'POST /console/events/:event/hosts/:organization/removal': row(401, 404, 403, 403, 403, 303, 303),
  'GET /console/events/:event/sessions': row(401, 404, 403, 403, 200, 200, 200),
  'GET /console/events/:event/sessions/new': row(401, 404, 403, 403, 200, 200, 200),
  'POST /console/events/:event/sessions/new': row(401, 404, 403, 403, 422, 422, 422),
  'GET /console/events/:event/sessions/:session': row(401, 404, 403, 403, 200, 200, 200),
  'POST /console/events/:event/sessions/:session': row(401, 404, 403, 403, 422, 422, 422),
  'POST /console/events/:event/sessions/:session/removal': row(401, 404, 403, 403, 303, 303, 303),
  'POST /console/events/:event/sessions/:session/contributors': row(401, 404, 403, 403, 400, 400, 400),
  'POST /console/events/:event/sessions/:session/contributors/new': row(401, 404, 403, 403, 422, 422, 422),
  'POST /console/events/:event/sessions/:session/contributors/:contributor': row(401, 404, 403, 403, 303, 303, 303),
  'POST /console/events/:event/sessions/:session/contributors/:contributor/removal': row(
    401,
    404,
    403,
    403,
    303,
    303,
    303,
  ),
  'GET /console/events/:event/speakers/:speaker': row(401, 404, 403, 403, 200, 200, 200),
  'POST /console/events/:event/speakers/:speaker': row(401, 404, 403, 403, 422, 422, 422),
  'GET /console/events/:event/registrations': row(401, 404, 403, 403, 403, 200, 200),
  'POST /console/events/:event/registrations': row(401, 404, 403, 403, 403, 422, 422),
  'GET /console/events/:event/registrations.csv': row(401, 404, 403, 403, 403, 200, 200),
  'POST /console/events/:event/registrations/:registration/cancellation': row(401, 404, 403, 403, 403, 303, 303),
  'GET /console/events/:event/photos': row(401, 404, 403, 403, 403, 200, 200),
  'POST /console/events/:event/photos': row(401, 404, 403, 403, 403, 411, 411),
  'POST /console/events/:event/photos/uploads': row(401, 404, 403, 403, 403, 411, 411),
  'GET /console/events/:event/photos/progress': row(401, 404, 403, 403, 403, 200, 200),
  'POST /console/events/:event/photos/albums/:album': row(401, 404, 403, 403, 403, 303, 303),
  'GET /console/events/:event/photos/:photo': row(401, 404, 403, 403, 403, 200, 200),
  'POST /console/events/:event/photos/:photo': row(401, 404, 403, 403, 403, 303, 303),
  'POST /console/events/:event/photos/:photo/position': row(401, 404, 403, 403, 403, 400, 400),
  'POST /console/events/:event/photos/:photo/deletion': row(401, 404, 403, 403, 403, 303, 303),
  'POST /console/events/:event/photos/:photo/processing': row(401, 404, 403, 403, 403, 303, 303),
  'GET /console/events/:event/history': row(401, 404, 403, 403, 403, 200, 200),
  // Development only
  'GET /dev/mail': everybody(200),
  'GET /dev/mail.json': everybody(200),
  'GET /dev/mail/:id': everybody(404),
  'GET /dev/mail/:id/body': everybody(404),
}
