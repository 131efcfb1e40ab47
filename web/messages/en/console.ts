export const consoleTexts = {
  signIn: {},
  home: {},
  organization: {},
  event: {},
  sessions: {},
  registrations: {},
  photos: {},
  history: {},
}
