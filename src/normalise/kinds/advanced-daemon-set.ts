import { definePerNode } from '../per-node.ts'

/** OpenKruise's DaemonSet, which has the same name as that of apps. https://openkruise.io/docs/user-manuals/advanceddaemonset */
export default definePerNode('apps.kruise.io', 'DaemonSet', 'continuous')
