import * as z from 'zod'
import { Email } from '#worker/core/text/email.ts'
import { locales } from '#worker/core/text/languages.ts'
import { cleanLine, cleanText, localizedLineSchema, localizedSchema } from '#worker/core/text/localized.ts'
import { maxLength as sessionLength } from '../schema.ts'
import { speakingAnswers } from './table.ts'

export const maxLength = { note: 1000, needs: 2000, name: 200 } as const

const note = z.string().max(maxLength.note).overwrite(cleanText).optional()

/** Whether a speaker comes to a session. */
export const SessionAnswer = z.object({ answer: z.enum(speakingAnswers), note })
export type SessionAnswer = z.output<typeof SessionAnswer>

/** What they need in the room; left empty: nothing. */
export const SessionNeeds = z.object({ needs: z.string().max(maxLength.needs).overwrite(cleanText).default('') })

const word = z
  .enum(['yes', 'no'])
  .transform((said) => said === 'yes')
  .optional()

/** A word on each purpose; what is left open stays as it was. */
export const ConsentWords = z.object({ recording: word, publication: word })
export type ConsentWords = z.output<typeof ConsentWords>

/** Title and abstract as a speaker would have them, in the languages of the event. */
export const SuggestionFields = z.object({
  title: localizedLineSchema(sessionLength.title).prefault({}),
  abstract: localizedSchema(sessionLength.abstract).prefault({}),
  note,
})
export type SuggestionFields = z.output<typeof SuggestionFields>

/** Somebody whom the speaker lets work for them. */
export const NewAssistant = z.object({
  name: z.string().max(maxLength.name).overwrite(cleanLine).min(1),
  email: Email,
  locale: z.enum(locales),
})
export type NewAssistant = z.output<typeof NewAssistant>
