import { Command } from 'commander'
import type { EncodeFitFlags, EncodeTransformFlags } from './flags.ts'
import type { Io } from './io.ts'

/** `wattlint encode`: InferenceRequests → the numbers that a model is searched by. */
export function encodeCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('encode')
    .summary('turn InferenceRequests into vectors')
    .description('Turns InferenceRequests into the numbers that neighbours are searched by.')
  command
    .command('fit')
    .summary('fit an encoder on requests')
    .description(
      'Writes an encoder: what each feature is centred on and scaled by, so that it varies by 1 over these requests. ' +
        'Input is as from-file or k8s-collect write it (NDJSON, JSON; "-" is standard input).',
    )
    .requiredOption('--input <file...>', 'InferenceRequests')
    .requiredOption('--out <file>', 'where to write the encoder, as JSON')
    .option('--part <name>', 'part of a model whose features are taken', 'pods, measured by Kepler')
    .option('--model <file>', 'model whose coefficients are taken (default: the bundled one)')
    .action(async (flags: EncodeFitFlags) => {
      const { runEncodeFit } = await import('./run-encode.ts')
      done(await runEncodeFit(flags, io))
    })
  command
    .command('transform')
    .summary('turn requests into vectors by an encoder')
    .description(
      'Writes a record for every request: its name, spec_hash, encoder_id, every named feature in a column, and the ' +
        'vector in `features`. With a model as encoder, each request is encoded by the part that answers it.',
    )
    .requiredOption('--input <file...>', 'InferenceRequests; "-" is standard input')
    .requiredOption('--encoder <file>', 'encoder that "encode fit" wrote, or a model')
    .requiredOption(
      '--out <file>',
      'where to write: .ndjson, .jsonl, .json, .csv or .parquet, or "-" for NDJSON on standard output',
    )
    .option('--model <file>', 'model that the encoder was fitted with (default: the bundled one)')
    .action(async (flags: EncodeTransformFlags) => {
      const { runEncodeTransform } = await import('./run-encode.ts')
      done(await runEncodeTransform(flags, io))
    })
  return command
}
