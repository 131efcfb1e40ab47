import * as z from 'zod'
import type { FieldFault } from '#worker/core/form.ts'
import { isFieldFault } from '#worker/core/form.ts'
import { Email } from '#worker/core/text/email.ts'
import { cleanLine } from '#worker/core/text/localized.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { PersonName } from '../schema.ts'

/** Somebody named in a list; the name is empty where only the address was given. */
export interface ListedPerson {
  name: string
  email: string
  mailbox: string
}

/** A line as it was read: a person, or what is wrong with it. */
export type PersonLine = { number: number; source: string } & (
  | { person: ListedPerson; fault?: undefined }
  | { fault: FieldFault; person?: undefined }
)

const maxLineLength = 400

const Listed = z.object({ name: PersonName.or(z.literal('')), email: Email })

/** `Name <mail>`, else `mail, name` or `name, mail`, with a comma, semicolon or tab between. */
function partsOf(source: string): { name: string; email: string } {
  const [, before, inside] = /^([^<>]*)<([^<>]*)>[\s,;]*$/.exec(source) ?? []
  if (inside !== undefined) return { name: cleanLine(before ?? '').replace(/^"(.*)"$/, '$1'), email: inside.trim() }
  const parts = source.split(/[,;\t]/).map(cleanLine)
  const email = parts.find((part) => part.includes('@')) ?? ''
  return { email, name: cleanLine(parts.filter((part) => part !== email).join(' ')) }
}

function personOf(source: string): ListedPerson | FieldFault {
  if (source.length > maxLineLength) return 'too_long'
  const { name, email } = partsOf(source)
  // A second address is not somebody's name.
  const read = Listed.safeParse({ name, email: name.includes('@') ? '' : email })
  if (read.success) return { ...read.data, mailbox: mailboxOf(read.data.email) ?? '' }
  const issue = read.error.issues.find(({ path }) => path[0] === 'email')
  if (issue) return 'email'
  const [{ message = '' } = {}] = read.error.issues
  return isFieldFault(message) ? message : 'invalid'
}

/** Reads a list of people, one a line. Empty lines are left out. */
export const readPeople = (text: string): PersonLine[] =>
  text.split(/\r\n?|\n/).flatMap((source, index): PersonLine[] => {
    if (cleanLine(source) === '') return []
    const line = { number: index + 1, source: cleanLine(source).slice(0, maxLineLength) }
    const read = personOf(source)
    return [typeof read === 'string' ? { ...line, fault: read } : { ...line, person: read }]
  })
