import { defineReplicated } from '../replicated.ts'

/** OpenKruise's Deployment. https://openkruise.io/docs/user-manuals/cloneset */
export default defineReplicated('apps.kruise.io', 'CloneSet')
