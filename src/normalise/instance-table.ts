/**
 * What the machines of the three big clouds carry, where every machine of the name carries the same whole boards. Left out,
 * so that their device stays unknown: boards with two processors of which each counts as a device (p2, g3, NC, NV, NVv2,
 * NVv3), fractions of boards (g6f, gr6f, g4-standard-6 to 24, NVv4, most of NVadsA10 and NGadsV620), and cards that are no
 * GPU (vt1, f1, f2, NP).
 */

/** Amazon's families: the part of an instance type before the dot. */
const AWS: ReadonlyMap<string, string> = new Map([
  ['p3', 'V100'],
  ['p3dn', 'V100'],
  ['p4d', 'A100-40GB'],
  ['p4de', 'A100-80GB'],
  ['p5', 'H100'],
  ['p5e', 'H200'],
  ['p5en', 'H200'],
  ['p6-b200', 'B200'],
  ['p6-b300', 'B300'],
  ['p6e-gb200', 'GB200'],
  ['p6e-gb300', 'GB300'],
  ['g4dn', 'T4'],
  ['g4ad', 'Radeon Pro V520'],
  ['g5', 'A10G'],
  ['g5g', 'T4G'],
  ['g6', 'L4'],
  ['gr6', 'L4'],
  ['g6e', 'L40S'],
  ['g7', 'RTX-PRO-4500'],
  ['g7e', 'RTX-PRO-6000'],
  ['dl1', 'Gaudi'],
  ['dl2q', 'Cloud AI 100'],
  ['inf1', 'Inferentia'],
  ['inf2', 'Inferentia2'],
  ['trn1', 'Trainium'],
  ['trn1n', 'Trainium'],
  ['trn2', 'Trainium2'],
  ['trn2u', 'Trainium2'],
  ['trn3', 'Trainium3'],
])

const MACHINES: readonly (readonly [RegExp, string])[] = [
  [/^a2-(?:highgpu|megagpu)-/, 'A100-40GB'],
  [/^a2-ultragpu-/, 'A100-80GB'],
  [/^a3-(?:highgpu|megagpu|edgegpu)-/, 'H100'],
  [/^a3-ultragpu-/, 'H200'],
  [/^a4-highgpu-/, 'B200'],
  [/^a4x-highgpu-/, 'GB200'],
  [/^a4x-maxgpu-/, 'GB300'],
  [/^g2-standard-/, 'L4'],
  [/^g4-standard-(?:48|96|192|384)$/, 'RTX-PRO-6000'],
  [/^ct3p?-hightpu-/, 'TPU v3'],
  [/^ct4p-hightpu-/, 'TPU v4'],
  [/^ct5lp?-hightpu-/, 'TPU v5e'],
  [/^ct5p-hightpu-/, 'TPU v5p'],
  [/^ct6e-standard-/, 'TPU v6e'],
  [/^tpu7x-standard-/, 'TPU 7x'],

  [/^standard_nc\d+r?s_v2$/, 'P100'],
  [/^standard_nc\d+r?s_v3$/, 'V100-PCIE'],
  [/^standard_nc\d+as_t4_v3$/, 'T4'],
  [/^standard_nc\d+ads_a100_v4$/, 'A100-PCIE-80GB'],
  [/^standard_ncc?\d+adi?s_h100_v5$/, 'H100-NVL'],
  [/^standard_nd\d+r?s$/, 'P40'],
  [/^standard_nd40r?s_v2$/, 'V100'],
  [/^standard_nd96asr(?:_a100)?_v4$/, 'A100-40GB'],
  [/^standard_nd96amsr(?:_a100)?_v4$/, 'A100-80GB'],
  [/^standard_nd\d+[a-z]+(?:_flex)?_h100_v5$/, 'H100'],
  [/^standard_nd\d+[a-z]+_h200_v5$/, 'H200'],
  [/^standard_nd\d+[a-z]+_mi300x_v5$/, 'MI300X'],
  [/^standard_nd\d+[a-z]+(?:_ndr)?_gb200_v6$/, 'GB200'],
  [/^standard_nd\d+[a-z]+(?:_ndr)?_gb300_v6$/, 'GB300'],
  [/^standard_nv(?:36|72)adm?s_a10_v5$/, 'A10'],
  [/^standard_ng32adm?s_v620_v1$/, 'Radeon Pro V620'],
]

/** Google's machine families, for labels that name the family alone. The sizes of a3, a4x and g4 differ in their device. */
const GOOGLE: ReadonlyMap<string, string> = new Map([
  ['a2', 'A100'],
  ['a4', 'B200'],
  ['g2', 'L4'],
  ['ct4p', 'TPU v4'],
  ['ct5l', 'TPU v5e'],
  ['ct5lp', 'TPU v5e'],
  ['ct5p', 'TPU v5p'],
  ['ct6e', 'TPU v6e'],
  ['tpu7x', 'TPU 7x'],
])

/** The device of a machine type of any of the clouds, such as `p5.48xlarge`, `ml.g5.xlarge` or `Standard_ND96isr_H100_v5`. */
export function modelOfInstance(type: string): string | null {
  const name = type.toLowerCase().replace(/^ml\./, '')
  const [family = '', size] = name.split('.')
  if (size !== undefined) return AWS.get(family) ?? null
  return MACHINES.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

export const modelOfAwsFamily = (family: string): string | null => AWS.get(family.toLowerCase()) ?? null

export const modelOfGoogleFamily = (family: string): string | null => GOOGLE.get(family.toLowerCase()) ?? null
