import { Command, Option } from 'commander'
import type { Io } from './io.ts'
import { labelCommand } from './label.ts'
import type { RefreshFlags } from './refresh-flags.ts'
import { allowSynthetic, OWN_WEIGHT } from './row-options.ts'
import { positive } from './values.ts'

/** Options of `label` that a refresh decides by itself. */
const OWN = new Set(['--out', '--per', '--exposition', '--allow-synthetic'])

/** `wattlint refresh`: collect → label → join → train → evaluate → publish. */
export function refreshCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('refresh')
    .summary('measure your own cluster, train a model with it, and take it where it is not worse')
    .description(
      'Collects the workloads of a cluster, labels them with the energy that Kepler measured, trains the bundled model with them, and puts ' +
        'the result in the place of the model in use where it is not worse on workloads that are always held out. Measured energy of ' +
        'earlier runs is kept in the work folder and counts too. A run that broke off is taken up where it stopped.',
    )
    .option('--work <folder>', 'what is kept from run to run', '.wattlint/refresh')
    .option(
      '--current <file>',
      'model in use, which is replaced; where it is not there, the bundled one is',
      'wattlint-model.json',
    )
    .option('--base <file>', 'model that is trained with the rows (default: the bundled one)')
    .option('--kinds <kinds...>', 'kinds to collect (default: Deployment StatefulSet DaemonSet Job CronJob)')
    .addOption(
      new Option('--keep <count>', 'how many measurements of earlier runs count')
        .argParser(positive)
        .default(30),
    )
    .addOption(
      new Option('--weight <number>', 'how much a row of yours counts beside one of the base')
        .argParser(positive)
        .default(OWN_WEIGHT),
    )
    .option('--source-id <name>', 'what the model calls your rows', 'own-cluster')
    .option('--licence <name>', 'licence of your rows', 'not stated')
    .option('--accept-unproven', 'take the new model also where too few workloads are held out to compare')
    .option('--fresh', 'begin anew where a run broke off')
    .option(
      '--publish <repository>',
      'release the new model there: OWNER/NAME, with the token of GITHUB_TOKEN',
    )
    .option('--tag <name>', 'tag of the release (default: model-v and the version)')
    .option(
      '--pin <file>',
      'open a pull request there that pins the new model in this file, such as wattlint.yml',
    )
    .option('--model-version <text>', 'version of the new model (default: that of the base, and the day)')
    .addOption(allowSynthetic())
  for (const option of labelCommand(io, () => {}).options)
    if (!OWN.has(option.long ?? '')) command.addOption(option)
  return command.action(async (flags: RefreshFlags) => {
    const { runRefresh } = await import('./run-refresh.ts')
    done(await runRefresh(flags, io))
  })
}
