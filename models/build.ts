// npm run model: models/data → models/default.json and models/default.md
import { writeFileSync } from 'node:fs'
import { withEvaluation } from '../src/evaluate/evaluate.ts'
import { modelCard } from '../src/report/model-card.ts'
import { modelJson } from '../src/report/model-json.ts'
import { trainModel } from '../src/train/train.ts'
import { bundle } from './build/bundle.ts'

const input = bundle()
const model = withEvaluation(trainModel(input))
writeFileSync(new URL('default.json', import.meta.url), modelJson(model))
writeFileSync(new URL('default.md', import.meta.url), modelCard(model))
