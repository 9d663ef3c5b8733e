import { grouped } from '../../src/grouped.ts'
import type { Row } from '../../src/tables/csv.ts'
import { median, rounded } from './quantile.ts'

/** Limits of Online Boutique's published manifest, which the trace's own column misses by a factor ten. */
const BOUTIQUE_MCPU: Readonly<Record<string, number>> = { adservice: 300, cartservice: 300 }
const BOUTIQUE_DEFAULT_MCPU = 200

/** Nezha's fault-free days → one row per service: its limits and the median share of them that it used. */
export function cpuServices(days: readonly Row[]): readonly Row[] {
  const faultFree = days.filter((day) => day['split'] === 'construct_data')
  const groups = grouped(faultFree, (day) => day['svc'] ?? '')
  return [...groups].map(([service, group]) => {
    const isTrainTicket = service.startsWith('ts-')
    const column = (name: string): number => median(group.map((day) => Number(day[name])))
    const cpuMcpu = isTrainTicket ? column('cpu_limit_m') : (BOUTIQUE_MCPU[service] ?? BOUTIQUE_DEFAULT_MCPU)
    return {
      service,
      app: isTrainTicket ? 'train-ticket' : 'online-boutique',
      image: isTrainTicket ? `codewisdom/${service}` : `gcr.io/google-samples/microservices-demo/${service}`,
      lim_cpu_mcpu: String(Math.round(cpuMcpu)),
      lim_mem_mib: String(Math.round(column('mem_limit'))),
      cpu_use_ratio: String(rounded(column('rate') / 100)),
      cpu_use_ratio_min: String(rounded(Math.min(...group.map((day) => Number(day['rate']))) / 100)),
      cpu_use_ratio_max: String(rounded(Math.max(...group.map((day) => Number(day['rate']))) / 100)),
      mem_use_ratio: String(rounded(column('memrate') / 100)),
    }
  })
}
