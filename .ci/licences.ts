import { readdirSync, readFileSync } from 'node:fs'

/** The licence of every package that went into the bundles, as its authors ask: with its text. `inputs` are the bundled files. */
export function bundledLicences(root: string, inputs: readonly string[]): string {
  const packages = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  )
  return [...packages]
    .toSorted()
    .map((folder) => licenceOf(root, folder))
    .join(`\n${'-'.repeat(80)}\n\n`)
}

function licenceOf(root: string, folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'))
  const file = readdirSync(`${root}${folder}`).find((entry) => /^licen[cs]e/i.test(entry))
  const text =
    file === undefined
      ? '(the package holds no text of it)'
      : readFileSync(`${root}${folder}/${file}`, 'utf8').trim()
  return `${name} ${version}: ${license}\n\n${text}\n`
}
