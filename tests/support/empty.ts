import { isNotNull, isNull } from 'drizzle-orm'
import { accounts, signIns } from '#worker/domain/accounts/table.ts'
import { personalFeeds } from '#worker/domain/calendars/personal/table.ts'
import { events } from '#worker/domain/events/table.ts'
import { members } from '#worker/domain/organizations/table.ts'
import { programmeVersions } from '#worker/domain/programme/table.ts'
import { invitations } from '#worker/domain/registrations/invitations/table.ts'
import { offers, registrations } from '#worker/domain/registrations/table.ts'
import { ctx } from './context.ts'

/** Takes all accounts away, and from other tests' rows what names one: the installation is as on its first day. */
export async function emptyAccounts(): Promise<void> {
  const { db } = ctx()
  await db.batch([
    db.update(programmeVersions).set({ releasedBy: null }),
    db.update(registrations).set({ decidedBy: null }),
    db.update(offers).set({ madeBy: null }),
    db.delete(invitations),
    db.delete(personalFeeds).where(isNotNull(personalFeeds.accountId)),
    db.delete(signIns),
    db.delete(members),
    db.delete(accounts),
  ])
}

/** Takes other tests' events out of all lists, which hold only so many. */
export async function emptyLists(): Promise<void> {
  const { db, now } = ctx()
  await db.update(events).set({ archivedAt: now }).where(isNull(events.archivedAt))
}
