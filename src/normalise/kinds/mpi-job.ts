import { defineReplicaSpecs } from '../replica-specs.ts'

/** The one job of the family that runs no worker where none is written. */
export default defineReplicaSpecs('MPIJob', 'mpiReplicaSpecs', 0)
