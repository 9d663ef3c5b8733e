import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseSetting, settingKeys } from '../../src/what-if/settings.ts'

const settings: readonly (readonly [shows: string, text: string, value: number | string])[] = [
  ['replicas', 'replicas=2', 2],
  ['no replicas', 'replicas=0', 0],
  ['millicores', 'cpu=500m', 500],
  ['cores', 'cpu=1.5', 1500],
  ['mebibytes', 'memory=1Gi', 1024],
  ['less than a mebibyte is one', 'memory=1', 1],
  ['a limit', 'limits.cpu=2', 2000],
  ['an image with an equals sign in its name', 'image=registry.example/a=b:1', 'registry.example/a=b:1'],
  ['a share', 'duty-cycle=0.25', 0.25],
  ['seconds', 'run-seconds=90', 90],
  ['blanks around the value', 'batch= 64 ', 64],
]
for (const [shows, text, value] of settings) {
  test(`parseSetting: ${shows}: ${text}`, () => assert.equal(parseSetting(text).value, value))
}

const refused: readonly (readonly [shows: string, text: string, message: RegExp])[] = [
  ['an unknown key', 'colour=red', /"colour=red" names nothing.*/],
  ['a slip', 'replica=2', /names nothing/],
  ['no value', 'replicas', /replicas "" is not a whole number of pods/],
  ['half a pod', 'replicas=1.5', /is not a whole number of pods/],
  ['a negative number', 'replicas=-1', /is not/],
  ['no quantity', 'cpu=lots', /cpu "lots" is not a CPU request/],
  ['a negative request', 'memory=-1Gi', /is not a memory request/],
  ['more than always busy', 'duty-cycle=1.5', /is not a share/],
  ['never busy', 'duty-cycle=0', /is not a share/],
  ['no image', 'image=', /is not an image/],
  ['words in a model', 'model=a b', /is not the model/],
  ['a quote in a model', "model=a'b", /is not the model/],
  ['more boards than there are', 'gpus=99999999', /is not a whole number of boards/],
  ['a key of every object', 'toString=1', /names nothing/],
]
for (const [shows, text, message] of refused) {
  test(`parseSetting: ${shows} is refused: ${text}`, () =>
    assert.throws(() => parseSetting(text), { failure: 'input', message }))
}

test('parseSetting: an unknown key names those that there are, and the near one', () => {
  assert.throws(() => parseSetting('replica=2'), { hint: /Did you mean "replicas"\? Known here: replicas, / })
  for (const key of settingKeys) assert.throws(() => parseSetting('x=1'), { hint: new RegExp(key) })
})
