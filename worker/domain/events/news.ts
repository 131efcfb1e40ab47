import type { EventRow, NoticeRow } from './table.ts'

const minute = 60_000

/** How long after the last edit registrants are told: whoever corrects a slip tells nobody of it. In milliseconds. */
export const quietFor = 10 * minute

/** A start that moves by less is no news. In milliseconds. */
export const newsFrom = 15 * minute

/** What registrants plan by. */
export type Known = Pick<EventRow, 'startsAt' | 'place' | 'onlineUrl'>

/** The same as they knew it before. */
export type Before = Pick<NoticeRow, 'fromStartsAt' | 'fromPlace' | 'fromOnlineUrl' | 'fromKinds'>

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What there is to tell of an event as it stands now. */
export const newsOf = ({ fromStartsAt, fromPlace, fromOnlineUrl }: Omit<Before, 'fromKinds'>, event: Known) => ({
  isMoved: Math.abs(event.startsAt.getTime() - fromStartsAt.getTime()) >= newsFrom,
  isElsewhere: !same(event.place, fromPlace) || event.onlineUrl !== fromOnlineUrl,
})

/** Whether an edit is one that registrants may have to be told of. */
export const wantsNotice = (event: Known & Pick<EventRow, 'state' | 'endsAt'>, next: Known, now: Date): boolean =>
  event.state === 'published' &&
  event.endsAt > now &&
  !same([event.startsAt, event.place, event.onlineUrl], [next.startsAt, next.place, next.onlineUrl])
