import type { attendee as model } from '../en/attendee.ts'

export const attendee: typeof model = {
  register: {},
  ticket: {},
  resend: {},
}
