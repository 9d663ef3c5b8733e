import { defineReplicated } from '../replicated.ts'

/** OpenShift's Deployment; its first version was of the core group. */
export default defineReplicated('apps.openshift.io', 'DeploymentConfig', [''])
