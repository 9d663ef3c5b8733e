import * as z from 'zod'

export const Glob = z.string().min(1).max(256)

/** One thing, or a list of it. */
export const oneOrMore = <T extends z.ZodType>(one: T, most: number) =>
  z.union([one.transform((value) => [value]), z.array(one).max(most)])

/** What rules choose workloads by: every part that is written must match, any of its patterns. */
export const Selector = z.strictObject({
  kind: oneOrMore(Glob, 100).optional(),
  namespace: oneOrMore(Glob, 100).optional(),
  name: oneOrMore(Glob, 100).optional(),
  path: oneOrMore(Glob, 100).optional(),
  labels: z.record(z.string(), z.string()).optional(),
  team: oneOrMore(Glob, 100)
    .optional()
    .meta({ description: 'by the team label, else by the owners that CODEOWNERS gives the file' }),
})
export type Selector = z.infer<typeof Selector>
