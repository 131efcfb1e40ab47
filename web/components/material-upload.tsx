import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { maxFileBytes, maxFormFileBytes } from '#worker/domain/materials/limits.ts'
import { fileSize } from './file-size.ts'

interface MaterialUploadProps {
  frame: Frame
  /** The material's own address, of an organiser or of a speaker: under it lie `/file` and `/uploads`. */
  path: string
  materialId: string
}

/** A form for one file; the island sends it in parts that survive a lost network and a closed page. */
export function MaterialUpload({ frame, path, materialId }: MaterialUploadProps) {
  const { file: t, progress } = messages(frame.locale).materials
  return (
    <section class="panel" aria-labelledby="file-title">
      <h2 id="file-title">{t.title}</h2>
      <material-upload
        data-uploads={`${path}/uploads`}
        data-material={materialId}
        data-done={link(frame, `${path}?done=uploaded`)}
        data-max-bytes={String(maxFileBytes)}
        data-reading={progress.reading}
        data-sending={progress.sending}
        data-speed={progress.speed}
        data-seconds={progress.seconds}
        data-minutes={progress.minutes}
        data-pause={progress.pause}
        data-resume={progress.resume}
        data-paused={progress.paused}
        data-offline={progress.offline}
        data-finishing={progress.finishing}
        data-too-large={progress.tooLarge}
        data-failed={progress.failed}
        data-cancel={progress.cancel}
        data-cancelled={link(frame, `${path}?done=cancelled`)}
      >
        <form method="post" action={link(frame, `${path}/file`)} enctype="multipart/form-data">
          <div class="field">
            <label for="file">{t.choose}</label>
            <p class="hint" id="file-hint">
              {t.limits(fileSize(maxFileBytes, frame.locale), fileSize(maxFormFileBytes, frame.locale))}
            </p>
            <input id="file" type="file" name="file" aria-describedby="file-hint" />
          </div>
          <button type="submit">{t.upload}</button>
        </form>
      </material-upload>
    </section>
  )
}
