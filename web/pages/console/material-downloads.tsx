import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { MaterialDetail } from '#worker/domain/materials/queries.ts'

/** How often each version was fetched on the last days on which any was. */
export function MaterialDownloads({ frame, downloads }: { frame: Frame; downloads: MaterialDetail['downloads'] }) {
  if (downloads.length === 0) return null
  const t = messages(frame.locale).materials
  const date = new Intl.DateTimeFormat(frame.locale, { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <div>
      <h2 id="downloads">{t.downloadsTitle}</h2>
      <section class="table-box" aria-labelledby="downloads" tabindex={0}>
        <table>
          <thead>
            <tr>
              {[t.day, t.versionHead, t.columns.downloads].map((head) => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {downloads.map(({ day, number, downloads }) => (
              <tr>
                <th scope="row">{date.format(new Date(day))}</th>
                <td>{number}</td>
                <td>{downloads}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="muted">{t.downloadsNote}</p>
    </div>
  )
}
