import { lstat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { hasMagic } from 'glob'

/** Written like a path, so that one which is not there is told as such: `./x`, `../x`, `/x`, `~/x`, `x/`, `x.yaml`. */
const LIKE_A_PATH = /^\.{0,2}\/|^~|\/$|^\.{1,2}$|\\|\.(?:ya?ml|json)$/i

/** Splits arguments into what is read and what chooses workloads; what is there on disk is a path. */
export async function splitArguments(
  cwd: string,
  args: readonly string[],
): Promise<{ readonly paths: readonly string[]; readonly selectors: readonly string[] }> {
  const paths: string[] = []
  const selectors: string[] = []
  for (const argument of args) {
    if ((await isPath(cwd, argument)) || argument === '-') paths.push(argument)
    else selectors.push(argument)
  }
  return { paths, selectors }
}

const isPath = async (cwd: string, argument: string): Promise<boolean> =>
  LIKE_A_PATH.test(argument) ||
  hasMagic(argument) ||
  (await lstat(resolve(cwd, argument)).catch(() => null)) !== null
