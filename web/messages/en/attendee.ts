export const attendee = {
  register: {},
  ticket: {},
  resend: {},
}
