import type { MeasuredRow } from '../schema/measured-row.ts'

type Member = Pick<MeasuredRow, 'namespace' | 'workload_kind' | 'workload_name' | 'template_hash'> & {
  /** Of a former grouping, which is kept together; '' for none. */
  readonly group: string
}

/**
 * A group for each row, such that rows of one workload, of one pod template, or of one former group share it, and so do rows
 * that are linked through others: a renamed copy of a workload must not stand on the other side of a split.
 */
export function groupsOf(rows: readonly Member[]): string[] {
  const parents = new Map<string, string>()
  const rootOf = (node: string): string => {
    let root = node
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next
    for (let at = node; at !== root; ) {
      const next = parents.get(at) ?? root
      parents.set(at, root)
      at = next
    }
    return root
  }
  const unite = (a: string, b: string): void => {
    const [first, second] = [rootOf(a), rootOf(b)]
    if (first !== second) parents.set(second, first)
  }
  for (const row of rows) {
    unite(workload(row), `template ${row.template_hash}`)
    if (row.group !== '') unite(workload(row), `was ${row.group}`)
  }
  // The least name of a group is its own, so that it does not hang on the order of the rows.
  const names = new Map<string, string>()
  for (const row of rows) {
    const root = rootOf(workload(row))
    const name = nameOf(row)
    const former = names.get(root)
    names.set(root, former === undefined || name < former ? name : former)
  }
  return rows.map((row) => names.get(rootOf(workload(row))) ?? nameOf(row))
}

const workload = (row: Member): string => `workload ${nameOf(row)}`

const nameOf = ({ namespace, workload_kind, workload_name }: Member): string =>
  `${namespace.toLowerCase()}/${workload_kind}/${workload_name}`
