/** The tag under which everything public of an event is cached. */
export const eventTag = (eventId: string) => `event-${eventId}`

/** The same of an organization. */
export const organizationTag = (id: string) => `organization-${id}`

/**
 * Drops what the edge keeps under a tag, for a request as for a job. Where there is no edge cache (a laptop, a test) nothing
 * is kept. A purge that is refused, as after many in a minute, undoes no change: what is kept grows old by itself.
 */
export async function purgeTag({ cache }: Pick<ExecutionContext, 'cache'>, tag: string, requestId: string) {
  try {
    await cache?.purge({ tags: [tag] })
  } catch {
    console.warn(JSON.stringify({ requestId, purge: 'refused' }))
  }
}
