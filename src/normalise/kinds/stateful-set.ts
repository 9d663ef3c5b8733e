import { defineReplicated } from '../replicated.ts'

export default defineReplicated('apps', 'StatefulSet')
