import { definePerNode } from '../per-node.ts'

/** OpenKruise's Job that runs once on every node. https://openkruise.io/docs/user-manuals/broadcastjob */
export default definePerNode('apps.kruise.io', 'BroadcastJob', 'run-once')
