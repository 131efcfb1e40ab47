import { buildingBridges } from './events/building-bridges.ts'
import { lectureSlug } from './events/opening-lecture.ts'
import { demoOrganiser } from './organizations.ts'
import { album } from './pictures/album.ts'
import { lectureHall } from './pictures/indoors.ts'
import { bridge } from './pictures/outdoors.ts'
import { contentType, fileName, type Picture, render } from './pictures/render.ts'

const covers: readonly (Picture & { slug: string })[] = [
  { slug: buildingBridges.slug, name: 'cover', scene: bridge, drawing: [2000, 860], width: 2400, format: 'jpeg' },
  { slug: lectureSlug, name: 'cover', scene: lectureHall, drawing: [1600, 1067], width: 2400, format: 'jpeg' },
]

/** Begins every upload key of the demo; a picture sent before stays one photo. */
export const keyPrefix = 'demo-picture-'

/** A browser of the demo organiser: every request comes from our own page and carries the sign-in. */
interface Browser {
  origin: string
  cookie: string
}

/** Sends the demo's pictures as a person would: signs in by the mailed code, then uploads each and says what it shows. */
export async function sendPictures(origin: string): Promise<void> {
  const browser = { origin, cookie: await signIn(origin) }
  for (const cover of covers) await sendCover(browser, cover)
  const base = `/console/events/${buildingBridges.slug}/photos`
  for (const picture of album) {
    const answer = await post(browser, `${base}/uploads`, await render(picture), {
      'Content-Type': contentType(picture),
      'X-File-Name': fileName(picture),
      'X-Upload-Key': keyPrefix + picture.name,
    })
    const { id } = (await answer.json()) as { id: string }
    const texts = Object.entries(picture.alt).map(([language, alt]) => [`alt.${language}`, alt])
    await post(browser, `${base}/${id}`, new URLSearchParams(texts))
  }
}

async function sendCover(browser: Browser, cover: Picture & { slug: string }): Promise<void> {
  const form = new FormData()
  form.set('picture', new Blob([await render(cover)], { type: contentType(cover) }), fileName(cover))
  await post(browser, `/console/events/${cover.slug}/cover`, form)
}

async function signIn(origin: string): Promise<string> {
  const signedOut = { origin, cookie: '' }
  const asked = Date.now()
  await post(signedOut, '/sign-in', new URLSearchParams({ email: demoOrganiser }))
  const answer = await post(
    signedOut,
    '/sign-in/code',
    new URLSearchParams({ email: demoOrganiser, code: await mailedCode(origin, asked) }),
  )
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error('the sign-in gave no cookie')
  return cookie
}

interface Mail {
  to: string
  text: string
  sentAt: string | number
}

/** The code of the newest mail to the organiser; the queue may need some seconds for it. */
async function mailedCode(origin: string, asked: number): Promise<string> {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    const mails = (await (await fetch(`${origin}/dev/mail.json`)).json()) as Mail[]
    const mail = mails.find(({ to, sentAt }) => to.includes(demoOrganiser) && new Date(sentAt).getTime() >= asked)
    const code = mail?.text.match(/\b\d{3} ?\d{3}\b/)?.[0]
    if (code) return code
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('no code arrived in the local mailbox')
}

async function post(browser: Browser, path: string, body: BodyInit, headers: Record<string, string> = {}) {
  const answer = await fetch(browser.origin + path, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { Accept: 'application/json', Origin: browser.origin, Cookie: browser.cookie, ...headers },
  })
  if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer
}
