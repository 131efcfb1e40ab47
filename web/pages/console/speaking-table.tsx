import type { EventPageProps } from '#web/components/event-frame.tsx'
import { ItemCell, LinkBadge } from '#web/components/speaking-badges.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { Board, Standing } from '#worker/domain/programme/speaking/board.ts'
import { wantedItems } from '#worker/domain/programme/speaking/table.ts'

type TableProps = EventPageProps & Pick<Board, 'settings'> & { standings: readonly Standing[] }

/** Speakers and what each has delivered: a table that scrolls in its own box, with the names in sight. */
export function SpeakingTable({ settings, standings, ...page }: TableProps) {
  const t = messages(page.frame.locale).speakingConsole
  const items = wantedItems.filter((item) => item === 'answer' || settings.wanted.includes(item))
  return (
    <section class="table-box speaking-board" aria-label={t.list} tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.columns.name}</th>
            <th scope="col">{t.columns.link}</th>
            {items.map((item) => (
              <th scope="col">{t.items[item]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {standings.map((one) => (
            <tr>
              <Name {...page} one={one} />
              <td>
                <LinkBadge locale={page.frame.locale} {...one} />
              </td>
              {items.map((item) => (
                <td>
                  <ItemCell locale={page.frame.locale} item={item} {...one} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Name({ frame, event, one: { speaker, sessions, delivered } }: EventPageProps & { one: Standing }) {
  const t = messages(frame.locale).speakingConsole
  const titles = sessions.map(({ title }) => plain(title, frame.locale, event.languages))
  return (
    <th scope="row">
      <a href={link(frame, `/console/events/${event.slug}/speaking/speakers/${speaker.slug}`)}>{speaker.name}</a>
      <span class="remark">{delivered.length > 0 ? titles.join(' · ') : t.one.noSessions}</span>
    </th>
  )
}
