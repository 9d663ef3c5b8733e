import { defineReplicaSpecs } from '../replica-specs.ts'

export default defineReplicaSpecs('PaddleJob', 'paddleReplicaSpecs')
