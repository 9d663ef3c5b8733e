import {
  type FileMetaData,
  parquetMetadata,
  parquetReadObjects,
  parquetSchema,
  type SchemaElement,
  type SchemaTree,
} from 'hyparquet'
import {
  decompressBrotli,
  decompressGzip,
  decompressLz4,
  decompressLz4Raw,
  decompressZstd,
} from 'hyparquet-compressors'
import { ByteWriter, parquetWrite } from 'hyparquet-writer'
import { cellFrom, fromCell, type TableRecord } from './cell.ts'

const MAGIC = 'PAR1'

/** Samples of a thousand pods for a day and more, and what the memory of a laptop holds. */
const MOST_ROWS = 2_000_000
const MOST_UNPACKED_BYTES = 2 ** 31
const MS_PER_SECOND = 1000

export const isParquet = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(0, MAGIC.length)) === MAGIC

type Decompress = (input: Uint8Array, outputLength: number) => Uint8Array

/** A column of nothing but nulls packs to a page of no bytes, which the LZ4 library stumbles over. */
const unlessEmpty =
  (decompress: Decompress): Decompress =>
  (input, outputLength) =>
    outputLength === 0 ? new Uint8Array(0) : decompress(input, outputLength)

/** What pandas, pyarrow and polars pack with; snappy is the reading library's own. */
const compressors = {
  GZIP: unlessEmpty(decompressGzip),
  BROTLI: unlessEmpty(decompressBrotli),
  ZSTD: unlessEmpty((input) => decompressZstd(input)),
  LZ4: unlessEmpty(decompressLz4),
  LZ4_RAW: unlessEmpty(decompressLz4Raw),
}

/** The records of a Parquet file, their values as JSON would have them. Throws for a damaged or too large one. */
export async function parquetRecords(bytes: Uint8Array): Promise<TableRecord[]> {
  const metadata = parquetMetadata(bytes, { geoparquet: false })
  const groups = metadata.row_groups
  const rows = groups.reduce((sum, { num_rows }) => sum + Number(num_rows), 0)
  if (rows !== Number(metadata.num_rows))
    throw new Error('its parts hold another number of rows than it says')
  if (rows > MOST_ROWS) throw new Error(`it holds over ${MOST_ROWS} rows`)
  const unpackedBytes = groups
    .flatMap(({ columns }) => columns)
    .reduce((sum, { meta_data }) => sum + Number(meta_data?.total_uncompressed_size ?? 0), 0)
  if (unpackedBytes > MOST_UNPACKED_BYTES) throw new Error('it unpacks to over 2 GiB')
  checkColumns(metadata)
  const file = {
    byteLength: bytes.length,
    slice: (start: number, end?: number): ArrayBuffer => new Uint8Array(bytes.subarray(start, end)).buffer,
  }
  const records = await parquetReadObjects({ file, metadata, compressors, geoparquet: false })
  if (records.length !== rows) throw new Error('it ends early')
  // In place: a second copy of millions of records is what memory does not hold.
  for (const record of records)
    for (const name of Object.keys(record)) {
      const value: unknown = record[name]
      record[name] = typeof value === 'string' ? fromCell(value) : plain(value)
    }
  return records
}

/**
 * Throws unless every part of the file holds each column of the schema once. The library starts to read one column before
 * it finds the next one missing, and then the failure of the first is nobody's.
 */
function checkColumns(metadata: FileMetaData): void {
  const root = parquetSchema(metadata)
  const names = root.children.map(({ element }) => element.name)
  if (new Set(names).size < names.length) throw new Error('two columns have one name')
  const wanted = JSON.stringify(leavesOf(root).toSorted())
  for (const { columns } of metadata.row_groups) {
    const found = columns.map(({ meta_data }) => JSON.stringify(meta_data?.path_in_schema))
    if (JSON.stringify(found.toSorted()) !== wanted)
      throw new Error('its columns are not those of its schema')
  }
}

const leavesOf = ({ children, path }: SchemaTree): string[] =>
  children.length === 0 ? [JSON.stringify(path)] : children.flatMap(leavesOf)

/** Instants as Unix seconds; NaN as `null`; whole numbers as numbers where these are exact, else as their digits. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (typeof value === 'number') return Number.isNaN(value) ? null : value
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (typeof value !== 'object') return value
  if (value instanceof Date) return plain(value.getTime() / MS_PER_SECOND)
  if (Array.isArray(value)) return value.map(plain)
  if (ArrayBuffer.isView(value)) return Object.values(value).map(plain)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]))
}

/** The records as a Parquet file that pandas and polars read: numbers as doubles, lists of numbers as lists, objects as JSON text. */
export function parquetBytes(columns: readonly string[], records: readonly TableRecord[]): Uint8Array {
  const written = columns.map((name) =>
    columnFrom(
      name,
      records.map((record) => record[name] ?? null),
    ),
  )
  const writer = new ByteWriter()
  void parquetWrite({
    writer,
    columnData: written.map(({ name, data }) => ({ name, data })),
    schema: [{ name: 'root', num_children: columns.length }, ...written.flatMap(({ schema }) => schema)],
    createdBy: 'wattlint',
  })
  return writer.getBytes()
}

type Column = { readonly name: string; readonly data: unknown[]; readonly schema: readonly SchemaElement[] }

function columnFrom(name: string, data: unknown[]): Column {
  const said = data.filter((value) => value !== null)
  const leaf = { name, repetition_type: 'OPTIONAL' } as const
  if (said.length === 0)
    return { name, data, schema: [{ ...leaf, type: 'INT32', logical_type: { type: 'NULL' } }] }
  if (said.every((value) => typeof value === 'number'))
    return { name, data, schema: [{ ...leaf, type: 'DOUBLE' }] }
  if (said.every((value) => typeof value === 'boolean'))
    return { name, data, schema: [{ ...leaf, type: 'BOOLEAN' }] }
  if (said.every(isNumbers)) {
    const list = { ...leaf, converted_type: 'LIST', num_children: 1 } as const
    const item = { name: 'list', repetition_type: 'REPEATED', num_children: 1 } as const
    const element = { name: 'element', repetition_type: 'OPTIONAL', type: 'DOUBLE' } as const
    return { name, data, schema: [list, item, element] }
  }
  return { name, data: data.map(cellFrom), schema: [{ ...leaf, type: 'BYTE_ARRAY', converted_type: 'UTF8' }] }
}

const isNumbers = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'number')
