import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { build } from 'esbuild'

const outdir = 'dist/public/assets'

/** Builds styles and islands with hashed names, and the table of their addresses that pages are made with. */
export async function buildAssets(): Promise<Record<string, string>> {
  rmSync('dist/public', { recursive: true, force: true })
  mkdirSync(outdir, { recursive: true })
  const { metafile } = await build({
    entryPoints: [
      ...globSync('web/islands/*.ts'),
      ...['site', 'gallery', 'schedule', 'console', 'poster', 'photographing'].map((name) => `web/styles/${name}.css`),
    ],
    outdir,
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    format: 'esm',
    target: ['es2022', 'chrome110', 'firefox115', 'safari16'],
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file' },
    logLevel: 'warning',
  })
  const manifest: Record<string, string> = {}
  for (const [file, output] of Object.entries(metafile.outputs)) {
    if (output.entryPoint) manifest[basename(output.entryPoint).replace(/\.ts$/, '.js')] = `/assets/${basename(file)}`
  }
  writeFileSync('dist/assets.json', `${JSON.stringify(manifest, null, 2)}\n`)
  writeFileSync(
    'dist/public/_headers',
    '/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n  X-Content-Type-Options: nosniff\n',
  )
  return manifest
}

if (import.meta.main) console.log(`built ${Object.keys(await buildAssets()).length} assets`)
