import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseImage } from '../src/image.ts'

const D = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'

const cases: readonly (readonly [
  text: string,
  registry: string | null,
  repository: string,
  tag: string | null,
  digest: string | null,
])[] = [
  ['redis', null, 'redis', null, null],
  ['redis:7.2', null, 'redis', '7.2', null],
  ['bitnami/redis:7', null, 'bitnami/redis', '7', null],
  ['library/redis', null, 'library/redis', null, null],
  ['docker.io/library/redis:7', 'docker.io', 'library/redis', '7', null],
  [`redis@${D}`, null, 'redis', null, D],
  [`redis:7@${D}`, null, 'redis', '7', D],
  ['host:5000/a/b:tag@sha256:ff', 'host:5000', 'a/b', 'tag', 'sha256:ff'],
  ['host:5000/a', 'host:5000', 'a', null, null],
  ['host:5000', null, 'host', '5000', null],
  ['localhost/a', 'localhost', 'a', null, null],
  ['localhost:5000/a:1', 'localhost:5000', 'a', '1', null],
  ['localhosts/a', null, 'localhosts/a', null, null],
  ['[2001:db8::1]:5000/a:1', '[2001:db8::1]:5000', 'a', '1', null],
  ['gke.gcr.io/fluent-bit', 'gke.gcr.io', 'fluent-bit', null, null],
  ['test/proxyv2:test', null, 'test/proxyv2', 'test', null],
  // No references, and read all the same.
  ['', null, '', null, null],
  ['redis:', null, 'redis', null, null],
  ['redis@', null, 'redis', null, null],
  ['/proxyv2:', null, '/proxyv2', null, null],
  ['host.io/', null, 'host.io/', null, null],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as manifests have it
  ['app:${TAG:-1.0}', null, 'app', '${TAG:-1.0}', null],
  ['{{ .Values.image }}', null, '{{ .Values.image }}', null, null],
  ['a:b:c', null, 'a', 'b:c', null],
  ['a@b@c', null, 'a', null, 'b@c'],
]
for (const [text, registry, repository, tag, digest] of cases) {
  test(`parseImage: ${JSON.stringify(text)}`, () =>
    assert.deepEqual(parseImage(text), { registry, repository, tag, digest }))
}

test('parseImage: nothing is lost and nothing is made up', () => {
  for (const [text] of cases) {
    const { registry, repository, tag, digest } = parseImage(text)
    const together = `${registry === null ? '' : `${registry}/`}${repository}${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`
    assert.equal(together, text.replace(/[:@]$/, ''))
  }
})

test('parseImage: a long text takes no longer than its length', () => {
  for (const sign of ['/', ':', '@', '.', 'a', '\0', '\ud800']) {
    assert.ok(parseImage(sign.repeat(1e6)).repository.length <= 1e6)
  }
})
