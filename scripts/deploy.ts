import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildAssets } from './build.ts'
import { deployedOrigin, secretsToStore, storedNames, withPrivateFile } from './deploy/secrets.ts'
import { quiet, run } from './run.ts'

/** What wrangler says about the stored secrets; their values never leave Cloudflare. */
const listSecrets = () =>
  new Promise<{ code: number; output: string }>((resolve) => {
    const env = { ...process.env, ...quiet }
    execFile('wrangler', ['secret', 'list', '--format', 'json'], { env }, (error, stdout, stderr) =>
      resolve(error ? { code: 1, output: stdout + stderr } : { code: 0, output: stdout }),
    )
  })

/** Throws rather than exits, so that files with secrets are removed. */
async function must(command: Promise<number>): Promise<void> {
  if ((await command) !== 0) throw new Error('wrangler has failed; what it said stands above.')
}

/** Deploys with the secrets that are missing; answers the address that wrangler names. */
const deployWith = (secrets: Record<string, string>) =>
  withPrivateFile(JSON.stringify(secrets), (file) =>
    withPrivateFile('', async (output) => {
      const args = Object.keys(secrets).length > 0 ? ['--secrets-file', file] : []
      await must(run('wrangler', ['deploy', ...args], { WRANGLER_OUTPUT_FILE_PATH: output }))
      return deployedOrigin(readFileSync(output, 'utf8'))
    }),
  )

const storeOrigin = (origin: string) =>
  withPrivateFile(JSON.stringify({ ORIGIN: origin }), (file) => must(run('wrangler', ['secret', 'bulk', file])))

async function deploy(): Promise<void> {
  const answer = await listSecrets()
  const stored = storedNames(answer)
  if (!stored) {
    throw new Error(
      `${answer.output}\nThe stored secrets could not be read, so nothing was deployed. Is wrangler signed in? (npx wrangler login)`,
    )
  }
  const secrets = secretsToStore(stored, process.env)
  const deployed = await deployWith(secrets)
  // Only now: the first deployment has made the database. CI answers the question whether to apply.
  await must(run('wrangler', ['d1', 'migrations', 'apply', 'DB', '--remote'], { CI: 'true' }))
  const isAddressKnown = stored.includes('ORIGIN') || 'ORIGIN' in secrets
  if (!isAddressKnown && deployed) await storeOrigin(deployed)
  printNextSteps(secrets.ORIGIN ?? deployed, [...stored, ...Object.keys(secrets)])
}

function printNextSteps(origin: string | undefined, known: readonly string[]): void {
  console.log(`\nDeployed${origin ? `: ${origin}` : '.'}\n`)
  if (!origin && !known.includes('ORIGIN'))
    console.log('No address was found: run again with ORIGIN=https://… npm run deploy')
  if (!known.includes('OWNER_EMAIL')) console.log('Nobody owns it yet: run again with OWNER_EMAIL=you@… npm run deploy')
  console.log('The first owner signs in by the address that `npm run sign-in-link -- --remote` prints.')
  if (!known.includes('MAIL_DRIVER'))
    console.log('Mail waits in the outbox until MAIL_DRIVER is set; see README, "Mail".')
}

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } })
await buildAssets()
if (values['dry-run']) process.exitCode = await run('wrangler', ['deploy', '--dry-run'])
else
  await deploy().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
