/** Every refusal the platform knows, with the HTTP status it is answered with. Words stand in web/messages by code. */
export const problemStatuses = {
  not_found: 404,
  'auth.required': 401,
  'auth.forbidden': 403,
  'request.cross_site': 403,
  'request.malformed': 400,
  'request.invalid': 422,
  'request.unsupported_type': 415,
  'request.stalled': 408,
  'request.too_large': 413,
  'request.length_required': 411,
  'request.too_many': 429,
  'link.used': 410,
  'webhook.unsigned': 401,
  'event.not_published': 409,
  'event.already_published': 409,
  'event.cancelled': 409,
  'event.over': 409,
  'event.not_cancelled': 409,
  'event.incomplete': 409,
  'slug.taken': 409,
  'revision.stale': 409,
  'registration.not_open': 409,
  'registration.closed': 409,
  'registration.event_cancelled': 409,
  'registration.no_place_kind': 409,
  'offer.over': 409,
  'place_kind.in_use': 409,
  'place_kind.last': 409,
  'place_kind.too_many': 409,
  'invitation.too_many': 429,
  'registration.not_cancellable': 409,
  'mail.not_failed': 409,
  'member.last_owner': 409,
  'host.owner': 409,
  'host.accepted': 409,
  'contributor.twice': 409,
  'session.moved': 409,
  'session.no_sign_up': 409,
  'programme.released': 409,
  'suggestion.decided': 409,
  'programme.too_large': 409,
  'upload.unsupported': 415,
  'upload.heic': 415,
  'upload.animated': 415,
  'upload.too_many_pixels': 422,
  'upload.damaged': 422,
  'upload.quota': 409,
  'upload.incomplete': 409,
  'upload.finished': 409,
  'upload.mismatch': 422,
  'upload.removed': 409,
  'album.too_many': 409,
  'album.in_use': 409,
  'album.told': 409,
  'album.empty': 409,
  'album.nobody': 409,
  'photographer.too_many': 409,
  'photographing.over': 410,
  'removal.decided': 409,
  'storage.full': 409,
  'file.unsupported': 415,
  'file.macros': 415,
  'file.encrypted': 415,
  'file.unpacked': 422,
  'file.infected': 422,
  'file.unsure': 422,
  'file.damaged': 422,
  'speaking.over': 409,
  'speaking.own_word': 403,
  'speaking.too_many': 409,
  'speaking.revoked': 410,
  'service.busy': 503,
  'service.day_limit': 503,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof problemStatuses

export const isProblemCode = (code: string): code is ProblemCode => code in problemStatuses

/** A refusal: thrown anywhere below a door, turned into a page or problem+json by http/errors. */
export class Problem extends Error {
  readonly code: ProblemCode
  constructor(code: ProblemCode) {
    super(code)
    this.code = code
  }
  get status() {
    return problemStatuses[this.code]
  }
}
