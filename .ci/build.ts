import { rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { bundledLicences } from './licences.ts'
import { writeSchemas } from './schemas.ts'
import { writeTypes } from './types.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

// The toolkit's HTTP client calls require() for Node's own modules, which an ES module does not have.
const banner =
  "import { createRequire as createRequireOf } from 'node:module'\nconst require = createRequireOf(import.meta.url)"

await rm(`${root}dist`, { recursive: true, force: true })
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/cli.ts', 'src/action.ts', 'src/index.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: 'chunk-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // Node's own is deprecated, and says so on standard error.
  alias: { punycode: 'punycode/' },
  legalComments: 'none', // LICENSES.txt has the whole texts
  banner: { js: banner },
  metafile: true,
  logLevel: 'warning',
})
for (const [file, { bytes }] of Object.entries(metafile.outputs))
  process.stdout.write(`${file} ${bytes} bytes\n`)
await writeSchemas(`${root}dist/schema`)
await writeTypes(root, `${root}dist/types`)
await writeFile(`${root}dist/LICENSES.txt`, bundledLicences(root, Object.keys(metafile.inputs)))
