import type { Frame } from '#web/layouts/frame.ts'

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
}

/** Choose, see and replace one picture: a cover or a logo. */
export const PictureForm = (_props: PictureFormProps) => null
