// Gathers what a release is made of: node .ci/release.ts v1.2.3 FOLDER
import { execFileSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const [tag, folder] = process.argv.slice(2)
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
if (folder === undefined || tag !== `v${version}`) {
  process.stderr.write(`package.json has version ${version}, so the tag is v${version}. It was: ${tag}\n`)
  process.exit(1)
}

/** What the changelog says of this version. */
function notes(): string {
  const [, ...sections] = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m)
  const [heading, ...lines] =
    sections.find((text) => text.split('\n')[0]?.trim() === version)?.split('\n') ?? []
  if (heading === undefined) throw new Error(`CHANGELOG.md has no section on ${version}.`)
  return `${lines.join('\n').trim()}\n`
}

const npm = (...args: string[]): string =>
  execFileSync('npm', args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
  })

type Bill = {
  components: { 'bom-ref': string; properties: { name: string; value: string }[] }[]
  dependencies: { ref: string; dependsOn: string[] }[]
}

/** What dist/ was built from. npm's --omit dev also leaves out what a tool shares with us, so it is told apart here. */
function billOfMaterials(): Bill {
  const all: Bill = JSON.parse(npm('sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'))
  const tools = new Set(
    all.components
      .filter(({ properties }) => properties.some(({ name }) => name === 'cdx:npm:package:development'))
      .map((component) => component['bom-ref']),
  )
  const isOurs = (ref: string): boolean => !tools.has(ref)
  return {
    ...all,
    components: all.components.filter((component) => isOurs(component['bom-ref'])),
    dependencies: all.dependencies
      .filter(({ ref }) => isOurs(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isOurs) })),
  }
}

const assets = join(folder, 'assets')
mkdirSync(assets, { recursive: true })
writeFileSync(join(folder, 'notes.md'), notes())
npm('pack', '--silent', '--ignore-scripts', '--pack-destination', assets)
writeFileSync(join(assets, 'sbom.cdx.json'), `${JSON.stringify(billOfMaterials(), null, 2)}\n`)
for (const path of ['models/default.json', 'models/default.md'])
  copyFileSync(path, join(assets, basename(path)))
const sums = readdirSync(assets)
  .toSorted()
  .map((name) => `${hash('sha256', readFileSync(join(assets, name)))}  ${name}\n`)
writeFileSync(join(assets, 'SHA256SUMS'), sums.join(''))
process.stdout.write(sums.join(''))
