import { Option } from 'commander'

/** Options of every command that can ask an embedding model. */
export const embedderOptions = (): Option[] => [
  new Option(
    '--embedder <url>',
    'embedding model that the model was trained with: http://HOST/v2/models/NAME (KServe v2, Triton)',
  ),
  new Option('--embedder-token-env <name>', 'environment variable that holds its bearer token'),
  new Option('--embedder-input <name>', 'its input for texts, where it has several'),
  new Option('--embedder-output <name>', 'its output for vectors, where it has several'),
]
