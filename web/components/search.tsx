import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'

/** The search over all events; its results stand on the start page. */
export const Search = ({ frame, query }: { frame: Frame; query: string }) => {
  const t = messages(frame.locale).public.start
  return (
    <search>
      <form class="search" method="get" action="/">
        <input type="hidden" name="lang" value={frame.locale} />
        <label for="q">{t.searchLabel}</label>
        <div class="search-row">
          <input id="q" name="q" type="search" value={query} maxlength={100} autocomplete="off" />
          <button type="submit">{t.search}</button>
        </div>
      </form>
    </search>
  )
}
