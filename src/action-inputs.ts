import * as z from 'zod'
import { AppError } from './errors.ts'
import { oneLine } from './report/escape.ts'

const LONGEST_SHOWN = 60

const text = z.string().transform((written) => written.trim())
const optional = text.transform((written) => (written === '' ? null : written))
const lines = text.transform((written) =>
  written
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
)
const choice = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  fallback: Values[number],
) => text.transform((written) => (written === '' ? fallback : written)).pipe(z.enum(values))
const flag = (fallback: 'true' | 'false') =>
  text
    .transform((written) => (written === '' ? fallback : written.toLowerCase()))
    .pipe(z.enum(['true', 'false']))
    .transform((written) => written === 'true')

/** The inputs of the action, from their texts. Defaults live here; the descriptions stand in action.yml too, held equal by a test. */
export const ActionInputs = z.strictObject({
  files: lines
    .transform((paths) => ({
      paths: paths.filter((path) => !path.startsWith('!')),
      exclude: paths.filter((path) => path.startsWith('!')).map((path) => path.slice(1)),
    }))
    .meta({
      description:
        'Files, folders or globs to read, one a line; a line that starts with ! leaves files out. Default: the whole repository',
    }),
  'base-ref': optional.meta({
    description:
      'Branch, tag or commit to compare with. Default: the base of the pull request or merge group',
  }),
  config: optional.meta({
    description: 'Configuration file. Default: .github/wattlint.yml, then wattlint.yml, where they exist',
  }),
  budget: lines.meta({
    description:
      'Limits such as "120 W", "3 kWh/day", "+10 W" or "+5 %", one a line. Default: those of the configuration',
  }),
  mode: choice(['scan', 'comment', 'refresh'], 'scan').meta({
    description:
      'scan: read, predict and judge; comment: on workflow_run, comment what the scan of a pull request has uploaded, which needs no checkout; refresh: measure a cluster, train a model, and publish it. Default: scan',
  }),
  refresh: lines.meta({
    description:
      'For mode: refresh: options of "wattlint refresh", one a line, such as --prom https://prometheus.example.com. Default: none',
  }),
  'fail-on': choice(['budget', 'never'], 'budget').meta({
    description:
      'budget: fail when a budget is broken or this change made manifests unreadable; never: only report. Default: budget',
  }),
  comment: choice(['update', 'new', 'hide-and-new', 'delete-and-new', 'off'], 'update').meta({
    description:
      'update: one comment on the pull request, kept up to date; new: another one each time; hide-and-new, delete-and-new: the same, and earlier ones are hidden or deleted; off: none. Default: update',
  }),
  'comment-on': choice(['changes', 'failure', 'always'], 'changes').meta({
    description:
      'When to begin a comment: when workloads changed, when the check fails, or always; one that is there is brought up to date. Default: changes',
  }),
  'comment-key': text
    .transform((written) => (written === '' ? 'default' : written))
    .pipe(z.string().regex(/^[\w.-]{1,64}$/, 'Write up to 64 letters, digits, dots, dashes or underscores.'))
    .meta({ description: 'Tells several comments on one pull request apart. Default: default' }),
  title: optional.meta({ description: 'Heading of the comment and the job summary. Default: none' }),
  summary: flag('true').meta({
    description: 'true: write the report to the job summary; false: do not. Default: true',
  }),
  'json-file': optional.meta({ description: 'Write the JSON report to this file. Default: none' }),
  'markdown-file': optional.meta({ description: 'Write the Markdown report to this file. Default: none' }),
  'sarif-file': optional.meta({
    description:
      'Write the findings as SARIF 2.1.0 to this file, to be uploaded by whoever wants them. Default: none',
  }),
  artifact: text
    .transform((written) => (written === '' ? 'wattlint' : written))
    .pipe(z.string().max(255))
    .meta({
      description:
        'For mode: comment: name of the artifact with the JSON report that the scan has uploaded. Default: wattlint',
    }),
  'report-file': optional.meta({
    description:
      'For mode: comment: the JSON report that an earlier step has downloaded. Default: the artifact',
  }),
  model: optional.meta({
    description:
      'Model to predict with: a file, "https://…#sha256-…" or "release:owner/repo@tag#sha256-…". Default: that of the configuration, else the one that comes with wattlint',
  }),
  'model-fallback': choice(['fail', 'bundled'], 'fail').meta({
    description:
      'When that model cannot be had or used, fail, or predict with the bundled one and say so. Default: fail',
  }),
  'github-token': optional.meta({
    description:
      'Token that writes the comment and reads a model out of a release; it needs pull-requests: write, and actions: read for mode: comment. Default: the token of the job',
  }),
})
export type ActionInputs = z.infer<typeof ActionInputs>

/** Reads every input by its name. Throws `input` for the first bad one; nothing is quietly taken for its default. */
export function actionInputsFrom(read: (name: string) => string): ActionInputs {
  const written = Object.fromEntries(Object.keys(ActionInputs.shape).map((name) => [name, read(name)]))
  const parsed = ActionInputs.safeParse(written)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name = String(issue?.path[0] ?? '')
  const shown = JSON.stringify(oneLine(written[name] ?? '', LONGEST_SHOWN))
  const hint =
    issue?.code === 'invalid_value' ? `Write ${issue.values.join(' or ')}.` : (issue?.message ?? '')
  throw new AppError('input', `input ${name}: ${shown} is not a value it takes`, hint)
}
