import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { buildAssets } from '#scripts/build.ts'

const names = globSync('tests/bench/*.bench.ts').map((file) => basename(file, '.bench.ts'))
const name = process.argv[2] ?? ''
if (!names.includes(name)) {
  console.error(`Say which: npm run bench -- ${names.join(' | ')}`)
  process.exit(2)
}
await buildAssets()
const { default: bench } = (await import(`./${name}.bench.ts`)) as { default: () => Promise<void> }
await bench()
process.exit(0)
