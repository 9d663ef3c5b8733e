import * as z from 'zod'

export const STEPS = ['collect', 'label', 'join', 'train', 'evaluate', 'publish'] as const
export type Step = (typeof STEPS)[number]

/** How far a refresh has come: what its work folder keeps between two runs of the command. */
export const Progress = z.strictObject({
  schema_version: z.literal('1'),
  /** Of what was asked for: a run that asks for something else begins anew. */
  asked: z.string(),
  started_at_s: z.number(),
  done: z.array(z.enum(STEPS)),
})
export type Progress = z.infer<typeof Progress>

/** What was measured is of its time: an older run is not taken up again. */
const LONGEST_S = 12 * 60 * 60

/** The progress that a run begins with: where the last one stopped, if it was of the same kind, of late, and not at its end. */
export function begun(last: Progress | null, asked: string, nowS: number): Progress {
  const isOpen =
    last !== null && last.asked === asked && last.started_at_s <= nowS && !last.done.includes('publish')
  return isOpen && nowS - last.started_at_s < LONGEST_S
    ? last
    : { schema_version: '1', asked, started_at_s: nowS, done: [] }
}
