import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rendererFrom } from '../../src/adapters/renderer.ts'
import { diskFiles } from '../../src/adapters/side-files.ts'
import { BOUNDS, type Bounds } from '../../src/adapters/tool.ts'
import { renderingsFrom } from '../../src/render/entries.ts'
import { sideOf } from '../../src/render/side.ts'
import { folderOf } from '../folders.ts'
import { found, pathWith } from '../tools/tools.ts'

const MIB = 1 << 20

/** Templates that would take for ever, or all there is. Bounds of their own keep the test short. */
const bombs: readonly (readonly [shows: string, template: string, bounds: Partial<Bounds>, said: RegExp])[] =
  [
    [
      'time',
      '{{ range until 100000 }}{{ range until 100000 }}{{ $_ := sha256sum "x" }}{{ end }}{{ end }}',
      { timeoutMs: 1500 },
      /within 1\.5 s\. Make it smaller/,
    ],
    [
      'output',
      'a: {{ repeat 9000000 "x" }}',
      { outputBytes: MIB },
      /within 1 MiB of output\. Make it smaller/,
    ],
    [
      'memory',
      '{{ $x := "x" }}{{ range until 40 }}{{ $x = print $x $x }}{{ end }}',
      { memoryBytes: 400 * MIB },
      /within 400 MiB of memory\. Make it smaller/,
    ],
  ]
for (const helm of found('helm'))
  for (const [shows, template, bounds, said] of bombs)
    test(`${helm.shows}: a template that takes all the ${shows} is ended`, {
      skip: shows === 'memory' && process.platform !== 'linux',
    }, async (t) => {
      const root = folderOf(t, {
        'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
        'shop/templates/a.yaml': template,
      })
      const render = rendererFrom({
        path: pathWith(t, helm),
        root,
        kept: {},
        bounds: { ...BOUNDS, ...bounds },
      })
      const [rendering] = renderingsFrom([{ chart: 'shop' }])
      assert.ok(rendering !== undefined)
      const made = await render(await sideOf(diskFiles(root, 'everything')), rendering)
      assert.match(`${made?.failure?.message} ${made?.failure?.hint}`, said)
    })
