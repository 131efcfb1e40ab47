import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { access } from '#tests/support/access-table.ts'
import { ctx } from '#tests/support/context.ts'
import { unique } from '#tests/support/make.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get } from '#tests/support/requests.ts'
import { wholeSitemap } from '#tests/support/sitemap.ts'
import { makeWhole, pathIn } from '#tests/support/whole.ts'
import type { Ctx } from '#worker/core/context.ts'
import { randomKey } from '#worker/core/ids.ts'
import { pictureKey } from '#worker/core/images/sizes.ts'
import { archiveEvent } from '#worker/domain/events/archive.ts'
import { cancelEvent } from '#worker/domain/events/cancel.ts'
import { restoreEvent } from '#worker/domain/events/restore.ts'
import { type EventRow, events } from '#worker/domain/events/table.ts'
import { programmeVersions, sessions, tracks } from '#worker/domain/programme/table.ts'
import { speakers } from '#worker/domain/speakers/table.ts'
import { rooms } from '#worker/domain/venues/table.ts'

/** What everybody may ask of one event. */
const ofEvent = Object.keys(access).filter((route) => /^GET (\/api\/v1)?\/events\/:event/.test(route))

/** The calendars: they tell of a programme that is cancelled too, so that clients strike it through. */
const feeds = ofEvent.filter((route) => route.includes('.ics'))

/** Pages that tell of its programme only, and everything that a release makes. */
const ofProgramme = ofEvent.filter(
  (route) => /\/(schedule|sessions|speakers|changes|calendar$)\b/.test(route) && !feeds.includes(route),
)
const ofReleased = ofEvent.filter((route) => /\/:(session|speaker|track|room)\b/.test(route))

/** Stands in every text of one programme, and nowhere else. */
let word = ''

/** An event with one of everything whose released programme says the word throughout, with a cover and the portrait of its speaker. */
async function makeTold() {
  word = unique('quagga')
  const whole = await makeWhole('Plain')
  const { event, parameters } = whole
  const { db, bucket } = ctx()
  const [name, portraitKey] = [{ en: word }, randomKey()]
  const times = { startsAt: event.startsAt, endsAt: event.endsAt }
  await db.batch([
    db
      .update(sessions)
      .set({ title: name, abstract: name, delegations: [name], ...times })
      .where(eq(sessions.eventId, event.id)),
    db.update(tracks).set({ name }).where(eq(tracks.eventId, event.id)),
    db.update(rooms).set({ name }).where(eq(rooms.id, parameters.room)),
    db
      .update(speakers)
      .set({ name: word, nativeName: word, biography: name, affiliation: name, portraitKey })
      .where(eq(speakers.slug, parameters.speaker)),
    db.update(events).set({ previewOpen: false }).where(eq(events.id, event.id)),
  ])
  const pictures = { cover: event.coverKey ?? '', portrait: portraitKey }
  for (const key of Object.values(pictures)) await bucket.put(pictureKey(key, 'og.jpg'), 'picture')
  await makeRelease(event, name)
  return { whole, pictures }
}

interface State {
  name: string
  /** How a published event gets there. */
  enter: (ctx: Ctx, event: EventRow) => Promise<unknown>
  missing: readonly string[]
  tells: readonly string[]
  cover: number
  portrait: number
  listed: boolean
  /** Whether the feeds of all events and of its organization tell of its programme. */
  feeds: [all: boolean, organization: boolean]
}

const cancel = (ctx: Ctx, event: EventRow) => cancelEvent(ctx, { actorId: 'nobody', event }, [])

const telling = [...ofProgramme, ...feeds, 'GET /events/:event']
const open = {
  missing: [],
  tells: telling,
  cover: 200,
  portrait: 200,
  listed: true,
  feeds: [true, true],
} satisfies Partial<State>

const states: State[] = [
  { name: 'a published event', enter: async () => undefined, ...open },
  {
    name: 'a draft',
    enter: (ctx, event) => ctx.db.update(events).set({ state: 'draft' }).where(eq(events.id, event.id)),
    missing: ofEvent,
    tells: [],
    cover: 404,
    portrait: 404,
    listed: false,
    feeds: [false, false],
  },
  {
    name: 'a cancelled event',
    enter: cancel,
    missing: ofProgramme,
    tells: feeds,
    cover: 200,
    portrait: 404,
    listed: false,
    feeds: [true, true],
  },
  {
    name: 'an archived event',
    enter: (ctx, event) => archiveEvent(ctx, 'nobody', event),
    ...open,
    listed: false,
    feeds: [false, true],
  },
  {
    name: 'an event without a release',
    enter: (ctx, event) => ctx.db.delete(programmeVersions).where(eq(programmeVersions.eventId, event.id)),
    ...open,
    missing: ofReleased,
    tells: [],
    portrait: 404,
    feeds: [false, false],
  },
  {
    name: 'an event that is restored again',
    enter: async (ctx, event) => {
      await cancel(ctx, event)
      await restoreEvent(ctx, { actorId: 'nobody', event: { ...event, state: 'cancelled' } }, [])
    },
    ...open,
  },
]

/** A body with the lines of a calendar unfolded. */
const textOf = async (path: string) => {
  const answer = await get(path)
  return { status: answer.status, text: (await answer.text()).replaceAll('\r\n ', '') }
}

test.each(states)(
  '$name tells of itself and of its programme what its state allows, at every public address (A6)',
  async (state) => {
    const { whole, pictures } = await makeTold()
    const { event, organization } = whole
    await state.enter(ctx(), event)
    const answers: Record<string, unknown> = {}
    for (const route of ofEvent) {
      const { status, text } = await textOf(`${pathIn(whole, route)}?lang=en`)
      answers[route] = [status, text.includes(word)]
    }
    expect(answers).toEqual(
      Object.fromEntries(
        ofEvent.map((route) => [route, [state.missing.includes(route) ? 404 : 200, state.tells.includes(route)]]),
      ),
    )
    for (const [of, key] of Object.entries(pictures)) {
      expect([of, (await get(`/files/${key}/og.jpg`)).status]).toEqual([
        of,
        of === 'cover' ? state.cover : state.portrait,
      ])
    }
    const search = `/?lang=en&q=${event.slug.replaceAll('-', '')}`
    expect((await wholeSitemap()).includes(`/events/${event.slug}`)).toBe(state.listed)
    for (const path of [search, `/organizations/${organization.slug}?lang=en`]) {
      const { text } = await textOf(path)
      expect([path, text.includes(`/events/${event.slug}`), text.includes(word)]).toEqual([path, state.listed, false])
    }
    for (const [index, path] of ['/calendar.ics', `/organizations/${organization.slug}/calendar.ics`].entries()) {
      expect([path, (await textOf(path)).text.includes(word)]).toEqual([path, state.feeds[index]])
    }
  },
)
