import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { ProblemCode } from '#worker/core/problem.ts'

/** A file of a form that was not taken; `none` where no file was chosen. */
interface RefusedPicture {
  name: string
  code: ProblemCode | 'none'
}

/** What became of the form that was sent last. */
export interface UploadNews {
  refused: readonly RefusedPicture[]
  uploaded: number
}

interface PhotoUploadProps {
  frame: Frame
  /** Where pictures go: the form to this address, single ones under its `/uploads`. */
  path: string
  /** Makes a form that is sent twice upload nothing twice. */
  formKey: string
}

/** How many pictures of the last form were taken, and which were not. */
export function UploadOutcome({ frame, refused, uploaded }: UploadNews & { frame: Frame }) {
  const { photos: t, shared } = messages(frame.locale)
  return (
    <>
      {uploaded > 0 ? (
        <p class="notice good" role="status">
          {t.uploaded(uploaded)}
        </p>
      ) : null}
      {refused.length > 0 ? (
        <div class="notice bad" role="alert">
          <p>{t.refusedFiles}</p>
          <ul>
            {refused.map(({ name, code }) =>
              code === 'none' ? (
                <li>{t.noFile}</li>
              ) : (
                <li>
                  <strong>{name}</strong>: {shared.problems[code].title}. {shared.problems[code].next}
                </li>
              ),
            )}
          </ul>
        </div>
      ) : null}
    </>
  )
}

/** One form for many pictures; the island sends each by itself, keeps what has not come yet, and goes on after a reload. */
export function PhotoUpload({ frame, path, formKey }: PhotoUploadProps) {
  const t = messages(frame.locale).photos.upload
  const words = {
    ...{ 'data-total': t.total, 'data-left': t.left, 'data-waiting': t.waiting, 'data-reading': t.reading },
    ...{ 'data-sending': t.sending, 'data-sent': t.sent, 'data-known': t.known, 'data-again': t.again },
    ...{ 'data-offline': t.offline, 'data-failed': t.failed, 'data-retry': t.retry },
    ...{ 'data-retry-all': t.retryAll, 'data-not-taken': t.notTaken },
    ...{ 'data-forget': t.forget, 'data-resumed': t.resumed, 'data-too-large': t.tooLarge, 'data-no-room': t.noRoom },
    ...{ 'data-beyond-room': t.beyondRoom, 'data-ready': t.ready, 'data-show': t.show },
    ...{ 'data-preparing-one': t.preparingOne, 'data-preparing-other': t.preparingOther },
  }
  return (
    <photo-upload
      data-uploads={link(frame, `${path}/uploads`)}
      data-progress={link(frame, `${path}/progress`)}
      {...words}
    >
      <form method="post" action={link(frame, path)} enctype="multipart/form-data">
        <input type="hidden" name="key" value={formKey} />
        <div class="field">
          <label for="pictures">{t.drop}</label>
          <p class="hint" id="pictures-hint">
            {t.hint}
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
        <button type="submit">{t.send}</button>
      </form>
    </photo-upload>
  )
}
