import * as z from 'zod'

const instant = z.iso.datetime({ offset: true })

const Person = z.looseObject({ id: z.int(), public_name: z.string(), guid: z.guid().optional() }).refine(
  // The schema's two forms of a person exclude each other: one has a number, the other a `name`.
  (person) => !('name' in person),
)

const Event = z.strictObject({
  id: z.int().min(1),
  guid: z.guid(),
  logo: z.url().optional(),
  date: instant,
  // The schema says date-time and its own examples a clock time, which is what readers take.
  start: z.string().regex(/^[0-2]\d:[0-5]\d$/),
  duration: z.string().regex(/^[0-9]+:[0-9]{2}$/),
  room: z.string(),
  slug: z.string().regex(/^[a-z0-9_-]+[a-z0-9]$/),
  url: z.url(),
  title: z.string(),
  subtitle: z.string().nullable(),
  track: z.string().nullable(),
  type: z.string(),
  language: z.string(),
  abstract: z.string().nullable(),
  description: z.string().nullable().optional(),
  recording_license: z.string().optional(),
  // A text or null in the schema, a boolean in its examples and in what frab and pretalx write.
  do_not_record: z.boolean().nullable().optional(),
  persons: z.array(Person),
  links: z.array(z.unknown()),
  attachments: z.array(z.unknown()).optional(),
})

const Conference = z.strictObject({
  acronym: z.string().regex(/^[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?$/),
  title: z.string(),
  description: z.string().optional(),
  start: z.iso.date(),
  end: z.iso.date(),
  daysCount: z.int(),
  timeslot_duration: z.string(),
  time_zone_name: z.string().regex(/^([A-Z][a-z]+\/[A-Z][a-z]+)|UTC$/),
  colors: z.looseObject({ primary: z.string().optional() }).optional(),
  url: z.url().optional(),
  tracks: z.array(z.looseObject({ name: z.string(), color: z.string() })).optional(),
  rooms: z
    .array(
      z.strictObject({
        name: z.string(),
        guid: z.guid(),
        description: z.string().nullable().optional(),
        capacity: z.number().nullable().optional(),
      }),
    )
    .optional(),
  days: z.array(
    z.strictObject({
      index: z.int(),
      date: z.iso.date(),
      day_start: instant,
      day_end: instant,
      rooms: z.record(z.string(), z.array(Event)),
    }),
  ),
})

/** What schema.json of github.com/voc/schedule asks of a schedule.json; an unknown member is a fault where it is one there. */
export const FrabJson = z.strictObject({
  $schema: z.string().optional(),
  generator: z.looseObject({ name: z.string() }).optional(),
  schedule: z.looseObject({ version: z.string(), base_url: z.url().optional(), conference: Conference }),
})
