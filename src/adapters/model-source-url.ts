import { LARGEST_MODEL_MIB } from './model-file.ts'
import { cachedModel, type FetchedModel, type ModelAccess, notHad } from './model-source-remote.ts'
import { fetchedBytes } from './pinned-file.ts'

/** An address and the digest of what lies there; `shown` is what messages call it. */
type Address = { readonly url: URL; readonly shown: string; readonly sha256: string }

const KIB_PER_MIB = 1024
const ATTEMPT_MS = 60_000
const WAITS_MS = [1000]

/** A model behind an https address. Throws `model`. */
export async function addressedModel(
  { url, shown, sha256 }: Address,
  access: ModelAccess,
): Promise<FetchedModel> {
  const bytes = await cachedModel(shown, sha256, access, () =>
    fetchedBytes(url, shown, access.fetchFrom, {
      largestKib: LARGEST_MODEL_MIB * KIB_PER_MIB,
      attemptMs: access.attemptMs ?? ATTEMPT_MS,
      waitsMs: WAITS_MS,
      refusal: notHad,
    }),
  )
  return { bytes, notice: null }
}
