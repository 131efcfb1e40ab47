import { Phrase } from '#web/components/phrase.tsx'
import { SpeakerFrame, type SpeakerPageProps } from '#web/components/speaker-frame.tsx'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { contentLanguages } from '#worker/core/text/languages.ts'
import type { ListedSpeaker } from '#worker/domain/speakers/queries.ts'

interface SpeakersProps extends SpeakerPageProps {
  speakers: readonly ListedSpeaker[]
  /** The name that was looked for. */
  query: string
  isFirst: boolean
  /** The address behind which the next page begins. */
  next: string | undefined
}

/** The speakers of an organization by name, to look through or to search. */
export function SpeakersPage({ speakers, query, isFirst, next, ...page }: SpeakersProps) {
  const { frame, organization } = page
  const t = messages(frame.locale).console.speakers
  const path = `/console/organizations/${organization.slug}/speakers`
  const withQuery = (address: string) =>
    query === '' ? link(frame, address) : `${link(frame, address)}&q=${encodeURIComponent(query)}`
  const empty = query === '' && isFirst ? t.empty : t.nobody
  return (
    <SpeakerFrame {...page} title={t.title}>
      <p class="muted">{t.intro}</p>
      <p class="actions">
        <a class="button" href={link(frame, `${path}/new`)}>
          {t.add}
        </a>
      </p>
      <Finder {...{ frame, path, query }} />
      {speakers.length === 0 ? <p class="empty">{empty}</p> : null}
      <ul class="rows">
        {speakers.map((speaker) => (
          <Speaker {...{ frame, path, speaker }} />
        ))}
      </ul>
      {next === undefined && isFirst ? null : (
        <p class="actions">
          {isFirst ? null : <a href={withQuery(path)}>{t.first}</a>}
          {next === undefined ? null : <a href={`${withQuery(path)}&after=${encodeURIComponent(next)}`}>{t.more}</a>}
        </p>
      )}
    </SpeakerFrame>
  )
}

interface PartProps extends Pick<SpeakerPageProps, 'frame'> {
  path: string
}

function Finder({ frame, path, query }: PartProps & { query: string }) {
  const t = messages(frame.locale).console.speakers
  return (
    <search>
      <form method="get" action={path} class="inline-form speaker-finder">
        <input type="hidden" name="lang" value={frame.locale} />
        <div class="field">
          <label for="q">{t.search}</label>
          <input id="q" name="q" type="search" value={query} maxlength={100} autocomplete="off" />
        </div>
        <button type="submit" class="secondary">
          {t.find}
        </button>
        {query === '' ? null : <a href={link(frame, path)}>{t.all}</a>}
      </form>
    </search>
  )
}

function Speaker({ frame, path, speaker }: PartProps & { speaker: ListedSpeaker }) {
  const t = messages(frame.locale).console.speakers
  return (
    <li>
      <div class="what">
        <a class="title" href={link(frame, `${path}/${speaker.slug}`)}>
          {speaker.name}
        </a>
        {speaker.nativeName ? <> {speaker.nativeName}</> : null}
        <span class="details">
          <Phrase value={speaker.affiliation} locale={frame.locale} order={contentLanguages} />
        </span>
      </div>
      <span class="badge">{speaker.events === 0 ? t.nowhere : t.contributesTo(speaker.events)}</span>
    </li>
  )
}
