import { plural } from '../plural.ts'

/** What wants a hand at an event: on the event's first page with its number, on the console's in short. */
export const needs = {
  title: 'Needs a hand',
  lines: {
    offers: (n: number) =>
      plural('en', n, {
        one: '# offer of a place runs out within 12 hours',
        other: '# offers of a place run out within 12 hours',
      }),
    notice: () => 'A change of time or place waits to be told to everybody who has a place',
    failed: (n: number) => plural('en', n, { one: '# mail could not be sent', other: '# mails could not be sent' }),
    bounced: (n: number) => plural('en', n, { one: '# mail came back', other: '# mails came back' }),
    overdue: (n: number) => plural('en', n, { one: '# speaker is late', other: '# speakers are late' }),
    declined: (n: number) =>
      plural('en', n, { one: 'A speaker declined # session', other: 'Speakers declined # sessions' }),
    suggested: (n: number) =>
      plural('en', n, { one: '# suggestion of a speaker waits', other: '# suggestions of speakers wait' }),
    removals: (n: number) =>
      plural('en', n, { one: 'Somebody asked to remove # photo', other: 'Somebody asked to remove # photos' }),
    undecided: (n: number) =>
      plural('en', n, { one: '# registration waits for a decision', other: '# registrations wait for a decision' }),
    unannounced: (n: number) =>
      plural('en', n, { one: '# decision is not announced yet', other: '# decisions are not announced yet' }),
    unanswered: (n: number) =>
      plural('en', n, { one: '# invited person has not answered', other: '# invited people have not answered' }),
    waiting: (n: number) => plural('en', n, { one: '# person waits for a place', other: '# people wait for a place' }),
  },
  short: {
    draft_over: 'Still a draft, and its day has passed',
    draft_soon: 'Starts within two weeks and is still a draft',
    offers: 'Offers of a place run out soon',
    notice: 'A change waits to be told',
    failed: 'Mails could not be sent',
    bounced: 'Mails came back',
    overdue: 'Speakers are late',
    declined: 'Speakers declined',
    suggested: 'Suggestions of speakers wait',
    removals: 'Removal of photos was asked for',
    undecided: 'Registrations wait for a decision',
    unannounced: 'Decisions are not announced yet',
    unanswered: 'Invited people have not answered',
    waiting: 'People wait for a place',
  },
}
