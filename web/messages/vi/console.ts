import type { consoleTexts as model } from '../en/console.ts'

export const consoleTexts: typeof model = {
  signIn: {},
  home: {},
  organization: {},
  event: {},
  sessions: {},
  registrations: {},
  photos: {},
  history: {},
}
