import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modelFromSelector } from '../../src/normalise/accelerator-model.ts'

const NAME = "device.attributes['gpu.nvidia.com'].productName"

const selectors: readonly (readonly [cel: string, model: string | null])[] = [
  [`${NAME} == 'NVIDIA A100-SXM4-40GB'`, 'A100-SXM4-40GB'],
  ['device.attributes["gpu.nvidia.com"].productName == "NVIDIA H100 80GB HBM3"', 'H100 80GB HBM3'],
  [`'NVIDIA L4' == ${NAME}`, 'L4'],
  [`${NAME}.lowerAscii() == 'tesla t4'`, 'T4'],
  ["device.attributes['gpu.amd.com'].productName == 'AMD_Instinct_MI300X_OAM'", 'MI300X_OAM'],
  [`${NAME}.lowerAscii().matches('^.*a100.*$')`, 'A100'],
  [`${NAME}.matches("H100")`, 'H100'],
  [`${NAME}.matches(".*A10G.*")`, 'A10G'],
  [`${NAME}.matches('(?i)l40s')`, 'L40S'],
  [`${NAME}.contains('H200')`, 'H200'],
  [`${NAME}.startsWith('NVIDIA A100-SXM4')`, 'A100-SXM4'],
  [`device.driver == 'gpu.nvidia.com' && ${NAME}.matches("H100")`, 'H100'],
  [
    `${NAME}.lowerAscii().matches('^.*a100.*$')\n&&\n(device.attributes['gpu.nvidia.com'].index == 0 ||\n device.attributes['gpu.nvidia.com'].index == 4)`,
    'A100',
  ],
  [
    `${NAME}.contains('H100') && device.capacity['gpu.nvidia.com'].memory.compareTo(quantity('79Gi')) >= 0`,
    'H100',
  ],
  [`(${NAME}.contains('H100') && true)`, 'H100'],
  [`${NAME}.contains('H100') && !${NAME}.contains('NVL')`, 'H100'],
  ["device.attributes['gpu.nvidia.com'].profile == '1g.5gb'", 'A100-40GB'],
  ["device.attributes['gpu.nvidia.com'].profile == '1g.6gb'", 'A30'],
  [`${NAME}.matches('H100') && a || ${NAME} == 'NVIDIA H100'`, 'H100'],
  // Not certain, or no device.
  ["device.attributes['gpu.nvidia.com'].profile == '1g.10gb'", null],
  ["device.attributes['gpu.nvidia.com'].architecture == 'Hopper'", null],
  [`${NAME} != 'NVIDIA A100-SXM4-40GB'`, null],
  [`!(${NAME}.matches('A100'))`, null],
  [`!${NAME}.matches('A100')`, null],
  [`${NAME}.matches('A100') == false`, null],
  [`${NAME}.matches('A100') || ${NAME}.matches('H100')`, null],
  [`(${NAME}.matches('A100') || ${NAME}.matches('H100'))`, null],
  [`${NAME}.matches('A100') && true || false`, null],
  [`${NAME}.matches('A100') ? true : false`, null],
  [`${NAME}.matches('A100') && ${NAME}.matches('H100')`, null],
  [`${NAME}.matches('NVIDIA (A100|H100)')`, null],
  [`${NAME}.matches('A100|H100')`, null],
  [`${NAME}.matches('RTX.4090')`, null],
  [`${NAME}.matches('H100+')`, null],
  [`${NAME}.matches('[AH]100')`, null],
  [`${NAME}.contains('A10')`, null],
  [`${NAME}.contains('L4')`, null],
  [`${NAME}.contains('80GB')`, null],
  [`${NAME}.contains('NVIDIA')`, null],
  [`${NAME} in ['NVIDIA L4']`, null],
  ['device.attributes["gpu.nvidia.com"].productName == "NONEXISTENT-GPU-XYZ"', null],
  ["device.attributes['gpu.nvidia.com'].type == 'gpu'", null],
  ['device.capacity[\'gpu.nvidia.com\'].multiprocessors.isLessThan(quantity("30"))', null],
  // What stands in a text is not code.
  [`device.driver == "${NAME} == 'NVIDIA L4'"`, null],
  [`device.driver == "&& ${NAME} == 'NVIDIA L4' && "`, null],
  [`'\\'' == '' && ${NAME} == 'NVIDIA L4'`, null],
  [`'''a' && ${NAME} == 'NVIDIA L4' && 'b'''`, null],
  [`true // && ${NAME} == 'NVIDIA L4'`, null],
  [`${NAME} == 'NVIDIA L4`, null],
  [`${NAME} == 'NVIDIA L4')`, null],
  [`${NAME} == '${'4'.repeat(200)}'`, null],
  ['', null],
]
for (const [cel, model] of selectors) {
  test(`modelFromSelector: ${JSON.stringify(cel.slice(0, 120))} asks for ${model ?? 'no certain device'}`, () =>
    assert.equal(modelFromSelector(cel), model))
}

test('modelFromSelector: hostile selectors end at once', () => {
  const started = performance.now()
  for (const piece of [
    '(',
    ')',
    "'",
    '&&',
    '()&&',
    `${NAME} == 'x' && `,
    "device.attributes['",
    '!',
    ' ',
    '.*',
  ]) {
    assert.equal(modelFromSelector(piece.repeat(10_000)), null)
    const longest = piece.repeat(Math.floor(10_240 / piece.length))
    assert.equal(modelFromSelector(longest), null)
    assert.equal(
      modelFromSelector(`${NAME}.matches("${longest.replaceAll('"', '')}")`.slice(0, 10_240)),
      null,
    )
  }
  assert.ok(performance.now() - started < 2_000)
})
