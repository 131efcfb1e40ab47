import { Search } from '#web/components/search.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { ProblemCode } from '#worker/core/problem.ts'

interface ProblemProps {
  frame: Frame
  code: ProblemCode | 'unexpected'
  /** What was asked for: an organiser goes on in the console, not on the public pages. */
  path: string
  /** The request id of an unexpected failure. */
  reference?: string
}

/** Where to go on after a refusal. */
function waysOn({ frame, code, path }: ProblemProps): { href: string; label: string }[] {
  const { shared, console: texts } = messages(frame.locale)
  if (!/^\/console(\/|$)/.test(path) || code === 'auth.required') return [{ href: '/', label: shared.startPage }]
  const [event] = /^\/console\/events\/[^/]+/.exec(path) ?? []
  const isThere = event && event !== path && code !== 'not_found' && code !== 'auth.forbidden'
  return [
    ...(isThere ? [{ href: event, label: shared.backToEvent }] : []),
    { href: '/console', label: texts.home.title },
  ]
}

/** A refusal as a page: what it is, and what to do next. */
export function ProblemPage(props: ProblemProps) {
  const { frame, code, reference } = props
  const t = messages(frame.locale)
  const words = t.shared.problems[code]
  return (
    <Document frame={frame} title={words.title} unlisted>
      <div class="narrow">
        <h1>{words.title}</h1>
        <p>
          {words.next} {reference ? <code>{reference}</code> : null}
        </p>
        {code === 'not_found' ? <Search frame={frame} query="" /> : null}
        <p class="actions">
          {waysOn(props).map(({ href, label }) => (
            <a class="button secondary" href={link(frame, href)}>
              {label}
            </a>
          ))}
        </p>
      </div>
    </Document>
  )
}
