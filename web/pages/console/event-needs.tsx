import type { EventPageProps } from '#web/components/event-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { type Capability, may } from '#worker/domain/organizations/rules.ts'
import type { Releasable } from '#worker/domain/programme/releasable.ts'
import { type NeedCounts, type NeedName, needNames } from '#worker/domain/registrations/needs.ts'

/** Where each need is seen to and who may open that; the figures of offers and lines name nobody, so all on the event see them. */
const ways = {
  removals: { path: '/photos/removals', opens: 'photos.manage', sees: 'photos.manage' },
  offers: { path: '/registrations#open-offers', opens: 'registrations.read', sees: 'view' },
  notice: { path: '/mails', opens: 'registrations.read', sees: 'registrations.read' },
  failed: { path: '/mails?state=failed', opens: 'registrations.read', sees: 'registrations.read' },
  bounced: { path: '/mails?state=bounced', opens: 'registrations.read', sees: 'registrations.read' },
  overdue: { path: '/speaking?show=late', opens: 'programme.edit', sees: 'programme.edit' },
  declined: { path: '/speaking?show=declined', opens: 'programme.edit', sees: 'view' },
  suggested: { path: '/speaking/suggestions', opens: 'programme.edit', sees: 'programme.edit' },
  undecided: { path: '/registrations?state=pending#list', opens: 'registrations.manage', sees: 'registrations.manage' },
  unannounced: {
    path: '/registrations/announcement',
    opens: 'registrations.manage',
    sees: 'registrations.manage',
  },
  unanswered: { path: '/invitations?state=invited', opens: 'registrations.manage', sees: 'registrations.manage' },
  waiting: { path: '/registrations?state=waitlisted#list', opens: 'registrations.read', sees: 'view' },
} as const satisfies Record<NeedName, { path: string; opens: Capability; sees: Capability }>

interface NeedsProps extends EventPageProps {
  needed: NeedCounts | undefined
  draft: Pick<Releasable, 'newest' | 'changes' | 'isSame'>
}

/** What wants a hand, each with its number and the way there; nothing where nothing does. */
export function Needs({ needed, draft, frame, event, role }: NeedsProps) {
  const { needs: t, console: texts } = messages(frame.locale)
  const path = `/console/events/${event.slug}`
  const seen = needNames.filter((name) => may(role, ways[name].sees) && (needed?.[name] ?? 0) > 0)
  const isOn = event.state === 'published' && event.endsAt > frame.now
  const isUnreleased = may(role, 'programme.edit') && isOn && draft.newest > 0 && !draft.isSame
  if (seen.length === 0 && !isUnreleased) return null
  return (
    <section class="panel" aria-labelledby="needs">
      <h2 id="needs">{t.title}</h2>
      <ul class="needs">
        {seen.map((name) => {
          const words = t.lines[name](needed?.[name] ?? 0)
          return (
            <li>{may(role, ways[name].opens) ? <a href={link(frame, path + ways[name].path)}>{words}</a> : words}</li>
          )
        })}
        {isUnreleased ? (
          <li>
            <a href={link(frame, `${path}/releases`)}>{texts.releases.differs(draft.newest, draft.changes.length)}</a>
          </li>
        ) : null}
      </ul>
    </section>
  )
}
