import { expect, test } from 'vitest'
import { ctx } from '#tests/support/context.ts'
import { propertyOf } from '#tests/support/ics-linter.ts'
import { makeEvent, makeSession } from '#tests/support/make.ts'
import { fetchEntries, pathOfFeed } from '#tests/support/personal-feeds.ts'
import { makePart, makeSpeaker } from '#tests/support/programme.ts'
import { makeRelease } from '#tests/support/release.ts'
import { get, post } from '#tests/support/requests.ts'
import { makeAssistant, makeSpeakingInvitation } from '#tests/support/speaking.ts'
import { linkToken } from '#worker/core/tokens.ts'

const stream = { streamUrl: 'https://stream.example.org/live', streamRule: 'registrants' } as const

/** A speaker with one released session at an event of an organization of its own, and the link to it. */
async function makeTalk(title: string, email: string) {
  const event = await makeEvent()
  const speaker = await makeSpeaker(event.organizationId)
  const endsAt = new Date(event.startsAt.getTime() + 3_600_000)
  const session = await makeSession(event, { title: { en: title }, startsAt: event.startsAt, endsAt, ...stream })
  await makePart(session, speaker)
  await makeRelease(event)
  const invitation = await makeSpeakingInvitation(event, speaker, { email })
  const token = await linkToken(ctx().secret, 'speaking', invitation.id, invitation.version)
  return { speaker, invitation, page: `/speaking/${token}/calendar` }
}

test('a speaker’s own calendar holds what they speak at, and at other institutions too; links there only by their own rule', async () => {
  const email = `prof-${crypto.randomUUID()}@example.org`
  const own = await makeTalk('Own talk', email)
  await makeTalk('Elsewhere', email.toUpperCase())
  await makeTalk('Of somebody else', `other-${crypto.randomUUID()}@example.org`)
  expect((await post(`${own.page}?lang=en`, { alarm: '' })).status).toBe(303)
  const path = await pathOfFeed({ kind: 'speaker', id: own.speaker.id })
  expect(await (await get(`${own.page}?lang=en`)).text()).toContain(`${path}?lang=en`)
  const seen = (await fetchEntries(path)).map((entry) => [
    propertyOf(entry, 'SUMMARY'),
    entry.some((line) => line.includes(stream.streamUrl)),
  ])
  expect(seen.toSorted()).toEqual([
    ['Elsewhere', false],
    ['Own talk', true],
  ])
})

test('an assistant does not get the calendar, whose address would outlive their link', async () => {
  const { invitation } = await makeTalk('Talk', `prof-${crypto.randomUUID()}@example.org`)
  const assistant = await makeAssistant(invitation)
  const page = `/speaking/${await linkToken(ctx().secret, 'assistant', assistant.id, assistant.version)}/calendar`
  expect([(await get(page)).status, (await post(page, {})).status, (await post(`${page}/renewal`, {})).status]).toEqual(
    [403, 403, 403],
  )
})
