import { demoOrganiser } from './organizations.ts'

/** A browser of the demo organiser: every request comes from our own page and carries the sign-in. */
export interface Browser {
  origin: string
  cookie: string
}

/** Signs the demo organiser in by the mailed code. */
export async function openBrowser(origin: string): Promise<Browser> {
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
  return { origin, cookie }
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

const sending =
  (method: 'POST' | 'PUT') =>
  async (browser: Browser, path: string, body: BodyInit, headers: Record<string, string> = {}) => {
    const answer = await fetch(browser.origin + path, {
      method,
      body,
      redirect: 'manual',
      headers: { Accept: 'application/json', Origin: browser.origin, Cookie: browser.cookie, ...headers },
    })
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }

/** Posts from our own page. Throws what is refused. */
export const post = sending('POST')

/** The same with PUT: one file by its key. */
export const put = sending('PUT')
