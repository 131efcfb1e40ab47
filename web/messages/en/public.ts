export const publicTexts = {
  start: {},
  event: {},
  organization: {},
  photos: {},
}
