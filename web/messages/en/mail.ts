export const mail = {
  frame: {},
  signInCode: {},
  memberAdded: {},
  registration: {},
  eventCancelled: {},
}
