import { plural } from '../plural.ts'

/** Feeds: how to get one into a calendar, a person's own, who reads them. */
export const calendars = {
  buttons: {
    title: 'Keep the date',
    google: {
      label: 'Google Calendar',
      hint: 'Google looks again every 8 to 24 hours; if you are registered, we mail you urgent changes.',
    },
    apple: {
      label: 'Apple Calendar',
      hint: 'On iPhone, iPad and Mac. You choose how often it looks, from every 5 minutes to once a week.',
    },
    outlookWork: {
      label: 'Outlook (work or school)',
      hint: 'Opens Outlook on the web, which looks again about every 3 hours, at the latest after a day.',
    },
    outlookHome: { label: 'Outlook.com', hint: 'The same for a private Outlook.com or Hotmail account.' },
    webcal: {
      label: 'Calendar program of this device',
      hint: 'Opens what answers to webcal: addresses, such as Thunderbird, which looks every 30 minutes. On most Android phones nothing happens.',
    },
    file: { label: 'Calendar file (.ics)', hint: 'Adds the dates once; later changes do not follow.' },
    address: 'Calendar address, for any other calendar',
    copy: 'Copy address',
    copied: 'Copied',
    help: 'Help for your calendar, step by step',
  },
  event: {
    title: 'Calendar',
    description: (event: string) => `Into your own calendar: ${event}`,
    more: 'More calendars: only the days, one track, one room',
    whole: 'The whole programme',
    days: 'Only the days, one bar for the event',
    track: (name: string) => `Track: ${name}`,
    room: (name: string) => `Room: ${name}`,
  },
  parts: {
    only: 'Only a part',
    onlyNext: 'Each is a calendar of its own. Press to see its buttons.',
    shown: (part: string) => `Chosen: ${part}`,
    all: 'Back to the whole',
  },
  many: {
    title: 'Calendar of all events',
    titleOf: (name: string) => `Calendar: ${name}`,
    whole: 'All events, with their sessions',
    days: 'Only the days, one bar for each event',
  },
  guide: {
    title: 'Events in your own calendar',
    description: 'How to subscribe in Google Calendar, Apple Calendar, Outlook, Thunderbird and on phones.',
    intro:
      'Every event here has a calendar address. Your calendar looks there again and again, so that a new time or room reaches you by itself. Find the address on the page of the event, or on your ticket, and copy it.',
    clients: [
      {
        id: 'google',
        name: 'Google Calendar',
        steps: [
          'Open calendar.google.com in a browser; the phone app cannot subscribe.',
          'Beside “Other calendars” press +, then “From URL”.',
          'Paste the address and press “Add calendar”. It then shows on your phone as well.',
        ],
        does: 'Google looks again every 8 to 24 hours and cannot be hurried. It hides what is cancelled. If you are registered, we mail you urgent changes.',
      },
      {
        id: 'apple',
        name: 'iPhone, iPad and Mac',
        steps: [
          'Press “Apple Calendar” on the event’s page and confirm.',
          'Or by hand: on iPhone, in Calendar, press “Calendars”, “Add Calendar”, “Add Subscription Calendar”; on a Mac choose “File”, “New Calendar Subscription”. Paste the address.',
          'On a Mac choose under “Auto-refresh” how often it looks; every hour is good.',
        ],
        does: 'From every 5 minutes to once a week, as you set it. Cancelled events are struck through.',
      },
      {
        id: 'outlook',
        name: 'Outlook',
        steps: [
          'Open Outlook on the web and go to the calendar.',
          'Choose “Add calendar”, then “Subscribe from web”.',
          'Paste the address, give it a name, press “Import”. It then shows in Outlook on your computer and phone.',
        ],
        does: 'Outlook looks again about every 3 hours, at the latest after a day. Outlook for Mac cannot subscribe by itself: do it on the web.',
      },
      {
        id: 'thunderbird',
        name: 'Thunderbird',
        steps: [
          'Choose “New Calendar”, then “On the Network”.',
          'Paste the address; no user name is needed.',
          'Press “Find Calendars”, then “Subscribe”.',
        ],
        does: 'Thunderbird looks every 30 minutes. Links stand in the description.',
      },
      {
        id: 'android',
        name: 'Android phone',
        steps: [
          'With a Google account: subscribe at calendar.google.com in a browser, as above.',
          'Without one: install the app ICSx⁵, press +, and paste the address.',
          'Do not see it? In the calendar app’s settings tick the new calendar, and synchronise.',
        ],
        does: 'Google Calendar follows within a day; ICSx⁵ as often as you set it.',
      },
    ],
    fileTitle: 'Only a file?',
    file: 'A calendar file is a copy of this day: it never changes by itself. Take it where subscribing is not possible.',
    secretTitle: 'Your own address',
    secret:
      'An address from your ticket or your stars is only for you: it shows your place and the link to follow online. Whoever has it sees the same. You can replace it by a new one at any time; the old one stops within a minute.',
    does: 'What it does:',
  },
  personal: {
    title: 'My calendar',
    intro: {
      ticket:
        'A calendar of your own: the event with your place and the link to follow online, and the sessions you signed up for. If your place changes, the calendar follows.',
      stars: 'A calendar of the sessions that you starred. Star another one, and it follows.',
      speaker: 'A calendar of all sessions in which this speaker has a part, over all events, with the links to join.',
      organiser:
        'A calendar of all events that you organise, those of your partners too. Drafts are marked as tentative.',
    },
    secret: 'This address is only for you. Whoever has it sees the same as you.',
    make: 'Make my calendar address',
    alarm: 'Reminder',
    alarmHint: 'Your calendar rings before each entry. Some calendars, Google among them, ignore it.',
    alarms: {
      none: 'None',
      minutes: (n: number) => plural('en', n, { one: '# minute before', other: '# minutes before' }),
      hour: '1 hour before',
      day: '1 day before',
    },
    save: 'Save',
    made: 'This is your address. Choose your calendar.',
    saved: 'Saved. Your calendar follows when it looks again.',
    renew: 'Replace the address',
    renewNext:
      'The old address stops within a minute, in every calendar that uses it. You subscribe again with the new one.',
    confirmRenew: 'Yes, make a new address',
    renewed: 'This is the new address. The old one has stopped.',
    stars: (n: number) => plural('en', n, { one: '# session starred', other: '# sessions starred' }),
    keep: 'This page is how you change it: keep it to yourself. This browser remembers it.',
    toSchedule: 'To the schedule',
    toTicket: 'To your ticket',
    fromWorkspace: 'My sessions in my calendar',
    toSpeaker: 'To the profile',
    fromTicket: 'My own calendar: with my place and the link to follow online',
    fromConsole: 'All that I organise, in my calendar',
    fromSpeaker: 'Calendar of this speaker',
    ofSpeaker: (name: string) => `Calendar: ${name}`,
    fromStars: 'Subscribe to my stars',
    myStars: 'Calendar of my stars',
    starsRefused: 'Your new stars have not reached your calendar yet.',
  },
  /** What entries of personal feeds say besides the texts of the event. */
  entries: {
    place: (kind: string) => `Your place: ${kind}`,
    waitingForSession: 'You are on the waitlist of this session.',
    draft: 'Draft, not published yet.',
    myStars: 'My stars',
    whatIOrganise: 'What I organise',
  },
  console: {
    title: 'Calendars',
    intro:
      'Whoever subscribes sees changes by themselves. Urgent ones we mail to registered people, because some calendars look only once a day.',
    introOfOrganization: 'Whoever subscribes sees every event that you publish, and each change of it, by itself.',
    addresses: 'Addresses',
    feed: 'All sessions',
    days: 'One bar for the event',
    daysOfEach: 'Only the days, one bar for each event',
    page: 'Public page with the buttons',
    hall: 'Sheet with a QR code, for the hall',
    notPublished: 'The addresses answer once the event is published.',
    readers: 'Who reads them',
    readersHint:
      'How often calendars asked in the last seven days (UTC), estimated from one in twenty. Google asks once for many people; others ask for each. No addresses are kept.',
    nobody:
      'Nobody has been counted yet. A calendar that looks once a day may take weeks to be among the one in twenty.',
    table: 'By program and day',
    family: 'Program',
    total: 'Sum',
    families: {
      google: 'Google Calendar',
      apple: 'Apple Calendar',
      outlook: 'Outlook, Exchange',
      thunderbird: 'Thunderbird',
      nextcloud: 'Nextcloud',
      android: 'Android (ICSx⁵)',
      browser: 'Browser (file)',
      other: 'Other programs',
    },
  },
  hall: {
    title: 'Calendar sheet',
    hint: 'Show it on a screen in the hall, or print it on A4. The code opens the page with the buttons for every phone.',
    notPublished: 'Not published yet: the code will work once it is.',
    back: 'Back to the calendars',
    call: 'The programme in your calendar',
    callNext: 'Scan, choose your calendar, and changes of time or room follow by themselves.',
    qrCode: 'QR code of the page with the calendar buttons',
  },
}
