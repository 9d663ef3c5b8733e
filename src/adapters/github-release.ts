import * as z from 'zod'
import { AppError } from '../errors.ts'
import type { ModelRelease } from '../publish/model-release.ts'
import { NOTES_MARKER } from '../publish/notes.ts'
import { quoted } from '../quoted.ts'
import { type Github, GithubError, type GithubOptions, patiently } from './github-client.ts'
import { putAssets, sha256OfAsset } from './github-release-assets.ts'
import { permitted } from './github-release-permission.ts'
import { Release } from './github-release-shape.ts'
import { LARGEST_MODEL_BYTES } from './model-file.ts'

export type PublishSettings = {
  /** What the tag is to point at; `null`: the tip of the default branch. An existing tag stays where it is. */
  readonly commit: string | null
  /** True: becomes the repository's latest release, before those of its software. */
  readonly isLatest: boolean
}

export type Published = {
  /** `unchanged`: it was out already, with this very model. */
  readonly outcome: 'published' | 'unchanged'
  /** Its page. */
  readonly url: string
  /** False: the repository lets releases be changed, and nobody can rely on its tag. */
  readonly isImmutable: boolean
}

/**
 * Publishes a model: a draft, its files, and then the release, which nothing changes any more. Each step looks first what is
 * there, so that a run which broke off anywhere is taken up by the next, and a second run changes nothing. Throws `input`
 * where the tag is taken by another model, `source` where GitHub refuses or cannot be reached.
 */
export async function publishRelease(
  options: GithubOptions,
  release: ModelRelease,
  settings: PublishSettings,
): Promise<Published> {
  const work = publish(options, release, settings)
  return permitted(
    work.catch((error: unknown) => {
      throw isBurnt(error) ? burnt(release.tag, error) : error
    }),
    { what: `write releases of ${options.repository}`, permissions: ['contents: write'] },
  )
}

async function publish(
  options: GithubOptions,
  release: ModelRelease,
  settings: PublishSettings,
): Promise<Published> {
  const out = await patiently(options, (github) => publishedOf(github, release.tag))
  if (out !== null) return publishedFrom(options, out, release, 'unchanged')
  const draft = await patiently(options, (github) => putDraft(github, release, settings))
  await putAssets(options, draft.id, release.assets)
  const done = await patiently(options, (github) => publishDraft(github, draft.id, settings))
  return publishedFrom(options, done, release, 'published')
}

/** A release that is out holds the model that was to be published, or the tag is taken. */
async function publishedFrom(
  options: GithubOptions,
  out: Release,
  { tag, reference }: ModelRelease,
  outcome: Published['outcome'],
): Promise<Published> {
  const asset = out.assets.find(({ name }) => name === reference.asset)
  const actual =
    asset === undefined
      ? null
      : await patiently(options, (github) => sha256OfAsset(github, asset, LARGEST_MODEL_BYTES))
  if (actual === reference.sha256) return { outcome, url: out.html_url, isImmutable: out.immutable }
  const what = actual === null ? `without ${reference.asset}` : `with another model, sha256-${actual}`
  throw new AppError(
    'input',
    `the release ${quoted(tag, 200)} is out already, ${what}`,
    'Use another tag: a release that is out is never changed.',
  )
}

async function publishedOf(github: Github, tag: string): Promise<Release | null> {
  try {
    return await github.rest('GET /repos/{owner}/{repo}/releases/tags/{tag}', { tag }, Release)
  } catch (error) {
    if (error instanceof GithubError && error.status === 404) return null
    throw error
  }
}

const PER_PAGE = 100
/** Older drafts are nobody's work of today. */
const MOST_PAGES = 20

async function draftsOf(github: Github, tag: string): Promise<Release[]> {
  const drafts: Release[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const releases = await github.rest(
      'GET /repos/{owner}/{repo}/releases',
      { per_page: PER_PAGE, page },
      z.array(Release),
    )
    drafts.push(...releases.filter(({ draft, tag_name }) => draft && tag_name === tag))
    if (releases.length < PER_PAGE) break
  }
  return drafts.toSorted((a, b) => a.id - b.id)
}

/** The draft of the tag, with our texts. Several come of an answer that got lost: then the first is kept. */
async function putDraft(
  github: Github,
  { tag, title, notes }: ModelRelease,
  { commit }: PublishSettings,
): Promise<Release> {
  const texts = { name: title, body: notes, ...(commit === null ? {} : { target_commitish: commit }) }
  const drafts = await draftsOf(github, tag)
  const [first, ...others] = drafts.filter(({ body }) => body?.includes(NOTES_MARKER))
  // What somebody has put into it would become a part of a release that nothing changes any more.
  if (first === undefined && drafts.length > 0)
    throw new AppError(
      'input',
      `there is a draft of a release ${quoted(tag)} that is not ours`,
      'Delete it, or use another tag.',
    )
  for (const { id } of others)
    await github.rest('DELETE /repos/{owner}/{repo}/releases/{release_id}', { release_id: id }, z.unknown())
  if (first === undefined)
    return github.rest(
      'POST /repos/{owner}/{repo}/releases',
      { tag_name: tag, draft: true, prerelease: false, ...texts },
      Release,
    )
  const isOurs =
    first.name === title &&
    plain(first.body ?? '') === plain(notes) &&
    (commit === null || first.target_commitish === commit)
  return isOurs
    ? first
    : github.rest(
        'PATCH /repos/{owner}/{repo}/releases/{release_id}',
        { release_id: first.id, ...texts },
        Release,
      )
}

const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim()

async function publishDraft(github: Github, id: number, { isLatest }: PublishSettings): Promise<Release> {
  const now = await github.rest(
    'GET /repos/{owner}/{repo}/releases/{release_id}',
    { release_id: id },
    Release,
  )
  if (!now.draft) return now
  return github.rest(
    'PATCH /repos/{owner}/{repo}/releases/{release_id}',
    { release_id: id, draft: false, make_latest: isLatest ? 'true' : 'false' },
    Release,
  )
}

/** The tag of an immutable release is never free again, even when the release is deleted. */
const isBurnt = (error: unknown): boolean =>
  error instanceof GithubError &&
  error.status === 422 &&
  /immutable release|creations being restricted/i.test(error.said)

const burnt = (tag: string, cause: unknown): AppError =>
  new AppError(
    'input',
    `the tag ${quoted(tag, 200)} cannot be made: an immutable release has had it, or a rule of the repository forbids it`,
    'Use another tag.',
    { cause },
  )
