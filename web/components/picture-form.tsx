import { type Frame, link } from '#web/layouts/frame.ts'
import { colon } from '#web/messages/colon.ts'
import { messages } from '#web/messages/messages.ts'
import { pictureAddress, pictureWidths } from '#worker/core/images/sizes.ts'
import { type ProblemCode, problemStatuses } from '#worker/core/problem.ts'

export interface PictureFormProps {
  frame: Frame
  /** Where the picture is posted, such as `/console/events/x/cover`. */
  action: string
  label: string
  /** The public key of the picture in use, if any. */
  pictureKey: string | null
  /** Whether a newer picture is being processed. */
  isProcessing: boolean
  /** A problem code of the last upload, if it was refused. */
  error: string | null
  /** Before the picture's own address, where a link proves the right to see it. */
  under?: string
}

const isProblemCode = (code: string): code is ProblemCode => code in problemStatuses

function State({ frame, isProcessing, error }: Pick<PictureFormProps, 'frame' | 'isProcessing' | 'error'>) {
  const t = messages(frame.locale)
  if (isProcessing) {
    return (
      <p class="notice" role="status">
        {t.console.picture.processing} <a href={link(frame, frame.path)}>{t.photos.reload}</a>
      </p>
    )
  }
  if (!error || !isProblemCode(error)) return null
  const words = t.shared.problems[error]
  return (
    <p class="notice bad">
      {t.console.picture.refused}
      {colon(frame.locale)}
      {words.title}. {words.next}
    </p>
  )
}

/** Choose, see and replace one picture: a cover, a logo or a portrait. */
export function PictureForm({ frame, action, label, pictureKey, isProcessing, error, under = '' }: PictureFormProps) {
  const t = messages(frame.locale).console.picture
  const [small] = pictureWidths
  return (
    <section class="picture-form" id="picture" aria-label={label}>
      {pictureKey ? (
        <img src={under + pictureAddress(pictureKey, small)} alt={t.current} />
      ) : (
        <p class="muted">{t.none}</p>
      )}
      <State frame={frame} isProcessing={isProcessing} error={error} />
      <form method="post" action={link(frame, action)} enctype="multipart/form-data">
        <div class="field">
          <label for="picture-file">{t.choose}</label>
          <p class="hint" id="picture-hint">
            {t.hint}
          </p>
          <input
            id="picture-file"
            type="file"
            name="picture"
            accept="image/jpeg,image/png,image/webp"
            required
            aria-describedby="picture-hint"
          />
        </div>
        <button type="submit">{pictureKey ? t.replace : t.upload}</button>
      </form>
      {pictureKey || isProcessing || error ? (
        <form method="post" action={link(frame, `${action}/removal`)}>
          <button type="submit" class="quiet">
            {t.remove}
          </button>
        </form>
      ) : null}
    </section>
  )
}
