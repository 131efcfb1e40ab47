import type { mail as model } from '../en/mail.ts'

export const mail: typeof model = {
  frame: {},
  signInCode: {},
  memberAdded: {},
  registration: {},
  eventCancelled: {},
}
