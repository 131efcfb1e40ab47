import { EventLists } from '#web/components/event-lists.tsx'
import { Markdown } from '#web/components/markdown.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { phrase, plain } from '#worker/core/text/localized.ts'
import type { Page } from '#worker/domain/events/queries.ts'
import type { PublicOrganization } from '#worker/domain/organizations/public-queries.ts'

interface OrganizationPageProps {
  frame: Frame
  organization: PublicOrganization
  upcoming?: Page | undefined
  past?: Page | undefined
}

function Privacy({ frame, organization }: Pick<OrganizationPageProps, 'frame' | 'organization'>) {
  const t = messages(frame.locale).public.organization
  const notice = phrase(organization.privacyNotice, frame.locale)
  return (
    <section aria-labelledby="privacy">
      <h2 id="privacy">{t.privacy}</h2>
      {notice ? (
        <Markdown text={notice.text} lang={notice.lang === frame.locale ? undefined : notice.lang} />
      ) : (
        <p class="muted">{t.noPrivacy}</p>
      )}
    </section>
  )
}

/** An institution: who it is, the events it hosts, its calendar, what it does with people's details. */
export function OrganizationPage({ frame, organization, upcoming, past }: OrganizationPageProps) {
  const t = messages(frame.locale).public.organization
  const name = plain(organization.name, frame.locale) || organization.shortName
  const path = `/organizations/${organization.slug}`
  return (
    <Document
      frame={frame}
      title={name}
      structured={{
        '@context': 'https://schema.org',
        '@type': 'Organization',
        name,
        url: organization.website ?? `${frame.origin}${path}`,
      }}
      feeds={[{ href: `${path}/calendar.ics`, type: 'text/calendar', title: t.calendar }]}
    >
      <div class="hero">
        {organization.logoKey ? (
          <img class="logo" src={`/files/${organization.logoKey}/320.webp`} alt="" height="64" />
        ) : null}
        <p class="kicker">{organization.shortName}</p>
        <h1>
          <Phrase value={organization.name} locale={frame.locale} order={[]} />
        </h1>
        <ul class="inline-links">
          {organization.website ? (
            <li>
              <a href={organization.website} rel="noopener">
                {t.website}
              </a>
            </li>
          ) : null}
          {organization.contactEmail ? (
            <li>
              {t.contact}: <a href={`mailto:${organization.contactEmail}`}>{organization.contactEmail}</a>
            </li>
          ) : null}
          <li>
            <a href={link(frame, `${path}/calendar`)}>{t.calendar}</a>
          </li>
        </ul>
      </div>
      <EventLists frame={frame} path={path} upcoming={upcoming} past={past} />
      <Privacy frame={frame} organization={organization} />
    </Document>
  )
}
