import * as z from 'zod'

/** A file of a release. One whose upload broke off is `starter` for good, and keeps its name taken. */
export const ReleaseAsset = z.object({
  id: z.int().positive(),
  name: z.string(),
  state: z.string(),
  size: z.int().nonnegative(),
  /** `sha256:` and 64 digits; older servers say none. */
  digest: z.string().nullish(),
})
export type ReleaseAsset = z.infer<typeof ReleaseAsset>

/** `assets` are those that are whole. A draft is found among all releases alone, not by its tag. */
export const Release = z.object({
  id: z.int().positive(),
  tag_name: z.string(),
  target_commitish: z.string(),
  name: z.string().nullable(),
  body: z.string().nullish(),
  draft: z.boolean(),
  immutable: z.boolean().default(false),
  html_url: z.string(),
  assets: z.array(ReleaseAsset),
})
export type Release = z.infer<typeof Release>

/** The digest that GitHub itself states, as 64 digits; `null` where it states none. */
export const statedSha256 = ({ digest }: ReleaseAsset): string | null =>
  /^sha256:([0-9a-f]{64})$/.exec(digest ?? '')?.[1] ?? null
