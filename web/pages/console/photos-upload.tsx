import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { PhotosConsoleProps } from './photos.tsx'

/** One form for many pictures; the island sends each by itself, with its own bar. */
export function UploadForm({ frame, event, formKey }: PhotosConsoleProps) {
  const t = messages(frame.locale).console.photos
  const path = `/console/events/${event.slug}/photos`
  return (
    <section class="panel" aria-labelledby="add">
      <h2 id="add">{t.add}</h2>
      <p>{t.intro}</p>
      <photo-upload
        data-uploads={link(frame, `${path}/uploads`)}
        data-progress={link(frame, `${path}/progress`)}
        data-uploaded={t.progress.total}
        data-waiting={t.progress.waiting}
        data-sending={t.progress.sending}
        data-sent={t.progress.sent}
        data-again={t.progress.again}
        data-failed={t.progress.failed}
        data-retry={t.progress.retry}
        data-too-large={t.progress.tooLarge}
        data-processing-one={t.progress.processing.one}
        data-processing-other={t.progress.processing.other}
        data-ready={t.progress.ready}
        data-show={t.progress.show}
      >
        <form method="post" action={link(frame, path)} enctype="multipart/form-data">
          <input type="hidden" name="key" value={formKey} />
          <div class="field">
            <label for="pictures">{t.drop}</label>
            <p class="hint" id="pictures-hint">
              {t.chooseHint}
            </p>
            <input
              id="pictures"
              type="file"
              name="pictures"
              multiple
              accept="image/jpeg,image/png,image/webp"
              aria-describedby="pictures-hint"
            />
          </div>
          <button type="submit">{t.upload}</button>
        </form>
      </photo-upload>
    </section>
  )
}
