import { connect } from 'cloudflare:sockets'
import { Buffer } from 'node:buffer'
import type { Delivery } from './driver.ts'
import type { SmtpServer } from './smtp.ts'

interface Envelope {
  from: string
  to: string
  message: string
}

interface Reply {
  code: number
  text: string
}

/** A server on this machine may be spoken to in the clear; to any other nothing is said before TLS. */
const isOwnMachine = (host: string) => host === 'localhost' || host === '127.0.0.1'

/** What a server said instead of yes; `isFinal` where it refused this mail or this recipient for good. */
class Refused extends Error {
  readonly isFinal: boolean
  constructor({ code, text }: Reply, about: 'mail' | 'session') {
    super(text)
    // A session that is refused is a matter of set-up, which can be repaired while the mail waits.
    this.isFinal = about === 'mail' && code >= 500 && ![530, 535, 538].includes(code)
  }
}

/** One connection: lines out, replies in (RFC 5321 §4.2). */
class Line {
  #socket: Socket
  #reader: ReadableStreamDefaultReader<Uint8Array>
  #writer: WritableStreamDefaultWriter<Uint8Array>
  #unread = ''
  #isCut = false

  constructor(socket: Socket) {
    this.#socket = socket
    this.#reader = socket.readable.getReader()
    this.#writer = socket.writable.getWriter()
  }

  async write(text: string): Promise<void> {
    await this.#writer.write(Buffer.from(text))
  }

  /** The next reply, its lines joined; a server that hangs up is an error at once. */
  async reply(): Promise<Reply> {
    for (;;) {
      const [whole, code] = /^(?:\d{3}-[^\n]*\n)*(\d{3})(?: [^\n]*)?\r?\n/.exec(this.#unread) ?? []
      if (whole && code) {
        this.#unread = this.#unread.slice(whole.length)
        const lines = whole.trim().split(/\r?\n/)
        return { code: Number(code), text: `${code} ${lines.map((line) => line.slice(4)).join(' ')}` }
      }
      const { done, value } = await this.#reader.read()
      if (done) throw new Error('the mail server hung up')
      this.#unread += Buffer.from(value).toString('utf8')
      if (this.#unread.length > 65_536) throw new Error('the mail server does not speak SMTP')
    }
  }

  /** Says a command and gives the reply; any other than those of the expected hundred is a refusal. */
  async ask(command: string, expected: 2 | 3, about: 'mail' | 'session' = 'session'): Promise<Reply> {
    await this.write(`${command}\r\n`)
    const reply = await this.reply()
    if (Math.floor(reply.code / 100) !== expected) throw new Refused(reply, about)
    return reply
  }

  /** The same connection, encrypted from here on; what was said before is forgotten (RFC 3207 §4.2). */
  encrypted(): Line {
    this.#reader.releaseLock()
    this.#writer.releaseLock()
    return new Line(this.#socket.startTls())
  }

  /** Ends the connection at once; whoever waits for a reply gets an error. */
  async cut(): Promise<void> {
    this.#isCut = true
    await this.#socket.close().catch(() => undefined)
  }

  async close(): Promise<void> {
    if (!this.#isCut) await this.write('QUIT\r\n').catch(() => undefined)
    await this.cut()
  }
}

const offers = (reply: Reply, keyword: string) => new RegExp(`(^|\\s)${keyword}(\\s|=|$)`, 'i').test(reply.text)

interface Opening {
  server: SmtpServer
  /** Who we say we are: the sender's domain. */
  name: string
  onEncrypted: (line: Line) => void
}

/** Greets, encrypts and signs in; gives what the server can do, and tells of the line that is encrypted. */
async function open(line: Line, { server, name, onEncrypted }: Opening): Promise<Reply> {
  const greeting = await line.reply()
  if (greeting.code !== 220) throw new Refused(greeting, 'session')
  let abilities = await line.ask(`EHLO ${name}`, 2)
  let current = line
  if (server.port !== 465 && !isOwnMachine(server.host)) {
    if (!offers(abilities, 'STARTTLS')) throw new Error('the mail server offers no encryption')
    await current.ask('STARTTLS', 2)
    current = line.encrypted()
    onEncrypted(current)
    abilities = await current.ask(`EHLO ${name}`, 2)
  }
  await signIn(current, server, abilities)
  return abilities
}

async function signIn(line: Line, { username, password }: SmtpServer, abilities: Reply): Promise<void> {
  if (username === undefined || password === undefined) return
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  if (/\bAUTH\b[^\n]*\bPLAIN\b/i.test(abilities.text)) {
    await line.ask(`AUTH PLAIN ${base64(`\0${username}\0${password}`)}`, 2)
    return
  }
  await line.ask('AUTH LOGIN', 3)
  await line.ask(base64(username), 3)
  await line.ask(base64(password), 2)
}

/** A line that begins with a dot gets another (RFC 5321 §4.5.2): none can end the mail early. */
const dotStuffed = (message: string) => message.replace(/^\./gm, '..')

async function say(line: Line, abilities: Reply, { from, to, message }: Envelope): Promise<void> {
  const isInternational = /[^\x20-\x7e]/.test(to)
  if (isInternational && !offers(abilities, 'SMTPUTF8')) {
    throw new Refused({ code: 550, text: 'the mail server takes no address with such letters' }, 'mail')
  }
  await line.ask(`MAIL FROM:<${from}>${isInternational ? ' SMTPUTF8' : ''}`, 2)
  await line.ask(`RCPT TO:<${to}>`, 2, 'mail')
  await line.ask('DATA', 3, 'mail')
  await line.ask(`${dotStuffed(message)}.`, 2, 'mail')
}

/** Less than a drain waits: a connection that nobody waits for would count among the few that a Worker may have. */
const patienceMilliseconds = 9000

/** Hands one message for one recipient to a server: TLS from the first byte on port 465, by STARTTLS on any other. */
export async function handOver(
  server: SmtpServer,
  envelope: Envelope,
  patience = patienceMilliseconds,
): Promise<Delivery> {
  const secureTransport = server.port === 465 ? 'on' : isOwnMachine(server.host) ? 'off' : 'starttls'
  let line = new Line(connect({ hostname: server.host, port: server.port }, { secureTransport, allowHalfOpen: false }))
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    void line.cut()
  }, patience)
  try {
    const name = envelope.from.slice(envelope.from.lastIndexOf('@') + 1)
    const onEncrypted = (encrypted: Line) => {
      line = encrypted
    }
    const abilities = await open(line, { server, name, onEncrypted })
    await say(line, abilities, envelope)
    return { result: 'sent' }
  } catch (error) {
    if (isLate) return { result: 'temporary', words: `no answer within ${patience / 1000} s` }
    const isFinal = error instanceof Refused && error.isFinal
    return {
      result: isFinal ? 'permanent' : 'temporary',
      words: error instanceof Error ? error.message : String(error),
    }
  } finally {
    clearTimeout(timer)
    await line.close()
  }
}
