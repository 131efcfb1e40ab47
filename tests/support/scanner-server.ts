import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'

/** What the scanner was sent. */
export interface ScannerCall {
  authorization: string
  length: string
  sha256: string
}

/**
 * A virus scanner in Node that answers by what the file says: `VIRUS` is infected, `HARD TO TELL` unsure, `SLEEPS` gets 503 the
 * first time, `TALKS` an answer that is none; everything else is clean.
 */
export async function startScannerServer(): Promise<{ port: number; answer: () => Response }> {
  const calls: ScannerCall[] = []
  const asleep = new Set<string>()
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const sha256 = createHash('sha256').update(body).digest('hex')
    const { authorization = '', 'content-length': length = '' } = request.headers
    calls.push({ authorization, length, sha256 })
    const text = body.toString('latin1')
    if (text.includes('SLEEPS') && !asleep.has(sha256)) {
      asleep.add(sha256)
      response.writeHead(503).end()
      return
    }
    if (text.includes('TALKS')) response.end('all well')
    else response.end(JSON.stringify({ verdict: verdictOn(text) }))
  })
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  // The tests end when they are done, not when nobody may connect any more.
  server.unref()
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, answer: () => Response.json(calls.splice(0)) }
}

const verdictOn = (text: string) => {
  if (text.includes('VIRUS')) return 'infected'
  return text.includes('HARD TO TELL') ? 'unsure' : 'clean'
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
