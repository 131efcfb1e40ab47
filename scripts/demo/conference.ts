import { eq } from 'drizzle-orm'
import type { Ctx, Statement } from '#worker/core/context.ts'
import { uuidv7 } from '#worker/core/ids.ts'
import { everyText } from '#worker/core/text/localized.ts'
import { accounts } from '#worker/domain/accounts/table.ts'
import { auditStatement } from '#worker/domain/audit/record.ts'
import { wordStatements } from '#worker/domain/events/search.ts'
import { eventHosts, events } from '#worker/domain/events/table.ts'
import { members, organizations } from '#worker/domain/organizations/table.ts'
import { placeKindStatement } from '#worker/domain/registrations/capacity.ts'
import { dates } from './conference-programme.ts'
import { conferenceProgrammeStatements } from './conference-rows.ts'
import { demoNote } from './notes.ts'
import { demoOrganiser, privacyNotice } from './organizations.ts'
import { releaseNew } from './release.ts'
import { timeOf, timeZone } from './times.ts'

export const conferenceSlug = 'demo-conference'

/** Where its schedule is. */
export const conferencePath = `/events/${conferenceSlug}/schedule?lang=en`

const texts = {
  title: {
    en: 'Demo: a conference of three days',
    vi: 'Minh họa: hội nghị ba ngày',
    fr: 'Démo\u00a0: une conférence de trois jours',
  },
  summary: {
    en: 'A generated conference: 300 sessions, 400 speakers, 12 rooms in two venues, to see how the pages bear it.',
    vi: 'Một hội nghị được tạo tự động: 300 phiên, 400 diễn giả, 12 phòng ở hai địa điểm, để thử sức các trang.',
    fr: 'Une conférence générée\u00a0: 300 séances, 400 intervenants, 12 salles sur deux sites, pour voir comment les pages la portent.',
  },
  description: {
    en: 'Nothing of this takes place and nobody in it exists.',
    vi: 'Không điều gì ở đây diễn ra thật và không ai trong đây có thật.',
    fr: 'Rien de tout cela n’a lieu et personne n’y existe.',
  },
  place: {
    en: 'Example Campus (demo value)',
    vi: 'Khuôn viên Ví dụ (dữ liệu minh họa)',
    fr: 'Campus Exemple (valeur de démonstration)',
  },
}

interface Ids {
  event: string
  organization: string
  owner: string
}

const officeName = {
  en: 'Demo Conference Office',
  vi: 'Ban Tổ chức Hội nghị Minh họa',
  fr: 'Bureau de la conférence de démonstration',
}

/** The organization that holds it, owned by the account of the demo. */
const organizationStatements = (ctx: Ctx, { organization, owner }: Ids): [Statement, ...Statement[]] => [
  ctx.db.insert(organizations).values({
    id: organization,
    slug: 'demo-conference-office',
    name: officeName,
    shortName: 'DCO',
    privacyNotice,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }),
  ctx.db
    .insert(members)
    .values({ id: uuidv7(ctx.now), organizationId: organization, accountId: owner, role: 'owner', createdAt: ctx.now }),
]

const eventStatement = (ctx: Ctx, { event: id, organization: organizationId }: Ids) =>
  ctx.db.insert(events).values({
    ...texts,
    id,
    organizationId,
    slug: conferenceSlug,
    kind: 'conference',
    state: 'published',
    languages: ['en', 'vi', 'fr'],
    coverAlt: {},
    demoNote,
    timeZone,
    startsAt: timeOf({ slug: conferenceSlug, date: dates[0] }, '09:00'),
    endsAt: timeOf({ slug: conferenceSlug, date: dates[2] }, '17:00'),
    accent: '#1d4e89',
    uid: `${id}@lectern`,
    publishedAt: ctx.now,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  })

/** The event, published, with what belongs to it besides its programme. */
function eventStatements(ctx: Ctx, ids: Ids): Statement[] {
  const { event: eventId, organization: organizationId, owner: actorId } = ids
  const entry = { actorId, subjectId: eventId, organizationId, eventId }
  return [
    eventStatement(ctx, ids),
    ctx.db.insert(eventHosts).values({ eventId, organizationId, role: 'host', position: 0, acceptedAt: ctx.now }),
    placeKindStatement(ctx, eventId, 1000),
    ...wordStatements(ctx, { ...texts, id: eventId }, everyText(officeName)),
    auditStatement(ctx, { action: 'event.created', ...entry }),
    auditStatement(ctx, { action: 'event.published', ...entry }),
  ]
}

/** The account of the demo's owner, made where it is not there. */
async function ownerOf(ctx: Ctx): Promise<string> {
  const [, [owner]] = await ctx.db.batch([
    ctx.db
      .insert(accounts)
      .values({
        id: uuidv7(ctx.now),
        email: demoOrganiser,
        mailbox: demoOrganiser,
        name: 'Demo Organiser',
        locale: 'en',
        createdAt: ctx.now,
      })
      .onConflictDoNothing(),
    ctx.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.mailbox, demoOrganiser)),
  ])
  if (!owner) throw new Error('the account of the demo is missing')
  return owner.id
}

async function write(ctx: Ctx): Promise<void> {
  const ids = { event: uuidv7(ctx.now), organization: uuidv7(ctx.now), owner: await ownerOf(ctx) }
  await ctx.db.batch([
    ...organizationStatements(ctx, ids),
    ...eventStatements(ctx, ids),
    ...conferenceProgrammeStatements(ctx, ids),
  ])
}

/** Writes the generated conference and releases its programme; one that is there is left as it is. */
export async function makeConference(ctx: Ctx): Promise<{ loaded: boolean }> {
  const [known] = await ctx.db.select({ id: events.id }).from(events).where(eq(events.slug, conferenceSlug))
  if (!known) await write(ctx)
  await releaseNew(ctx, [conferenceSlug])
  return { loaded: !known }
}
