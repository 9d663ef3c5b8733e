import { defineReplicated } from '../replicated.ts'

/** OpenKruise's StatefulSet, which has the same name as that of apps. https://openkruise.io/docs/user-manuals/advancedstatefulset */
export default defineReplicated('apps.kruise.io', 'StatefulSet')
