import { CalendarButtons } from '#web/components/calendar-buttons.tsx'
import { Hosts } from '#web/components/hosts.tsx'
import { Markdown } from '#web/components/markdown.tsx'
import { MaterialList } from '#web/components/material-list.tsx'
import { PhotoThumbnails } from '#web/components/photo-thumbnails.tsx'
import { Phrase } from '#web/components/phrase.tsx'
import { Places } from '#web/components/places.tsx'
import { When } from '#web/components/when.tsx'
import { Document } from '#web/layouts/document.tsx'
import { messages } from '#web/messages/messages.ts'
import { phrase, plain } from '#worker/core/text/localized.ts'
import { Banners } from './event-banners.tsx'
import { Programme } from './event-programme.tsx'
import { type EventView, eventPath } from './event-view.ts'
import { structuredEvent } from './structured-event.ts'

/** The first screen on a phone: what, when, where, by whom, how many places, one button. */
function Head(view: EventView) {
  const { frame, event, hosts, availability } = view
  const t = messages(frame.locale).public.event
  const texts = { locale: frame.locale, order: event.languages }
  return (
    <header class="event-head">
      <p class="kicker">{t.kinds[event.kind]}</p>
      <h1>
        <Phrase value={event.title} {...texts} />
      </h1>
      <When startsAt={event.startsAt} endsAt={event.endsAt} zone={event.timeZone} locale={frame.locale} />
      {Object.keys(event.place).length > 0 ? (
        <p class="place">
          <Phrase value={event.place} {...texts} />
        </p>
      ) : null}
      {event.onlineUrl && event.onlineRule === 'always' ? (
        <p class="place">
          <a href={event.onlineUrl} rel="noopener">
            {t.online}
          </a>
        </p>
      ) : null}
      <Hosts frame={frame} hosts={hosts} />
      {event.state === 'draft' ? null : (
        <Places
          frame={frame}
          slug={event.slug}
          zone={event.timeZone}
          languages={event.languages}
          availability={availability}
        />
      )}
    </header>
  )
}

const coverWidths = [320, 800, 1600, 2400]

const Cover = ({ frame, event }: EventView) =>
  event.coverKey ? (
    <img
      class="cover"
      src={`/files/${event.coverKey}/800.webp`}
      srcset={coverWidths.map((width) => `/files/${event.coverKey}/${width}.webp ${width}w`).join(', ')}
      sizes="(min-width: 64rem) 29rem, 100vw"
      alt={plain(event.coverAlt, frame.locale, event.languages)}
    />
  ) : null

/** What it is about: the summary as a lead, the description in Markdown. */
function About({ frame, event }: EventView) {
  const t = messages(frame.locale).public.event
  const summary = phrase(event.summary, frame.locale, event.languages)
  const description = phrase(event.description, frame.locale, event.languages)
  if (!summary && !description) return null
  return (
    <section aria-labelledby="about">
      <h2 id="about">{t.about}</h2>
      {summary ? (
        <p class="lead">
          <Phrase value={event.summary} locale={frame.locale} order={event.languages} />
        </p>
      ) : null}
      {description ? (
        <Markdown text={description.text} lang={description.lang === frame.locale ? undefined : description.lang} />
      ) : null}
    </section>
  )
}

function Contact({ frame, event }: EventView) {
  const t = messages(frame.locale).public.event
  return event.contactEmail ? (
    <section aria-labelledby="contact">
      <h2 id="contact">{t.contact}</h2>
      <p>
        {t.contactNext} <a href={`mailto:${event.contactEmail}`}>{event.contactEmail}</a>
      </p>
    </section>
  ) : null
}

/** An event as everybody sees it; a draft only through its preview address. */
export function EventPage(view: EventView) {
  const { frame, event, preview } = view
  const title = plain(event.title, frame.locale, event.languages)
  const feed = `${eventPath(event)}/calendar.ics`
  return (
    <Document
      frame={frame}
      title={title}
      description={plain(event.summary, frame.locale, event.languages)}
      {...(event.coverKey && !preview ? { image: `${frame.origin}/files/${event.coverKey}/og.jpg` } : {})}
      {...(preview
        ? { unlisted: true }
        : { structured: structuredEvent(view), feeds: [{ href: feed, type: 'text/calendar', title }] })}
      islands={preview ? [] : ['places-left.js', 'copy-text.js']}
    >
      <article class="event">
        <Banners {...view} />
        <div class="event-first">
          <Head {...view} />
          <Cover {...view} />
        </div>
        <div class="event-body">
          <div>
            <About {...view} />
            <Programme {...view} />
            <MaterialList {...{ frame, event }} materials={view.materials} />
            <PhotoThumbnails {...view} />
          </div>
          <aside>
            {preview ? null : (
              <CalendarButtons
                frame={frame}
                path={feed}
                name={title}
                {...(event.state === 'published' ? { more: `${eventPath(event)}/calendar` } : {})}
              />
            )}
            <Contact {...view} />
          </aside>
        </div>
      </article>
    </Document>
  )
}
