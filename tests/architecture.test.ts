import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { transformSync } from 'esbuild'
import { expect, test } from 'vitest'

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '')
const source = (file: string) => readFileSync(file, 'utf8')
const code = files.filter((file) => /\.(ts|tsx|css|sql)$/.test(file))
const typescript = code.filter((file) => /\.tsx?$/.test(file))

const nouns = [
  'mail',
  'audit',
  'accounts',
  'organizations',
  'venues',
  'speakers',
  'events',
  'programme',
  'materials',
  'registrations',
  'checkin',
  'galleries',
  'calendars',
]

interface Import {
  from: string
  to: string
  isTypeOnly: boolean
}

/** The imports of our own files, as paths from the root. */
function importsOf(file: string): Import[] {
  const text = source(file)
  const found = [...text.matchAll(/(?:import|export)\s+(type\s+)?([^'"]*?)\s*from\s*['"]([^'"]+)['"]/g)].map(
    (match) => ({
      specifier: match[3] ?? '',
      isTypeOnly: match[1] !== undefined || /^\{(\s*type\s+\w+(\s+as\s+\w+)?\s*,?)+\s*\}$/.test(match[2] ?? ''),
    }),
  )
  const dynamic = [...text.matchAll(/import\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => ({
    specifier: match[1] ?? '',
    isTypeOnly: false,
  }))
  return [...found, ...dynamic]
    .filter(({ specifier }) => specifier.startsWith('#') || specifier.startsWith('.'))
    .map(({ specifier, isTypeOnly }) => ({
      from: file,
      to: specifier.startsWith('#') ? specifier.slice(1) : join(dirname(file), specifier),
      isTypeOnly,
    }))
}

const layerOf = (file: string): string =>
  file.match(/^worker\/(core|domain|live|http|jobs)\//)?.[1] ??
  (file.startsWith('web/islands/')
    ? 'islands'
    : file.startsWith('web/')
      ? 'web'
      : file === 'worker/env.ts'
        ? 'env'
        : 'entry')

const layers: Record<string, readonly string[]> = {
  core: ['core'],
  domain: ['core', 'domain'],
  live: ['core', 'domain', 'live', 'env'],
  web: ['core', 'domain', 'web'],
  islands: ['islands'],
  http: ['core', 'domain', 'live', 'web', 'http', 'env'],
  jobs: ['core', 'domain', 'live', 'web', 'jobs', 'env'],
  entry: ['core', 'domain', 'live', 'web', 'http', 'jobs', 'env', 'entry'],
  env: [],
}

const imports = typescript.filter((file) => /^(worker|web)\//.test(file)).flatMap(importsOf)
const show = ({ from, to }: Import) => `${from} → ${to}`

test('imports point one way: core ← domain ← web ← http, jobs', () => {
  const wrong = imports.filter(
    ({ from, to, isTypeOnly }) =>
      !to.startsWith('dist/') &&
      !layers[layerOf(from)]?.includes(layerOf(to)) &&
      !(isTypeOnly && layerOf(from) === 'islands'),
  )
  expect(wrong.map(show)).toEqual([])
})

test('a noun imports only nouns above it', () => {
  const rank = (file: string) => nouns.indexOf(file.match(/^worker\/domain\/([^/]+)\//)?.[1] ?? '')
  const wrong = imports.filter(({ from, to }) => rank(from) >= 0 && rank(to) > rank(from))
  expect(wrong.map(show)).toEqual([])
  const unknown = files.filter((file) => file.startsWith('worker/domain/') && rank(file) < 0)
  expect(unknown).toEqual([])
})

test('domain imports only drizzle, zod, core and pure libraries', () => {
  const pure = ['drizzle-orm', 'zod', 'temporal-polyfill', 'timezones-ical-library']
  const wrong = typescript
    .filter((file) => file.startsWith('worker/domain/'))
    .flatMap((file) =>
      [...source(file).matchAll(/from ['"]([^'".#][^'"]*)['"]/g)].map((match) => ({ file, name: match[1] ?? '' })),
    )
    .filter(
      ({ name }) =>
        !name.startsWith('node:') && !pure.some((library) => name === library || name.startsWith(`${library}/`)),
    )
  expect(wrong).toEqual([])
})

test('pages take types, schemas and rules from the domain, never tables or queries as values', () => {
  const wrong = imports.filter(
    ({ from, to, isTypeOnly }) =>
      layerOf(from) === 'web' && /^worker\/domain\/.*\/(queries|[a-z-]*-queries)\.ts$/.test(to) && !isTypeOnly,
  )
  expect(wrong.map(show)).toEqual([])
})

test('files stay small: 250 lines, tests 400, catalogues exempt', () => {
  const limit = (file: string) => (file.startsWith('tests/') ? 400 : 250)
  const isExempt = (file: string) => file.startsWith('web/messages/') || file.startsWith('migrations/')
  const wrong = code
    .filter((file) => !isExempt(file))
    .map((file) => ({ file, lines: source(file).split('\n').length - 1 }))
    .filter(({ file, lines }) => lines > limit(file))
  expect(wrong).toEqual([])
})

test('migrations neither cascade nor drop a table without a note', () => {
  const sql = files.filter((file) => /^migrations\/.*\.sql$/.test(file))
  expect(sql.filter((file) => /on delete (cascade|set null)/i.test(source(file)))).toEqual([])
  expect(sql.filter((file) => /drop table/i.test(source(file)) && !/^-- drops a table: /im.test(source(file)))).toEqual(
    [],
  )
})

test('no text stands in a page outside the catalogues', () => {
  const views = files.filter((file) => /^web\/(pages|components|layouts|mails)\/.*\.tsx$/.test(file))
  const letters = String.raw`[^"\n]*\p{L}{2}[^"\n]*`
  const attribute = `(?:children|"aria-label"|title|placeholder|alt|label|hint|summary): "${letters}"`
  // A tag's own name stands on a line of its own too, right after `jsx(`.
  const child = String.raw`(?<=^\s*)(?<!jsxs?\(\s*)"${letters}",?$`
  const pattern = new RegExp(`${attribute}|${child}`, 'gmu')
  const names = new Set(['children: "English"', 'children: "Lectern"'])
  const wrong = views.flatMap((file) => {
    const { code: built } = transformSync(source(file), {
      loader: 'tsx',
      jsx: 'automatic',
      jsxImportSource: 'hono/jsx',
      charset: 'utf8',
    })
    return [...built.matchAll(pattern)]
      .map((match) => match[0].trim())
      .filter((text) => !names.has(text))
      .map((text) => `${file}: ${text}`)
  })
  expect(wrong).toEqual([])
})

test('no style attribute stands in web, no any and no boolean flag in an exported function', () => {
  const inCode = (pattern: RegExp, under: RegExp) =>
    typescript.filter((file) => under.test(file) && pattern.test(source(file)))
  expect(inCode(/\sstyle=[{"]/, /^web\//)).toEqual([])
  expect(
    inCode(
      /:\s*any\b[^ ]|\bas any\b[),;]|@ts-(ignore|expect-error|nocheck)/,
      /^(worker|web|scripts|tests(?!\/architecture))/,
    ),
  ).toEqual([])
  expect(inCode(/export (?:async )?function \w+\([^)]*:\s*boolean/, /^(worker|web)\//)).toEqual([])
})

test('own files are imported by their full name, through # or from their own folder', () => {
  const wrong = typescript.flatMap((file) =>
    [...source(file).matchAll(/from ['"]((?:#|\.)[^'"]+)['"]/g)]
      .map((match) => match[1] ?? '')
      .filter((specifier) => !/\.(ts|tsx|json)$/.test(specifier))
      .map((specifier) => `${file}: ${specifier}`),
  )
  expect(wrong).toEqual([])
})
