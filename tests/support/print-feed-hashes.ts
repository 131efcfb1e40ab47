import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { writeFeed } from '#worker/domain/calendars/feed.ts'
import { generatedEvent } from './generated-events.ts'

/** Prints the hashes of 20 generated feeds in each language and shape, as they are at the moment given. */
const now = new Date(process.argv[2] ?? '')
const subjects = fc.sample(generatedEvent(10), { numRuns: 20, seed: 20261122 }).map(({ subject }) => subject)
const hashes = (['en', 'vi', 'fr'] as const).flatMap((locale) =>
  [undefined, 'days' as const].flatMap((shape) =>
    subjects.map((subject) => {
      const options = { name: 'Feed', locale, origin: 'https://events.example.org', now, shape }
      return createHash('sha256')
        .update(writeFeed([subject], options).body)
        .digest('hex')
    }),
  ),
)
console.log(JSON.stringify(hashes))
