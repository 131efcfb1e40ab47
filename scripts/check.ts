import { buildAssets } from './build.ts'
import { run } from './run.ts'

const tsc = ['--noEmit', '--pretty', 'false']

await buildAssets()
const codes = [
  await run('biome', ['check', '--error-on-warnings', '.']),
  await run('tsc', [...tsc, '-p', 'tsconfig.json']),
  await run('tsc', [...tsc, '-p', 'web/islands/tsconfig.json']),
  await run('knip', []),
  await run('vitest', ['run', '--config', 'tests/vitest.config.ts', 'tests/architecture.test.ts']),
]
process.exit(codes.some((code) => code !== 0) ? 1 : 0)
