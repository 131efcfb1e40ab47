import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { Invitation } from '#worker/domain/events/invitations.ts'
import type { OrganizationRow } from '#worker/domain/organizations/table.ts'
import { PostButton } from './event-frame.tsx'
import { Start } from './event-rows.tsx'
import { Phrase } from './phrase.tsx'

type Asked = Pick<OrganizationRow, 'id' | 'slug' | 'shortName'>

interface InvitationsProps {
  frame: Frame
  /** Those that the reader may answer for. */
  organizations: readonly Asked[]
  invitations: readonly Invitation[]
}

/** The invitations that wait for an answer, each with both answers; nothing where there are none. */
export function Invitations({ frame, organizations, invitations }: InvitationsProps) {
  const t = messages(frame.locale).console.coHosting
  const rows = invitations.flatMap((invitation) =>
    organizations
      .filter(({ id }) => id === invitation.organizationId)
      .map((asked) => <Row frame={frame} asked={asked} invitation={invitation} />),
  )
  return rows.length === 0 ? null : (
    <section class="panel">
      <h2>{t.invitations}</h2>
      <p class="muted">{t.invitationsHint}</p>
      <ul class="rows">{rows}</ul>
    </section>
  )
}

function Row({ frame, asked, invitation }: { frame: Frame; asked: Asked; invitation: Invitation }) {
  const { locale } = frame
  const { console: words, public: shown } = messages(locale)
  const t = words.coHosting
  const { title, languages, inviter, role } = invitation
  const path = `/console/organizations/${asked.slug}/invitations/${invitation.slug}`
  const name = plain(title, locale, languages)
  return (
    <li>
      <div class="what">
        <span class="title">
          <Phrase value={title} locale={locale} order={languages} />
        </span>
        <span class="details">
          <Start frame={frame} event={invitation} />
        </span>
        <span class="details">{t.asked(inviter, asked.shortName, shown.event.hostRoles[role])}</span>
      </div>
      <div class="actions">
        <PostButton
          frame={frame}
          path={`${path}/acceptance`}
          label={t.accept}
          look="primary"
          about={words.event.ofHost(t.accept, name)}
        />
        <PostButton
          frame={frame}
          path={`${path}/refusal`}
          label={t.decline}
          about={words.event.ofHost(t.decline, name)}
        />
      </div>
    </li>
  )
}
