import type { Context } from 'hono'
import { maxPictureBytes } from '#worker/core/images/sizes.ts'
import { Problem, type ProblemCode } from '#worker/core/problem.ts'
import { fileLabel } from '#worker/core/text/file-name.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import { Announcement } from '#worker/domain/galleries/schema.ts'
import { announce, type Uploader } from '#worker/domain/galleries/uploads/room.ts'
import { uploadPhoto } from '#worker/domain/galleries/uploads/upload.ts'
import { announcedLength, filesOf, pictureForm, uploadOf } from '../console/picture-upload.ts'
import type { AppEnv } from '../env.ts'
import { readJson } from '../validate.ts'

/** A whole form is held in memory while it is read; more pictures at once need the script, which sends each by itself. */
const maxFormBytes = 80 * 1024 * 1024

/** Whose pictures come, into which event; the caller has checked the rights. */
export interface Bringing {
  uploader: Uploader
  event: EventRow
}

/** A file of a form that was not taken; `none` where no file was chosen. */
export interface RefusedFile {
  name: string
  code: ProblemCode | 'none'
}

/** Takes the pictures of a form that was sent without script; what is refused is told per file and keeps no other from being taken. */
export async function takeForm<E extends AppEnv>(
  c: Context<E>,
  { uploader, event }: Bringing,
): Promise<{ taken: number; refused: RefusedFile[] }> {
  const form = await pictureForm(c, maxFormBytes)
  const key = String(form.get('key')).slice(0, 64)
  const refused: RefusedFile[] = []
  const files = filesOf(form, 'pictures')
  for (const [index, file] of files.entries()) {
    try {
      await uploadPhoto(ctxOf(c), uploader, event, {
        ...{ ...uploadOf(file), key: `${key}-${index}` },
        fileName: file.name,
      })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refused.push({ name: fileLabel(file.name), code: error.code })
    }
  }
  if (files.length === 0) refused.push({ name: '', code: 'none' })
  return { taken: files.length - refused.length, refused }
}

/** A header that carries any text, percent-encoded; a malformed one is only a poor label. */
function textOf(header: string | undefined): string {
  try {
    return decodeURIComponent(header ?? '')
  } catch {
    return ''
  }
}

/** Answers the island's steps; the caller has checked the rights. */
export const photoSteps = {
  async announce<E extends AppEnv>(c: Context<E>, { uploader, event }: Bringing) {
    const { hashes } = await readJson(c, Announcement)
    return c.json(await announce(ctxOf(c), uploader, event.id, hashes))
  },

  async take<E extends AppEnv>(c: Context<E>, { uploader, event }: Bringing) {
    const bytes = announcedLength(c, maxPictureBytes)
    const body = c.req.raw.body as ReadableStream<Uint8Array> | null
    if (!body) throw new Problem('upload.unsupported')
    const { isNew, id, state } = await uploadPhoto(ctxOf(c), uploader, event, {
      ...{ body, bytes, key: c.req.param('key') ?? '' },
      fileName: textOf(c.req.header('x-file-name')),
    })
    return c.json({ id, state }, isNew ? 201 : 200)
  },
}

const ctxOf = <E extends AppEnv>(c: Context<E>) => (c as unknown as Context<AppEnv>).get('ctx')
