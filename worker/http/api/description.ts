import { Hono } from 'hono'
import { describeRoute, generateSpecs, resolver } from 'hono-openapi'
import * as z from 'zod'
import { fieldFaults } from '#worker/core/form.ts'
import { Availability } from '#worker/domain/registrations/availability.ts'
import { AlreadyRegistered, PublicRegistration, RegistrationRequest } from '#worker/domain/registrations/schema.ts'

/** RFC 9457, with the faults of a body by field path. */
const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: z.record(z.string(), z.enum(fieldFaults)).optional(),
})

const json = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema: resolver(schema) } },
})

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: resolver(ProblemDocument) } },
})

const eventParameter = {
  name: 'event',
  in: 'path' as const,
  required: true,
  description: 'The last part of the event’s address.',
  schema: { type: 'string' as const },
}

const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description:
    'Repeat it with every try of one registration: the same key and mailbox get the same answer. Whoever knows it gets the ticket, so make it random.',
  schema: { type: 'string' as const, pattern: '^[\\x21-\\x7e]{1,200}$' },
}

/** The routes of the API by what they take and answer; nothing here is ever called. A test holds it against the real ones. */
const described = new Hono()
  .post(
    '/api/v1/events/:event/registrations',
    describeRoute({
      operationId: 'createRegistration',
      summary: 'Register one person for an event',
      parameters: [eventParameter, keyParameter],
      requestBody: { required: true, content: { 'application/json': { schema: resolver(RegistrationRequest) } } },
      responses: {
        200: json(PublicRegistration, 'The same key again: its registration as it stands now'),
        201: json(PublicRegistration, 'Registered: confirmed, or waitlisted with the place in the queue'),
        202: json(AlreadyRegistered, 'The mailbox is registered already; the ticket was mailed there again'),
        404: problem('No such event'),
        409: problem('Registration is not open'),
        415: problem('Not application/json'),
        422: problem('The body has mistakes, listed in `errors` by path'),
        429: problem('Too many requests from one network address'),
        503: problem('The database is busy; send the same again after Retry-After'),
      },
    }),
    (c) => c.body(null),
  )
  .get(
    '/api/v1/events/:event/availability',
    describeRoute({
      operationId: 'getAvailability',
      summary: 'How an event stands with its places',
      parameters: [eventParameter],
      responses: { 200: json(Availability, 'By the server’s clock'), 404: problem('No such event') },
    }),
    (c) => c.body(null),
  )

/** The OpenAPI 3.1 document of the API. */
export const openApiDocument = (origin: string) =>
  generateSpecs(described, {
    documentation: { info: { title: 'Lectern', version: '1' }, servers: [{ url: origin }] },
  })
