import type { Child } from 'hono/jsx'
import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { isProblemCode } from '#worker/core/problem.ts'
import type { VersionRow } from '#worker/domain/materials/table.ts'
import { fileSize } from './file-size.ts'
import { MaterialState } from './material-state.tsx'

interface MaterialVersionsProps {
  frame: Frame
  versions: readonly VersionRow[]
  currentVersionId: string | null
  /** Where its file lies for the reader; nothing where it is not theirs to open. */
  addressOf: (version: VersionRow) => string | null | undefined
  /** What the reader may do with one. */
  actionOf?: (version: VersionRow) => Child
}

function Why({ frame, version }: { frame: Frame; version: VersionRow }) {
  if (!version.error || !isProblemCode(version.error)) return null
  const { title, next } = messages(frame.locale).shared.problems[version.error]
  return (
    <p class="fault">
      {title}. {next}
    </p>
  )
}

/** Every version of a material with its state, and why one was refused. */
export function MaterialVersions({ frame, versions, currentVersionId, addressOf, actionOf }: MaterialVersionsProps) {
  const { locale } = frame
  const t = messages(locale).materials
  if (versions.length === 0) return null
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t.versions}</h2>
      <ul class="material-list">
        {versions.map((version) => {
          const address = addressOf(version)
          return (
            <li>
              <span class="person">{version.fileName}</span>
              <span class="about">
                {t.version(version.number)} · {fileSize(version.bytes, locale)}
              </span>
              <MaterialState locale={locale} state={version.state} />
              <Why frame={frame} version={version} />
              {address ? (
                <a href={address} download>
                  {t.download}
                </a>
              ) : null}
              {version.id === currentVersionId ? <span class="muted">{t.current}</span> : null}
              {actionOf?.(version)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
