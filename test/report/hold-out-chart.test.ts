import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SaxesParser } from 'saxes'
import { type ChartPoint, holdOutChart } from '../../src/report/hold-out-chart.ts'

type Mark = { readonly x: number; readonly y: number; readonly isFull: boolean }

function marksOf(points: readonly ChartPoint[]): Mark[] {
  const marks: Mark[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes: { cx, cy, fill } }) => {
    if (name === 'circle') marks.push({ x: Number(cx), y: Number(cy), isFull: fill !== 'none' })
  })
  parser.write(holdOutChart(points)).close()
  return marks
}

test('hold-out chart: a mark for each model and row, higher where more is predicted', () => {
  const [before, after] = marksOf([{ watts: 10, beforeW: 40, afterW: 11 }])
  assert.deepEqual([before?.isFull, after?.isFull], [false, true])
  assert.equal(before?.x, after?.x)
  assert.ok((before?.y ?? 0) < (after?.y ?? 0))
})

test('hold-out chart: what is predicted right lies on the line through the corner', () => {
  for (const watts of [0.02, 1, 37, 4000]) {
    const [mark] = marksOf([{ watts, beforeW: null, afterW: watts }])
    assert.ok(Math.abs((mark?.x ?? 0) + (mark?.y ?? 0) - 480) < 0.2, String(watts))
  }
})

test('hold-out chart: nothing held out is an empty chart', () => assert.deepEqual(marksOf([]), []))
