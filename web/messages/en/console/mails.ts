import { plural } from '../../plural.ts'

/** What was mailed and what came of it. */
export const mails = {
  mails: {
    title: 'Mails',
    intro:
      'What was mailed about this event, and to whom. Sign-in codes and mails to members belong to no event and are not here.',
    none: 'No mail was written yet. The first goes out with the first registration.',
    noneOfState: 'No mail stands here.',
    figures: 'Mails by state',
    list: 'List of mails',
    states: {
      queued: 'waiting',
      sending: 'on the way',
      sent: 'sent',
      failed: 'failed',
      bounced: 'came back',
      withheld: 'withheld',
    },
    meanings: {
      queued: 'They go out within minutes; what a mail server refuses for now is tried again for a day.',
      sending: 'They are being handed to the mail provider at this moment.',
      sent: 'The mail provider took them. Not every provider tells whether they arrived.',
      failed: 'They were refused for good, or for a whole day. Look at the address, then send them again.',
      bounced: 'The provider took them, but the recipient’s server sent them back or the recipient complained.',
      withheld: 'They were never sent, because what they would have told was no longer true.',
    },
    reasons: {
      causeGone: 'What it would have told was no longer true.',
      waitsForOlder: 'An older mail to the same person goes first.',
      notOneAddress: 'The address is not one mailbox.',
      workerStopped: 'The platform stopped each time it tried.',
    },
    templates: {
      'photo.removal_decided': 'Removal of a photo decided',
      'host.invited': 'Invitation to co-host',
      'registration.confirmed': 'Place confirmed',
      'registration.waitlisted': 'On the waitlist',
      'registration.promoted': 'A place became free',
      'registration.pending': 'Request received',
      'registration.offered': 'A place is offered',
      'registration.offer_lapsed': 'Offer ran out',
      'registration.declined': 'Not admitted',
      'registration.cancelled': 'Registration cancelled',
      'registration.repeated': 'Link sent again',
      'event.cancelled': 'Event cancelled',
      'event.restored': 'Event restored',
      'event.changed': 'Time or place changed',
      'invitation.sent': 'Invitation',
      'speaking.assistant': 'Link of an assistant',
      'speaking.invited': 'Speaker invited',
      'speaking.reminder': 'Reminder to a speaker',
      'speaking.decided': 'Decision on a suggestion',
      'session.promoted': 'A place in a session',
      'album.ready': 'Album is there',
    },
    columns: { recipient: 'To', mail: 'Mail', when: 'Written or sent', what: 'What happened' },
    waiting: (minutes: number) =>
      plural('en', minutes, {
        one: 'The oldest waiting mail was written # minute ago.',
        other: 'The oldest waiting mail was written # minutes ago.',
      }),
    waitingHours: (hours: number) =>
      plural('en', hours, {
        one: 'The oldest waiting mail was written # hour ago.',
        other: 'The oldest waiting mail was written # hours ago.',
      }),
    nextTry: (attempts: number, at: string) =>
      `${plural('en', attempts, { one: 'tried # time', other: 'tried # times' })}, again at ${at}`,
    sendAgain: 'Send again',
    sendAgainTo: (name: string) => `Send again to ${name}`,
    wasSentAgain: 'Was sent again.',
    again: 'It is on its way again.',
    older: 'Older mails',
    newest: 'Newest mails',
    bounced: 'mail came back',
    notice: {
      title: 'A change waits to be told',
      who: (n: number) =>
        n === 0
          ? 'Nobody has a confirmed place, so nobody will be mailed.'
          : plural('en', n, {
              one: '# person with a confirmed place will be told by mail.',
              other: '# people with a confirmed place will be told by mail.',
            }),
      when: (at: string) =>
        `Not before ${at}, so that you can still correct it. Each gets one mail, whatever else you change until then.`,
      soon: 'It goes out within five minutes.',
      nothing: 'The start moves by less than 15 minutes and the place is the same, so nobody will be mailed.',
      start: 'Start',
      place: 'Place',
      online: 'Online link',
      none: 'none',
      becomes: (before: string, now: string) => `${before} → ${now}`,
      now: 'Tell them now',
      drop: 'Tell nobody',
    },
    changed: 'Saved. Registered people will be told, unless you decide otherwise here.',
    hastened: 'They are told within five minutes.',
    dropped: 'Nobody will be told of this change.',
  },
}
