import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { Report } from '../../src/schema/report.ts'
import { deployment, folderOf } from '../folders.ts'

const cli = resolve(process.env['WATTLINT_CLI'] ?? 'src/cli.ts')

function wattlint(cwd: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'check', ...args], {
    cwd,
    encoding: 'utf8',
  })
  return { status, out: stdout, err: stderr }
}

const reportOf = (cwd: string, args: readonly string[]): Report => {
  const { out, err } = wattlint(cwd, [...args, '--format', 'json'])
  assert.notEqual(out, '', err)
  return Report.parse(JSON.parse(out))
}

test('check --region: the demo has carbon and cost of every workload, and says what they were multiplied with', () => {
  const args = ['--region', 'aws:eu-west-1', '--electricity-price', '0.25 EUR/kWh', '--pue', '1.15']
  const { status, out } = wattlint('.', ['fixtures/demo', ...args])
  assert.equal(status, 0)
  const lines = out.split('\n')
  assert.match(lines.find((line) => line.startsWith('WORKLOAD')) ?? '', / ENERGY +CO₂E +COST +GPUS/)
  assert.match(
    out,
    /^CO₂e: 0\.2908 kg\/kWh \(aws:eu-west-1, mean of Ireland, Our World in Data 2023, CC-BY-4\.0\) × PUE 1\.15/m,
  )
  assert.match(out, /^Cost: 0\.25 EUR\/kWh \(as configured\) × PUE 1\.15 \(as configured\)$/m)
  const report = reportOf('.', ['fixtures/demo', ...args])
  const { totals, workloads } = report
  const kwh = totals.monthly_kwh.p50
  const isNear = (value: number | undefined, expected: number): void =>
    assert.ok(Math.abs((value ?? 0) / expected - 1) < 1e-9, `${value}, ${expected}`)
  isNear(totals.impact?.monthly.co2e_kg?.p50, kwh * 0.290805 * 1.15)
  isNear(totals.impact?.monthly.cost?.p50, kwh * 0.25 * 1.15)
  for (const { impact, energy } of workloads)
    assert.equal(impact?.per, energy.kind === 'run-once' ? 'run' : 'month')
  assert.equal(reportOf('.', ['fixtures/demo']).totals.power_w.p50, totals.power_w.p50)
})

test('check: the configuration sets them too, and flags go before it', (t) => {
  const folder = folderOf(t, {
    'web.yaml': deployment('web', 3),
    'before/web.yaml': deployment('web', 2),
    'wattlint.yml': 'carbon_intensity: 0.5 kgCO2e/kWh\nelectricity_price: 100 EUR/MWh\npue: 1.5\n',
  })
  const configured = reportOf(folder, ['web.yaml', '--base-dir', 'before'])
  assert.deepEqual(configured.impact, {
    carbon: { intensity_g_per_kwh: 500, region: null, source: 'as configured' },
    price: { per_kwh: 0.1, currency: 'EUR', source: 'as configured' },
    pue: { ratio: 1.5, source: 'as configured' },
  })
  const { impact, delta } = configured.totals
  assert.equal(impact?.delta?.monthly.cost?.p50, (delta?.monthly_kwh.p50 ?? 0) * (0.1 * 1.5))
  const asked = reportOf(folder, ['web.yaml', '--region', 'fr', '--pue', '1.1']).impact
  assert.deepEqual([asked?.carbon?.region, asked?.price?.currency, asked?.pue.ratio], ['FRA', 'EUR', 1.1])
})

const refused: readonly (readonly [shows: string, args: readonly string[], message: RegExp])[] = [
  [
    'a slip of the finger',
    ['--region', 'aws:eu-wset-1'],
    /region "aws:eu-wset-1" is not known\. Did you mean/,
  ],
  ['an intensity without mass', ['--carbon-intensity', 'low'], /carbon intensity "low" is not one/],
  ['a price without its currency', ['--electricity-price', '0.25'], /is not a price of energy/],
  ['a PUE below 1', ['--region', 'IE', '--pue', '0.9'], /PUE "0\.9" is not one/],
  ['a PUE by itself', ['--pue', '1.2'], /changes no figure by itself/],
]
for (const [shows, args, message] of refused) {
  test(`check refuses ${shows}: exit 2`, (t) => {
    const { status, out, err } = wattlint(folderOf(t, { 'web.yaml': deployment('web') }), args)
    assert.deepEqual([status, out], [2, ''])
    assert.match(err, message)
  })
}
