import type { NewRegistration } from '#worker/domain/registrations/schema.ts'

/** A plainly artificial person with a key of their own; the same number is the same person and the same try. */
export const person = (n: number | string, values: Partial<NewRegistration> = {}): NewRegistration => ({
  name: `Person ${n}`,
  email: `person-${n}@example.org`,
  locale: 'en',
  key: `key-${n}`,
  consent: 'I agree.',
  ...values,
})
