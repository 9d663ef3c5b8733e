import { Option } from 'commander'
import { count, list, positive } from './values.ts'

export const manifestOptions = (): Option[] => [
  new Option('--config <file>', 'configuration (default: .github/wattlint.yml, then wattlint.yml here)'),
  new Option('--exclude <glob>', 'leave files out (repeatable)').argParser(list).default([], 'none'),
  new Option('--nodes <count>', 'nodes that a DaemonSet runs on').argParser(count),
  new Option('--run-seconds <seconds>', 'length of a Job or CronJob run').argParser(positive),
]
