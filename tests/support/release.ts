import type { Localized } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { releaseProgramme } from '#worker/domain/programme/release.ts'
import { releasesStatement } from '#worker/domain/programme/versions.ts'
import { ctx } from './context.ts'
import { makeAccount } from './make.ts'

/** Releases the draft of an event as its next version. */
export async function makeRelease(event: Pick<EventRow, 'id' | 'organizationId'>, note: Localized = {}): Promise<void> {
  const { id: actorId } = await makeAccount()
  const [newest] = await releasesStatement(ctx(), event.id)
  await releaseProgramme(ctx(), { actorId, event, note, seen: newest?.number ?? 0 })
}
