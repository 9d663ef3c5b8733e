import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPredictor } from '../src/adapters/model-file.ts'
import { workingTree } from '../src/adapters/working-tree.ts'
import { check } from '../src/check.ts'
import { grouped } from '../src/grouped.ts'
import { Config } from '../src/schema/config.ts'
import { Report } from '../src/schema/report.ts'
import { beside, needs } from './beside.ts'
import { assertAddsUp } from './counts.ts'

test(
  '2,949 manifests of 23 repositories: nothing crashes, nothing vanishes, every figure is a figure',
  needs('corpus'),
  async (t) => {
    const { report } = await check({
      today: '2026-11-21',
      head: workingTree(process.cwd(), [`${beside}/corpus`]),
      base: null,
      predictor: await loadPredictor('models/default.json', 'models/default.json'),
      config: Config.parse({}),
      budgets: [],
    })
    const { coverage, workloads, problems } = Report.parse(report)
    assertAddsUp(coverage)
    assert.equal(coverage.files, 2949)
    assert.equal(coverage.predicted, workloads.length)
    for (const {
      path,
      power_w: { p10, p50, p90 },
      pods,
    } of workloads) {
      assert.ok(p10 <= p50 && p50 <= p90, `${path}: ${p10} ${p50} ${p90}`)
      assert.equal(p50 > 0, pods.typical > 0, `${path}: 0 W is for no pods alone`)
    }
    const byKind = [...grouped(problems, ({ kind }) => kind)].map(
      ([kind, found]) => `${kind} ${found.length}`,
    )
    t.diagnostic(`${workloads.length} workloads; problems: ${byKind.join(', ')}`)
  },
)
