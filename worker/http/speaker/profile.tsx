import { type Context, Hono } from 'hono'
import type { TwoVersions } from '#web/components/conflict.tsx'
import { ProfilePage } from '#web/pages/speaker/profile.tsx'
import { organizationTag } from '#worker/core/edge-cache.ts'
import type { FormState } from '#worker/core/form.ts'
import { maxPictureBytes } from '#worker/core/images/sizes.ts'
import { Problem } from '#worker/core/problem.ts'
import { actorOf, getSpeakingLink } from '#worker/domain/programme/speaking/link.ts'
import { formOfSpeaker } from '#worker/domain/speakers/form.ts'
import { checkPortraits, removePortrait, uploadPortrait } from '#worker/domain/speakers/portrait.ts'
import { filesOf, pictureForm, uploadOf } from '#worker/http/console/picture-upload.ts'
import { saveSpeaker } from '#worker/http/console/save-speaker.ts'
import { isPictureName, sendPicture } from '#worker/http/files/pictures.ts'
import { purge } from '#worker/http/middleware/caching.ts'
import { limitBody, limitByAddress } from '#worker/http/middleware/limits.ts'
import { backTo, partScope, type SpeakingEnv, speakingPage, speakingScope } from './scope.tsx'

const base = '/speaking/:token'
const limited = limitByAddress('LIMIT_REGISTRATION')

/** The picture and what the form adds around it. */
const maxFormBytes = maxPictureBytes + 64 * 1024

interface Shown {
  form: FormState
  conflict?: TwoVersions
}

const page = (c: Context<SpeakingEnv>, shown: Shown) => <ProfilePage {...speakingPage(c)} {...shown} />

const find = (c: Context<SpeakingEnv>) => getSpeakingLink(c.var.ctx, c.req.param('token') ?? '')

export default new Hono<SpeakingEnv>()
  .get(`${base}/profile`, speakingScope, partScope, (c) =>
    c.html(page(c, { form: formOfSpeaker(c.var.speaking.speaker) })),
  )
  .post(`${base}/profile`, limited, limitBody(512 * 1024), speakingScope, partScope, async (c) => {
    const { ctx, speaking } = c.var
    const saved = await saveSpeaker(c, { ctx, ...actorOf(speaking), find: () => find(c) })
    if (saved === 'saved') return backTo(c, '/profile', 'profile')
    const { status, ...refused } = saved
    return c.html(page(c, refused), status)
  })
  .post(`${base}/profile/portrait`, limited, speakingScope, partScope, async (c) => {
    const { ctx, speaking } = c.var
    await checkPortraits(ctx, speaking.speaker.id)
    const [file] = filesOf(await pictureForm(c, maxFormBytes), 'picture')
    if (!file) throw new Problem('upload.unsupported')
    await uploadPortrait(ctx, actorOf(speaking), speaking.speaker, uploadOf(file))
    return backTo(c, '/profile#picture', 'portrait')
  })
  .post(`${base}/profile/portrait/removal`, limited, speakingScope, partScope, async (c) => {
    const { ctx, speaking } = c.var
    await removePortrait(ctx, actorOf(speaking), speaking.speaker)
    await purge(c, organizationTag(speaking.organization.id))
    return backTo(c, '/profile#picture', 'profile')
  })
  /** The speaker's own portrait, before the programme shows it to anybody. */
  .get(`${base}/files/:key/:name`, speakingScope, (c) => {
    const { key, name } = c.req.param()
    if (c.var.speaking.speaker.portraitKey !== key || !isPictureName(name)) throw new Problem('not_found')
    return sendPicture(c as unknown as Parameters<typeof sendPicture>[0], key, name)
  })
