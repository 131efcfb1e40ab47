/** Texts that every page may need: frame, faults beside fields, refusals. */
export const shared = {
  siteName: 'Lectern',
  skip: 'Skip to the content',
  language: 'Language',
  startPage: 'All events',
  /** In the console, after a refusal. */
  backToEvent: 'Back to the event',
  signIn: 'For organisers',
  signOut: 'Sign out',
  console: 'Console',
  optional: 'optional',
  mistakes: 'Please look at these fields again',
  contentIn: 'written in',
  languages: {
    en: 'English',
    vi: 'Vietnamese',
    fr: 'French',
    zh: 'Chinese',
    ja: 'Japanese',
    ko: 'Korean',
    de: 'German',
    es: 'Spanish',
  },
  faults: {
    required: 'Please fill this in.',
    invalid: 'This value is not possible here.',
    too_long: 'This is too long.',
    too_small: 'This number is too small.',
    too_large: 'This number is too large.',
    email: 'Write one e-mail address, such as lan@example.org.',
    url: 'Write a full address that starts with https://',
    slug: 'Use small letters, digits and hyphens only.',
    slug_taken: 'Another page already has this address. Choose a different one.',
    colour: 'Write a colour as #rrggbb.',
    contrast: 'This colour is too light to read white text on it. Choose a darker one.',
    time_zone: 'This is not a time zone we know, such as Asia/Ho_Chi_Minh.',
    time_malformed: 'Choose a date and a time.',
    time_span: 'Write start and end, such as 09:00-09:30.',
    time_skipped: 'This hour does not exist in this time zone: clocks jump over it that night. Choose another.',
    time_repeated: 'This hour happens twice in this time zone because clocks go back. Choose another.',
    ends_before_start: 'The end must be later than the start.',
    closes_before_opens: 'Registration must close after it opens.',
    consent: 'We need your agreement to keep these details.',
    language: 'Choose at least one language.',
    code_wrong: 'This code is not right, or no longer valid. Check the newest mail or ask for a new code.',
    already_member: 'This person is already a member.',
    already_host: 'This organization is already named as a host.',
    unknown_organization: 'No organization has this address.',
    already_registered: 'This mailbox is already registered.',
    domains: 'Write domains such as hust.edu.vn, with commas between; at most 50.',
    place_kind: 'None of these places is open to you. Check the address and the code, or choose another place.',
    access_code: 'Use 4 to 40 letters, digits or hyphens.',
    code_taken: 'This event has this code already.',
    people: 'Paste a list or choose an organization: one of the two.',
    picture: 'Choose a JPEG, PNG or WebP picture of at most 40 MB.',
  },
  problems: {
    not_found: {
      title: 'There is nothing at this address',
      next: 'The link may be old or mistyped. Look for the event by a word of its title, its place or its host.',
    },
    'auth.required': {
      title: 'Please sign in',
      next: 'This page is for organisers. Sign in with a code sent to your mailbox.',
    },
    'auth.forbidden': {
      title: 'Your role does not allow this',
      next: 'Ask an owner of the organization to do it or to change your role.',
    },
    'request.cross_site': {
      title: 'This request did not come from our own page',
      next: 'Open the page again and repeat what you did there.',
    },
    'request.malformed': { title: 'We could not read this request', next: 'Go back, reload the page and try again.' },
    'request.invalid': {
      title: 'Some values are not possible',
      next: 'Correct the fields that are named under `errors` and send the request again.',
    },
    'request.unsupported_type': {
      title: 'This kind of content is not accepted here',
      next: 'Use the form of the page, or application/json for the API.',
    },
    'request.stalled': { title: 'This took too long to arrive', next: 'Check your connection and send it again.' },
    'request.too_large': { title: 'This is too large', next: 'Send a smaller file or text.' },
    'request.length_required': {
      title: 'This request does not say how long it is',
      next: 'Send the file with a Content-Length.',
    },
    'request.too_many': {
      title: 'Too many requests at once',
      next: 'Wait a minute, then try again. Nothing was lost.',
    },
    'link.used': { title: 'This link was already used or is too old', next: 'Ask for a new one on the sign-in page.' },
    'event.not_published': { title: 'This event is not published', next: 'Publish it first.' },
    'event.already_published': { title: 'This event is already published', next: 'Open its page to see it.' },
    'event.cancelled': { title: 'This event is cancelled', next: 'A cancelled event cannot be changed in this way.' },
    'event.not_cancelled': { title: 'This event is not cancelled', next: 'Open it again to see how it stands.' },
    'event.over': { title: 'This event is over', next: 'It took place, so it cannot be cancelled any more.' },
    'event.incomplete': {
      title: 'Something is missing before this can be published',
      next: 'Give the event a title in each of its languages.',
    },
    'slug.taken': { title: 'This address is taken', next: 'Choose a different one.' },
    'revision.stale': {
      title: 'Somebody saved this meanwhile',
      next: 'Open it again to see what is saved now, then repeat your change.',
    },
    'registration.not_open': { title: 'Registration is not open yet', next: 'The event’s page says when it opens.' },
    'registration.closed': {
      title: 'Registration is closed',
      next: 'Write to the organiser if you still wish to come.',
    },
    'registration.event_cancelled': { title: 'This event is cancelled', next: 'No registration is taken any more.' },
    'registration.no_place_kind': {
      title: 'None of these places is open to you',
      next: 'They are for invited people, for some mail domains, or for those who have a code. Check the address you gave and the code, or choose another place.',
    },
    'offer.over': {
      title: 'This offer is over',
      next: 'Its time is up, or it was answered already. Your ticket shows where you stand now.',
    },
    'place_kind.in_use': {
      title: 'Somebody holds or wants a place of this kind',
      next: 'It stays as long as a registration or an invitation names it. Set its capacity to 0, or give these people another place first.',
    },
    'place_kind.last': {
      title: 'An event needs one place kind at least',
      next: 'Change this one instead, or add another first.',
    },
    'invitation.too_many': {
      title: 'Too many invitations',
      next: 'At most 500 people at a go and 2,000 a day for one event; one address gets three invitations a day, and each is mailed four times at most. Go on tomorrow with those who are left.',
    },
    'place_kind.too_many': {
      title: 'No more place kinds',
      next: 'An event can have 20 of them.',
    },
    'registration.not_cancellable': {
      title: 'This registration cannot be cancelled any more',
      next: 'It was cancelled already, or the event is over.',
    },
    'mail.not_failed': { title: 'This mail did not fail', next: 'It was sent, or it is still on its way.' },
    'webhook.unsigned': {
      title: 'The signature is missing, wrong or too old',
      next: 'Check the secret and the clock.',
    },
    'member.last_owner': { title: 'An organization needs an owner', next: 'Make somebody else an owner first.' },
    'suggestion.decided': {
      title: 'This suggestion was decided meanwhile',
      next: 'Somebody decided, or the speaker took it back. Nothing was changed by you; open the suggestions again.',
    },
    'programme.released': {
      title: 'This programme was released meanwhile',
      next: 'Somebody released a version while you were looking. Open the releases again and see what is left to release.',
    },
    'session.no_sign_up': {
      title: 'No place to take here',
      next: 'This session takes no sign-ups now: it is over or closed, or the registration has no confirmed place. Look at your ticket again.',
    },
    'programme.too_large': {
      title: 'This programme is too long to be released',
      next: 'Nothing was released or published. Shorten abstracts and biographies, in every language, and release again.',
    },
    'session.moved': {
      title: 'This session starts at another time now',
      next: 'Somebody moved it, or your change was made already. Open the session again and look.',
    },
    'contributor.twice': {
      title: 'This person already has that role in this session',
      next: 'Choose another role, or remove one of the two entries.',
    },
    'host.accepted': {
      title: 'Your organization has accepted meanwhile',
      next: 'A colleague was faster. Withdraw from the event where that was a mistake.',
    },
    'host.owner': {
      title: 'The organization that owns the event stays a host',
      next: 'Change its role or order instead.',
    },
    'upload.unsupported': {
      title: 'This is not a JPEG, PNG or WebP picture',
      next: 'Export the picture as JPEG and upload that.',
    },
    'upload.heic': {
      title: 'This is a HEIC picture, which browsers cannot show',
      next: 'On an iPhone choose Settings, Camera, Formats, “Most Compatible”, or send the picture to yourself by mail as JPEG, and upload that.',
    },
    'upload.animated': { title: 'This picture moves', next: 'Export one frame of it as JPEG and upload that.' },
    'upload.quota': {
      title: 'This event has as many photos as it can hold: 2,000',
      next: 'Delete some that nobody needs, then upload this one again.',
    },
    'upload.incomplete': {
      title: 'Parts of the file are missing',
      next: 'Choose the same file again: what came already is kept.',
    },
    'upload.finished': {
      title: 'This upload is finished already',
      next: 'Nothing to do: the file is here.',
    },
    'upload.mismatch': {
      title: 'What came is not what was announced',
      next: 'Choose the file again; if it changed meanwhile, it starts anew.',
    },
    'upload.removed': {
      title: 'This picture was taken away on request',
      next: 'It is not taken a second time. Leave it out.',
    },
    'removal.decided': {
      title: 'This request was decided already',
      next: 'Look at the list of requests to see how.',
    },
    'album.too_many': {
      title: 'This event has too many albums',
      next: 'Remove one that is empty, or use one that exists.',
    },
    'album.in_use': {
      title: 'This album cannot be removed',
      next: 'Move its photos into another album first; deleted ones keep it for 30 days, and the last album stays.',
    },
    'album.told': {
      title: 'Everybody knows of the album already',
      next: 'They are told once. Share the link of the album with whoever joined since.',
    },
    'album.nobody': {
      title: 'Nobody to tell',
      next: 'Nobody has a place at this event, so there is nobody to write to.',
    },
    'album.empty': {
      title: 'There is nothing to tell of yet',
      next: 'The event is to be public, the albums open, and at least one photo described.',
    },
    'photographer.too_many': {
      title: 'This event has too many links for photographers',
      next: 'Renew a link that is over instead of making another.',
    },
    'photographing.over': {
      title: 'This link is over',
      next: 'Pictures that came by it are safe. Ask the organiser for a new link if there are more.',
    },
    'storage.full': {
      title: 'This event has no room for more',
      next: 'Ask whoever runs this installation for more, or use smaller files.',
    },
    'file.unsupported': {
      title: 'Files of this type are not taken',
      next: 'Use PDF, PPTX, KEY, ODP, DOCX, XLSX, MP4, WebM, ZIP, a picture or plain text.',
    },
    'file.macros': {
      title: 'This file contains macros',
      next: 'Save it without macros (as .pptx, .docx or .xlsx) and upload it again.',
    },
    'file.encrypted': {
      title: 'This file is protected by a password',
      next: 'Save it without a password and upload it again.',
    },
    'file.unpacked': {
      title: 'This file unpacks to far more than its size',
      next: 'Pack less into it and upload it again.',
    },
    'file.infected': {
      title: 'The virus scanner found something in this file',
      next: 'It was removed. Clean your device, save the file anew and upload it again.',
    },
    'file.unsure': {
      title: 'The virus scanner cannot tell whether this file is harmless',
      next: 'Save it anew, as a PDF for instance, or ask whoever runs this installation.',
    },
    'file.damaged': {
      title: 'This file cannot be read',
      next: 'Open it on your device, save it anew and upload it again.',
    },
    'upload.too_many_pixels': {
      title: 'This picture has too many pixels',
      next: 'Scale it to at most 100 megapixels and 12,000 pixels a side.',
    },
    'upload.damaged': {
      title: 'This picture is damaged',
      next: 'Copy it from the camera again and upload it once more.',
    },
    'speaking.over': {
      title: 'This event is over',
      next: 'What you said before stays as it is. Write to the organiser if something is wrong.',
    },
    'speaking.own_word': {
      title: 'Only the speaker can do this',
      next: 'You work for them with a link of your own. Ask them to do it with theirs.',
    },
    'speaking.too_many': {
      title: 'Nobody more can be named here',
      next: 'End a link that is no longer used, or ask the organiser.',
    },
    'speaking.revoked': {
      title: 'This link no longer works',
      next: 'Look for a newer mail from the organiser, or ask them for a new link.',
    },
    'service.busy': {
      title: 'We are still trying',
      next: 'The database is busy. Wait some seconds and send the form again: it is never counted twice.',
    },
    'service.day_limit': {
      title: 'The day’s quota of this installation is used up',
      next: 'It starts anew at 00:00 UTC. Please come back then.',
    },
    unexpected: {
      title: 'Something went wrong on our side',
      next: 'Nothing you did is at fault. Try again; if it stays, tell the organiser this number:',
    },
  },
}
