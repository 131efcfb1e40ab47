import { buildAssets } from './build.ts'
import { run } from './run.ts'

await buildAssets()
process.exit(await run('vitest', ['run', '--config', 'tests/vitest.config.ts', ...process.argv.slice(2)]))
