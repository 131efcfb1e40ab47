import { PostButton } from '#web/components/event-frame.tsx'
import { fileSize } from '#web/components/file-size.ts'
import type { Frame } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { MaterialDetail } from '#worker/domain/materials/queries.ts'

interface OpenUploadsProps {
  frame: Frame
  path: string
  uploads: MaterialDetail['uploads']
  /** Who reads the page; another's upload is named, not cancelled. */
  reader: string
}

/** The files that are on their way, or were left half-way. */
export function OpenUploads({ frame, path, uploads, reader }: OpenUploadsProps) {
  const t = messages(frame.locale).materials
  if (uploads.length === 0) return null
  return (
    <section aria-labelledby="on-its-way">
      <h2 id="on-its-way">{t.onItsWay}</h2>
      <ul class="material-list">
        {uploads.map(({ id, fileName, bytes, uploadedBy }) => (
          <li>
            <span class="person">{fileName}</span>
            <span class="about">{fileSize(bytes, frame.locale)}</span>
            {uploadedBy === reader ? (
              <>
                <span>{t.continueNext}</span>
                <PostButton
                  frame={frame}
                  path={`${path}/uploads/${id}/cancellation`}
                  label={t.cancel}
                  about={`${t.cancel}: ${fileName}`}
                />
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
