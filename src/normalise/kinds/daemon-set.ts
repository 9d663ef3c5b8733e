import { definePerNode } from '../per-node.ts'

export default definePerNode('apps', 'DaemonSet', 'continuous', ['extensions'])
