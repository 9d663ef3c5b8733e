import { readFileSync } from 'node:fs'
import { Model } from '../src/schema/model.ts'

export const MODEL_FILE = new URL('../models/default.json', import.meta.url)

export const bundledModel = (): Model => Model.parse(JSON.parse(readFileSync(MODEL_FILE, 'utf8')))
