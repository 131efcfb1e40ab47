import type { publicTexts as model } from '../en/public.ts'

export const publicTexts: typeof model = {
  start: {},
  event: {},
  organization: {},
  photos: {},
}
