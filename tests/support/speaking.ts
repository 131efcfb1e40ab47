import { eq } from 'drizzle-orm'
import { uuidv7 } from '#worker/core/ids.ts'
import { mailboxOf } from '#worker/core/text/mailbox.ts'
import { linkToken } from '#worker/core/tokens.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { beginUpload } from '#worker/domain/materials/upload.ts'
import { getSpeakingLink } from '#worker/domain/programme/speaking/link.ts'
import { suggest } from '#worker/domain/programme/speaking/suggest.ts'
import {
  type SpeakingAssistantRow,
  type SpeakingInvitationRow,
  type SpeakingSettingsRow,
  type SpeakingSuggestionRow,
  speakingAssistants,
  speakingConsents,
  speakingInvitations,
  speakingParts,
  speakingSettings,
  speakingSuggestions,
  wantedItems,
} from '#worker/domain/programme/speaking/table.ts'
import { uploadPortrait } from '#worker/domain/speakers/portrait.ts'
import { type SpeakerRow, speakers } from '#worker/domain/speakers/table.ts'
import { processPortrait } from '#worker/jobs/images.ts'
import { ctx } from './context.ts'
import { held } from './galleries.ts'
import { makeEvent, makeSession, unique } from './make.ts'
import { makeFile, makeMaterial } from './materials.ts'
import { pictures, upload } from './pictures.ts'
import { makePart, makeSpeaker } from './programme.ts'

/** What an event asks of its speakers. */
export async function makeSettings(event: { id: string }, values: Partial<SpeakingSettingsRow> = {}): Promise<void> {
  await ctx()
    .db.insert(speakingSettings)
    .values({ eventId: event.id, wanted: ['answer'], message: {}, updatedAt: new Date(), ...values })
}

/** A speaker's link to one event. */
export async function makeSpeakingInvitation(
  event: { id: string },
  speaker: { id: string },
  values: Partial<SpeakingInvitationRow> = {},
): Promise<SpeakingInvitationRow> {
  const now = new Date()
  const email = values.email ?? `${unique('speaker')}@example.org`
  const [row] = await ctx()
    .db.insert(speakingInvitations)
    .values({
      id: uuidv7(now),
      eventId: event.id,
      speakerId: speaker.id,
      email,
      mailbox: mailboxOf(email) ?? email,
      locale: 'en',
      createdAt: now,
      updatedAt: now,
      ...values,
    })
    .returning()
  if (!row) throw new Error('no invitation')
  return row
}

/** Somebody who works for the speaker. */
export async function makeAssistant(
  invitation: { id: string },
  values: Partial<SpeakingAssistantRow> = {},
): Promise<SpeakingAssistantRow> {
  const now = new Date()
  const email = values.email ?? `${unique('assistant')}@example.org`
  const [row] = await ctx()
    .db.insert(speakingAssistants)
    .values({
      id: uuidv7(now),
      invitationId: invitation.id,
      name: 'Test Assistant',
      email,
      mailbox: mailboxOf(email) ?? email,
      locale: 'en',
      createdAt: now,
      ...values,
    })
    .returning()
  if (!row) throw new Error('no assistant')
  return row
}

/** Another title that a speaker would rather have. */
export async function makeSuggestion(
  {
    event,
    session,
    speaker,
    invitation,
  }: Pick<Awaited<ReturnType<typeof makeSpeaking>>, 'event' | 'session' | 'speaker' | 'invitation'>,
  values: Partial<SpeakingSuggestionRow> = {},
): Promise<SpeakingSuggestionRow> {
  const now = new Date()
  const [row] = await ctx()
    .db.insert(speakingSuggestions)
    .values({
      id: uuidv7(now),
      eventId: event.id,
      sessionId: session.id,
      speakerId: speaker.id,
      title: { en: 'A better talk' },
      suggestedBy: invitation.id,
      state: 'open',
      createdAt: now,
      ...values,
    })
    .returning()
  if (!row) throw new Error('no suggestion')
  return row
}

type Link = { id: string; version: number }

export const speakingToken = ({ id, version }: Link) => linkToken(ctx().secret, 'speaking', id, version)

export const assistantToken = ({ id, version }: Link) => linkToken(ctx().secret, 'assistant', id, version)

/** Everything that a speaker, their assistant and the organiser may have said of a session, each text of which is `text`; yields the link's token and what was suggested. */
export async function makeSaid(event: { id: string }, sessionId: string, speakerId: string, text: string) {
  const now = new Date()
  const { db } = ctx()
  const invitation = await makeSpeakingInvitation(event, { id: speakerId })
  const of = { eventId: event.id, speakerId }
  const said = { en: text }
  const suggestion = uuidv7(now)
  await makeAssistant(invitation, { name: text })
  await db.batch([
    db.insert(speakingSettings).values({ eventId: event.id, wanted: [...wantedItems], message: said, updatedAt: now }),
    db
      .insert(speakingParts)
      .values({ ...of, sessionId, answer: 'confirmed', answerNote: text, needs: text, updatedAt: now }),
    db.insert(speakingSuggestions).values({
      ...of,
      id: suggestion,
      sessionId,
      ...{ title: said, abstract: said, note: text, reason: text },
      suggestedBy: invitation.id,
      state: 'open',
      createdAt: now,
    }),
    db.insert(speakingConsents).values({
      ...of,
      ...{ id: uuidv7(now), purpose: 'recording', isGiven: true, text, locale: 'en', givenBy: text, createdAt: now },
    }),
  ])
  return { token: await speakingToken(invitation), suggestion }
}

/** A speaker with one talk at an event, and the link to it. */
export async function makeSpeaking(values: Parameters<typeof makeEvent>[0] = {}, of?: EventRow) {
  const event = of ?? (await makeEvent(values))
  const speaker = await makeSpeaker(event.organizationId)
  const session = await makeSession(event, { startsAt: event.startsAt, endsAt: event.endsAt })
  await makePart(session, speaker)
  const invitation = await makeSpeakingInvitation(event, speaker)
  return { event, speaker, session, invitation, token: await speakingToken(invitation) }
}

/** A shown portrait for a speaker; yields its public key. */
async function makePortrait(speaker: SpeakerRow): Promise<string> {
  await uploadPortrait(held(), { actorId: 'nobody' }, speaker, upload(pictures.jpeg))
  await processPortrait(ctx(), speaker.id, 1)
  const [row] = await ctx().db.select().from(speakers).where(eq(speakers.id, speaker.id))
  return row?.portraitKey ?? ''
}

/** What fills the parameters of the organiser's routes about a speaker's link or suggestion. */
export function speakingConsoleValues(event: EventRow) {
  const made = makeSpeaking({}, event)
  return {
    speaker: async () => (await made).speaker.slug,
    invitation: async () => (await made).invitation.id,
    assistant: async () => (await makeAssistant((await made).invitation)).id,
    suggestion: async () => (await makeSuggestion(await made)).id,
  }
}

/** What fills the parameters of a route behind a speaker's link, each made when it is asked for. */
export function speakingValues(event: EventRow) {
  const made = makeSpeaking({}, event)
  const material = made.then(({ session, invitation }) =>
    makeMaterial(event, { sessionId: session.id, addedBy: invitation.id }),
  )
  return {
    token: async () => (await made).token,
    session: async () => {
      const { session, speaker, token } = await made
      const link = await getSpeakingLink(ctx(), token)
      await suggest(ctx(), link, session.id, { title: { en: speaker.name }, abstract: null, note: null })
      return session.id
    },
    assistant: async () => (await makeAssistant((await made).invitation)).id,
    material: async () => (await material).id,
    upload: async () => {
      const { invitation } = await made
      const change = { actorId: invitation.id, event, materialId: (await material).id }
      return beginUpload(ctx(), change, { fileName: 'slides.pdf', bytes: 9 })
    },
    part: () => '1',
    key: async () => makePortrait((await made).speaker),
    file: async () => `material-${(await makeFile(event, { sessionId: (await made).session.id })).publicKey}`,
  }
}
