import { createServer, type Socket } from 'node:net'

/** What a connection said after its greeting, and the message as it was received, dots undone. */
export interface SmtpTalk {
  commands: string[]
  message: string
}

/**
 * A small SMTP server in Node that speaks as the recipient's name tells it: `rcpt-550@…` refuses the recipient, `data-451@…`
 * the message, `hangup@…` closes without a word, `silent@…` takes the message and never says so.
 */
export async function startSmtpServer(): Promise<{ port: number; answer: () => Response }> {
  const talks: SmtpTalk[] = []
  const server = createServer((socket) => talks.push(converse(socket)))
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  // The tests end when they are done, not when nobody may connect any more.
  server.unref()
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, answer: () => Response.json(talks.splice(0)) }
}

function converse(socket: Socket): SmtpTalk {
  const talk: SmtpTalk = { commands: [], message: '' }
  let unread = ''
  let isData = false
  let recipient = ''
  socket.on('error', () => undefined)
  socket.write('220 test.example ESMTP\r\n')
  socket.on('data', (bytes) => {
    unread += bytes.toString('utf8')
    for (let end = unread.indexOf('\r\n'); end >= 0; end = unread.indexOf('\r\n')) {
      const line = unread.slice(0, end)
      unread = unread.slice(end + 2)
      if (!isData) talk.commands.push(line)
      if (isData && line !== '.') talk.message += `${line.replace(/^\./, '')}\r\n`
      else if (isData) {
        isData = false
        if (!recipient.startsWith('silent')) socket.write(`${verdict('data', recipient) ?? '250 2.0.0 taken'}\r\n`)
      } else {
        recipient = /^RCPT TO:<([^>]*)>/.exec(line)?.[1] ?? recipient
        isData = reply(socket, line, recipient) === '354'
      }
    }
  })
  return talk
}

const words: Record<string, string> = {
  '421': '4.3.2 try again later',
  '451': '4.7.1 greylisted',
  '550': '5.1.1 no such user',
  '554': '5.7.1 looks like spam',
}

const verdict = (at: 'rcpt' | 'data', recipient: string): string | undefined => {
  const code = new RegExp(`^${at}-(\\d{3})`).exec(recipient)?.[1]
  return code && `${code}-first line\r\n${code} ${words[code]}`
}

function reply(socket: Socket, line: string, recipient: string): string {
  if (/^EHLO/i.test(line)) {
    socket.write('250-test.example\r\n250-AUTH LOGIN PLAIN\r\n250 SIZE 1000000\r\n')
  } else if (/^AUTH PLAIN/i.test(line)) {
    const isKnown = Buffer.from(line.slice(11), 'base64').toString() === '\0user\0password'
    socket.write(isKnown ? '235 2.7.0 welcome\r\n' : '535 5.7.8 wrong password\r\n')
  } else if (/^RCPT/i.test(line) && recipient.startsWith('hangup')) socket.destroy()
  else if (/^RCPT/i.test(line)) socket.write(`${verdict('rcpt', recipient) ?? '250 2.1.5 known'}\r\n`)
  else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
  else if (/^DATA/i.test(line)) {
    socket.write('354 go on\r\n')
    return '354'
  } else socket.write('250 2.0.0 fine\r\n')
  return ''
}
