import { writeTable } from '../adapters/table-file.ts'
import { AppError, EXIT_WITHIN } from '../errors.ts'
import { type Joined, joinRows } from '../join/join.ts'
import type { Unmatched } from '../join/unmatched.ts'
import { oneLine } from '../report/escape.ts'
import { counted } from '../report/format.ts'
import type { Problem } from '../schema/problem.ts'
import type { JoinFlags } from './flags.ts'
import type { Io } from './io.ts'
import { tellProblems } from './problems.ts'
import { readRequests, readTargets } from './read-tables.ts'

export async function runJoin(flags: JoinFlags, io: Io): Promise<number> {
  const { requests, problems } = await readRequests(flags.requests, io)
  const { targets, problems: ofTargets } = await readTargets(flags.targets, io)
  tellSome([...problems, ...ofTargets], io)
  const joined = joinRows({
    requests,
    targets,
    options: {
      source_id: flags.sourceId,
      licence: flags.licence,
      weight: flags.weight,
      cluster: flags.cluster ?? null,
      takesOtherRevision: false,
      allowsSynthetic: flags.allowSynthetic === true,
    },
  })
  const counts = { requests: requests.length, targets: targets.length }
  tellUnmatched(joined.unmatched, io)
  if (joined.rows.length === 0) throw nothingJoined(counts, joined)
  if (flags.out === '-') for (const row of joined.rows) io.out(`${JSON.stringify(row)}\n`)
  else await writeTable(io.cwd, flags.out, joined.rows)
  if (joined.syntheticTargets > 0)
    io.err(
      `wattlint: warning: ${counted(joined.syntheticTargets, 'target')} of a fake, unknown or estimated power source: ` +
        'their rows are marked as modelled\n',
    )
  io.err(
    `wattlint: ${counted(joined.rows.length, 'row')}${flags.out === '-' ? '' : ` in ${flags.out}`}, ` +
      `from ${counted(joined.joinedTargets, 'target')} of ${counted(counts.targets, 'read', 'read')} ` +
      `and ${counted(joined.joinedRequests, 'request')} of ${counted(counts.requests, 'read', 'read')}\n`,
  )
  return EXIT_WITHIN
}

const MOST_PROBLEMS = 20

/** One fault may be that of every line. */
export function tellSome(problems: readonly Problem[], io: Io): void {
  tellProblems(problems.slice(0, MOST_PROBLEMS), io)
  const rest = problems.length - MOST_PROBLEMS
  if (rest > 0) io.err(`wattlint: and ${counted(rest, 'problem')} more\n`)
}

/** A line for each reason why something is in no row. */
export function tellUnmatched(unmatched: readonly Unmatched[], io: Io): void {
  for (const { of, reason, count, examples } of unmatched) {
    const line = `wattlint: ${counted(count, of)} left out: ${reason}, such as ${examples.join(', ')}`
    io.err(`${oneLine(line)}\n`)
  }
}

function nothingJoined(counts: { requests: number; targets: number }, { unmatched }: Joined): AppError {
  const message = `0 rows: none of ${counted(counts.targets, 'target')} and ${counted(counts.requests, 'request')} make one`
  const [likely] = unmatched.filter(({ of }) => of === 'target')
  if (likely !== undefined)
    return new AppError(
      'input',
      `${message}. Of most targets: ${likely.reason}, such as ${likely.examples[0]}`,
      'Nothing was written. Collect requests and targets of the same workloads.',
    )
  const empty = counts.targets === 0 ? 'targets' : 'requests'
  return new AppError('input', message, `Nothing was written. Name files that hold ${empty}.`)
}
