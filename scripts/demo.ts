import { mkdirSync } from 'node:fs'
import { conferencePath } from './demo/conference.ts'
import { loadConference, loadDemo } from './demo/load.ts'
import { run } from './run.ts'

const stateFolder = '.wrangler/state'

/** Sets of demo data by name, each loaded into the local database. */
const sets: Record<string, () => Promise<string>> = {
  default: async () =>
    (await loadDemo(stateFolder)).loaded
      ? 'The events of the demo are loaded; `npm start` sends their slides and pictures.'
      : 'The database has organizations already, so nothing was loaded.',
  conference: async () => {
    const { loaded } = await loadConference(stateFolder)
    const told = loaded ? 'The generated conference is loaded.' : 'The generated conference is there already.'
    return `${told} With \`npm start\` its schedule is at http://localhost:8787${conferencePath}`
  },
}

const name = process.argv[2] ?? 'default'
const load = sets[name]
if (!load) {
  console.error(`There is no demo set "${name}". There are: ${Object.keys(sets).join(', ')}`)
  process.exit(1)
}
mkdirSync(stateFolder, { recursive: true })
const migrated = await run('wrangler', ['d1', 'migrations', 'apply', 'DB', '--local'])
if (migrated !== 0) process.exit(migrated)
console.log(await load())
