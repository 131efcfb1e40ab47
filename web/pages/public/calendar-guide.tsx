import { Document } from '#web/layouts/document.tsx'
import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'

/** How to subscribe, program by program, and what each does then. */
export function CalendarGuidePage({ frame }: { frame: Frame }) {
  const t = messages(frame.locale).calendars.guide
  return (
    <Document frame={frame} title={t.title} description={t.description}>
      <article class="calendar-guide">
        <h1>{t.title}</h1>
        <p class="lead">{t.intro}</p>
        {t.clients.map(({ id, name, steps, does }) => (
          <section aria-labelledby={id}>
            <h2 id={id}>{name}</h2>
            <ol>
              {steps.map((step) => (
                <li>{step}</li>
              ))}
            </ol>
            <p>
              <strong>{t.does}</strong> {does}
            </p>
          </section>
        ))}
        <section aria-labelledby="file">
          <h2 id="file">{t.fileTitle}</h2>
          <p>{t.file}</p>
        </section>
        <section aria-labelledby="own">
          <h2 id="own">{t.secretTitle}</h2>
          <p>{t.secret}</p>
        </section>
      </article>
    </Document>
  )
}
