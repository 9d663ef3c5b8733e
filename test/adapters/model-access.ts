import { readFileSync } from 'node:fs'
import type { ModelFrom } from '../../src/adapters/model-source.ts'
import type { ModelAccess } from '../../src/adapters/model-source-remote.ts'
import { sha256Of } from '../../src/publish/checksums.ts'
import { modelJson } from '../../src/report/model-json.ts'
import { type Model, modelFrom } from '../../src/schema/model.ts'
import { bundledModel, MODEL_FILE } from '../model-file.ts'

/** A model that is told from the bundled one by its version. */
export const modelOfVersion = (version: string): Model => {
  const { schema_version: _, id: __, ...content } = bundledModel()
  return modelFrom({ ...content, version })
}

/** A model as a file, with its digest. */
export const modelBytes = (version: string): { readonly bytes: Buffer; readonly sha256: string } => {
  const bytes = Buffer.from(modelJson(modelOfVersion(version)))
  return { bytes, sha256: sha256Of(bytes) }
}

/** No network at all. */
export const offline: ModelAccess = {
  fetchFrom: async () => {
    throw new Error('offline')
  },
  github: {
    token: null,
    apiUrl: 'http://127.0.0.1:9',
    graphqlUrl: '',
    userAgent: 'wattlint/test',
    patienceMs: 1,
  },
  cacheFolder: null,
}

export const modelsFrom = (access: ModelAccess, more: Partial<ModelFrom> = {}): ModelFrom => ({
  cwd: '/',
  bundled: MODEL_FILE,
  tip: null,
  fallback: 'fail',
  access,
  ...more,
})

export const bundledBytes = (): Buffer => readFileSync(MODEL_FILE)
