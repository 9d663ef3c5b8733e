import * as core from '@actions/core'
import { logLine } from '../report/escape.ts'
import type { OutputName } from '../report/outputs.ts'

export function say(text: string): void {
  for (const line of text.trimEnd().split('\n')) core.info(logLine(line))
}

export function warn(text: string): void {
  core.warning(text, { title: 'wattlint' })
}

export function setOutputs(outputs: Partial<Record<OutputName, string>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
}
