import type { InferenceRequest } from '../../src/schema/inference-request.ts'
import { gpuRequest } from '../build/rows.ts'

const BOARDS = ['H100', 'B200', 'A100', 'L40S', 'H200']
const COUNTS = [1, 2, 4, 8]

/** So many language model servers, no two of which have the same features. */
export const distinctServers = (count: number): readonly InferenceRequest[] =>
  Array.from({ length: count }, (_, i) => {
    const boards = COUNTS[i % COUNTS.length] ?? 1
    const args = ['--model', `org/model-${1 + (i % 97)}.${i % 7}b`, '--max-num-seqs', String(8 + i)]
    return gpuRequest(
      'Deployment',
      `server-${i}`,
      BOARDS[i % BOARDS.length] ?? 'H100',
      boards,
      'vllm/vllm-openai',
      null,
      args,
    )
  })
