import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { phrase } from '#worker/core/text/localized.ts'
import type { Host } from '#worker/domain/events/queries.ts'

/** The hosts in protocol order: logo or short name, full name where there is room, role. */
export function Hosts({ frame, hosts }: { frame: Frame; hosts: readonly Host[] }) {
  const t = messages(frame.locale).public.event
  return (
    <ul class="hosts" aria-label={t.hosts}>
      {hosts.map((host) => {
        const name = phrase(host.name, frame.locale)
        return (
          <li>
            <a href={link(frame, `/organizations/${host.slug}`)}>
              {host.logoKey ? (
                <img src={`/files/${host.logoKey}/320.webp`} alt={host.shortName} height="40" />
              ) : (
                <strong>{host.shortName}</strong>
              )}{' '}
              {name && name.text !== host.shortName ? (
                <span class="host-name" {...(name.lang === frame.locale ? {} : { lang: name.lang })}>
                  {name.text}
                </span>
              ) : null}
            </a>
            <span class="host-role">{t.hostRoles[host.role]}</span>
          </li>
        )
      })}
    </ul>
  )
}
