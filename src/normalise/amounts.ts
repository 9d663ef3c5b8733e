/** Resource name → thousandths of its unit. A name that is not there was not declared, or could not be read. */
export type Amounts = ReadonlyMap<string, bigint>
