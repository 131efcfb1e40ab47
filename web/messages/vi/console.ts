import type { consoleTexts as model } from '../en/console.ts'
import { events } from './console/events.ts'
import { history } from './console/history.ts'
import { mails } from './console/mails.ts'
import { organizations } from './console/organizations.ts'
import { programme } from './console/programme.ts'
import { registrations } from './console/registrations.ts'

/** The texts of the console, by what they are about. */
export const consoleTexts: typeof model = {
  ...organizations,
  ...events,
  ...programme,
  ...registrations,
  ...mails,
  ...history,
}
