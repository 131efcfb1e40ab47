import { PostButton } from '#web/components/event-frame.tsx'
import { fileSize } from '#web/components/file-size.ts'
import { MaterialState } from '#web/components/material-state.tsx'
import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { isProblemCode } from '#worker/core/problem.ts'
import { downloadPath } from '#worker/domain/materials/address.ts'
import type { MaterialDetail } from '#worker/domain/materials/queries.ts'
import type { VersionRow } from '#worker/domain/materials/table.ts'

interface VersionsProps extends Pick<MaterialDetail, 'material' | 'versions'> {
  frame: Frame
  path: string
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

/** Every version with its state; each checked one may be opened, and brought back. */
export function MaterialVersions({ frame, path, material, versions }: VersionsProps) {
  const { locale } = frame
  const t = messages(locale).materials
  if (versions.length === 0) return null
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t.versions}</h2>
      <ul class="material-list">
        {versions.map((version) => (
          <li>
            <span class="person">{version.fileName}</span>
            <span class="about">
              {t.version(version.number)} · {fileSize(version.bytes, locale)}
            </span>
            <MaterialState locale={locale} state={version.state} />
            <Why frame={frame} version={version} />
            {version.type ? <a href={downloadPath({ ...version, type: version.type })}>{t.download}</a> : null}
            {version.id === material.currentVersionId ? <span>{t.current}</span> : null}
            {version.state === 'ready' && version.id !== material.currentVersionId ? (
              <PostButton
                frame={frame}
                path={`${path}/versions/${version.id}/restoration`}
                label={t.bringBack}
                about={`${t.bringBack}: ${t.version(version.number)}`}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
