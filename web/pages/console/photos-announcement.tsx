import { dayInWords } from '#web/components/dates.ts'
import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { LetterPreview } from '#web/components/letter-preview.tsx'
import { link } from '#web/layouts/frame.ts'
import type { Letter } from '#web/mails/letter.tsx'
import { messages } from '#web/messages/messages.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import type { Announcement } from '#worker/domain/galleries/tell.ts'

interface AnnouncementProps extends EventPageProps {
  announcement: Announcement
  /** The mail as it will be read, in each language that somebody reads. */
  letters: readonly { locale: Locale; letter: Letter }[]
}

/** Before registrants are told of the album: to how many, in which languages, and what they will read. */
export function PhotosAnnouncementPage({ announcement, letters, ...page }: AnnouncementProps) {
  const { frame, event } = page
  const { readers, photos, toldAt, asksPin } = announcement
  const { photos: words, shared } = messages(frame.locale)
  const t = words.telling
  const people = readers.reduce((sum, reader) => sum + reader.people, 0)
  const path = `/console/events/${event.slug}/photos`
  const mayTell = toldAt === null && people > 0 && photos > 0 && event.state === 'published'
  return (
    <EventFrame {...page} title={t.title} current="photos">
      <p>
        <a href={link(frame, path)}>{words.back}</a>
      </p>
      {toldAt ? (
        <p class="notice good" role="status">
          {t.told(dayInWords(toldAt, frame.locale, event.timeZone))}
        </p>
      ) : (
        <section class="panel" aria-labelledby="who">
          <h2 id="who">{t.who(people)}</h2>
          {people === 0 ? <p>{t.nobody}</p> : null}
          <ul>
            {readers.map(({ locale, people: some }) => (
              <li>{t.inLanguage(shared.languages[locale], some)}</li>
            ))}
          </ul>
          <p>{photos > 0 ? t.photos(photos) : t.empty}</p>
          {event.state === 'published' ? null : <p>{t.notPublic}</p>}
          {asksPin ? <p>{t.pin}</p> : null}
          <p class="hint">{t.once}</p>
          {mayTell ? (
            <form method="post" action={link(frame, `${path}/announcement`)} class="actions">
              <button type="submit">{t.send(people)}</button>
            </form>
          ) : null}
        </section>
      )}
      {letters.map(({ locale, letter }) => (
        <LetterPreview
          {...{ letter, lang: locale, locale: frame.locale }}
          title={t.mail(shared.languages[locale])}
          subject={t.subject}
        />
      ))}
    </EventFrame>
  )
}
