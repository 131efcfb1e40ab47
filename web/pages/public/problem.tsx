import { Search } from '#web/components/search.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { ProblemCode } from '#worker/core/problem.ts'

/** A refusal as a page: what it is, and what to do next. `reference` is the request id of an unexpected failure. */
export function ProblemPage({
  frame,
  code,
  reference,
}: {
  frame: Frame
  code: ProblemCode | 'unexpected'
  reference?: string
}) {
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
        <p>
          <a class="button secondary" href={link(frame, '/')}>
            {t.shared.startPage}
          </a>
        </p>
      </div>
    </Document>
  )
}
