// npm run model: models/data → models/default.json and models/default.md
import { writeFileSync } from 'node:fs'
import { withEvaluation } from '../src/evaluate.ts'
import { trainModel } from '../src/train/train.ts'
import { bundle } from './build/bundle.ts'
import { modelCard } from './build/card.ts'
import { modelJson } from './build/model-json.ts'

const input = bundle()
const model = withEvaluation(trainModel(input), input.rows)
writeFileSync(new URL('default.json', import.meta.url), modelJson(model))
writeFileSync(new URL('default.md', import.meta.url), modelCard(model))
