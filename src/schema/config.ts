import * as z from 'zod'

const Glob = z.string().min(1).max(256)

/** The file `wattlint.yml`. */
export const Config = z.strictObject({
  exclude: z
    .union([Glob.transform((one) => [one]), z.array(Glob).max(100)])
    .default([])
    .meta({ description: 'globs of files that are not read' }),
  budget: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .default([])
    .meta({ description: 'limits such as "120 W", "3 kWh/day", "+10 W" or "+5 %"' }),
  assume: z
    .strictObject({
      run_s: z
        .number()
        .min(1)
        .nullable()
        .default(null)
        .meta({ unit: 's', description: 'length of a Job or CronJob run' }),
      nodes: z
        .int()
        .positive()
        .nullable()
        .default(null)
        .meta({ description: 'nodes that a DaemonSet runs on' }),
    })
    .prefault({})
    .meta({ description: 'what no manifest says' }),
})
export type Config = z.infer<typeof Config>
