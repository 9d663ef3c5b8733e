import { defineKnative } from '../knative-revision.ts'

export default defineKnative('Configuration')
