import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { parseArgs, promisify } from 'node:util'
import { buildAssets } from './build.ts'
import { openBrowser } from './demo/browser.ts'
import { loadDemo } from './demo/load.ts'
import { demoOrganiser } from './demo/organizations.ts'
import { sendPictures } from './demo/send.ts'
import { sendSlides } from './demo/slides/send.ts'
import { ensureSecret } from './dev-vars.ts'
import { quiet } from './run.ts'

const stateFolder = '.wrangler/state'
const env = { ...process.env, ...quiet }

/** `npm start`: builds, migrates, loads the demo once and serves; ends with Ctrl-C. */
async function start(port: number): Promise<void> {
  const origin = `http://localhost:${port}`
  if (!(await isFree(port))) throw new Error(`Port ${port} is in use. Choose another: npm start -- --port ${port + 1}`)
  ensureSecret('.dev.vars')
  await Promise.all([buildAssets(), migrate()])
  const demo = await loadDemo(stateFolder)
  const server = serve(port, origin)
  if (!(await answers(origin, server))) throw new Error('The server did not start.')
  console.log(`
  Lectern        ${origin}
  Organiser      ${demoOrganiser}, sign in at ${origin}/sign-in
  Mail           ${origin}/dev/mail

  Stop with Ctrl-C. Started again, it keeps its data; npm start -- --fresh begins anew.
`)
  if (demo.lacksPictures || demo.missingSlides.length > 0) {
    await sendFiles(origin, demo)
      .then(() => console.log('  The demo’s slides and pictures are there.\n'))
      .catch((error: unknown) => console.error(`  The demo’s files could not be sent: ${String(error)}\n`))
  }
  const code = await server.ended
  process.exitCode = server.isStopped ? 0 : code
}

async function sendFiles(origin: string, { lacksPictures, missingSlides }: Awaited<ReturnType<typeof loadDemo>>) {
  const browser = await openBrowser(origin)
  await sendSlides(browser, missingSlides)
  if (lacksPictures) await sendPictures(browser)
}

/** Applies the migrations to the embedded database; their output only matters when they fail. */
async function migrate(): Promise<void> {
  await promisify(execFile)('wrangler', ['d1', 'migrations', 'apply', 'DB', '--local'], { env })
}

function serve(port: number, origin: string) {
  const vars = {
    ENVIRONMENT: 'development',
    MAIL_DRIVER: 'local',
    MAIL_FROM: 'Lectern <no-reply@example.org>',
    OWNER_EMAIL: demoOrganiser,
    ORIGIN: origin,
  }
  const child = spawn(
    'wrangler',
    [
      'dev',
      ...['--port', String(port), '--inspector-port', '0', '--log-level', 'error'],
      '--show-interactive-dev-session=false',
      ...Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], env },
  )
  const server = { isRunning: true, isStopped: false, ended: ended(child) }
  server.ended.finally(() => {
    server.isRunning = false
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      server.isStopped = true
      child.kill(signal)
    })
  }
  return server
}

const ended = (child: ChildProcess) =>
  new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .listen(port, 'localhost', () => probe.close(() => resolve(true)))
  })
}

/** Waits for the first answer; false when the server ended before it. */
async function answers(origin: string, server: { isRunning: boolean }): Promise<boolean> {
  while (server.isRunning) {
    if (await fetch(`${origin}/healthz`).catch(() => undefined)) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

const { values } = parseArgs({
  options: { port: { type: 'string', default: '8787' }, fresh: { type: 'boolean', default: false } },
})
if (values.fresh) rmSync(stateFolder, { recursive: true, force: true })
await start(Number(values.port)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
