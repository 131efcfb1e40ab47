import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

function written(name: string, config: string): string {
  const folder = '.wrangler/bench'
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/${name}.toml`, config)
  return `${folder}/${name}.toml`
}

const withEntry = () =>
  readFileSync('wrangler.toml', 'utf8')
    .replace('"worker/index.ts"', '"../../tests/bench/worker.ts"')
    .replace('"dist/public"', '"../../dist/public"')
    .replace('"migrations"', '"../../migrations"')

/** The product's configuration with the bench's entry in the place of its own. */
export const benchConfig = (): string => written('whole', withEntry())

/** The same without the assets: their router stands before the Worker, on this machine in the same thread. */
export const doorConfig = (): string =>
  written('door', withEntry().replace('[assets]\ndirectory = "../../dist/public"\n', ''))
