import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

/** The product's configuration with the bench's entry in the place of its own. */
export function benchConfig(): string {
  const folder = '.wrangler/bench'
  mkdirSync(folder, { recursive: true })
  const config = readFileSync('wrangler.toml', 'utf8')
    .replace('"worker/index.ts"', '"../../tests/bench/worker.ts"')
    .replace('"dist/public"', '"../../dist/public"')
    .replace('"migrations"', '"../../migrations"')
  writeFileSync(`${folder}/wrangler.toml`, config)
  return `${folder}/wrangler.toml`
}
