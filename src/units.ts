/** Joules in one kilowatt-hour (exact, by definition). */
const J_PER_KWH = 3.6e6

/** Hours in a month: 8760 / 12, the convention of cloud price lists. */
export const HOURS_PER_MONTH = 730

export const SECONDS_PER_HOUR = 3600

/** Seconds in the month of `HOURS_PER_MONTH`. */
export const SECONDS_PER_MONTH = HOURS_PER_MONTH * SECONDS_PER_HOUR

/** Days in the month of `HOURS_PER_MONTH`. */
export const DAYS_PER_MONTH = HOURS_PER_MONTH / 24

/** Percent of the whole. */
export const PERCENT = 100

/** Millicores of one core. */
export const MCPU_PER_CPU = 1000

/** Mebibytes of one gibibyte. */
export const MIB_PER_GIB = 1024

/** Bytes of one mebibyte. */
export const BYTES_PER_MIB = 1_048_576

/** Grams of one kilogram. */
export const G_PER_KG = 1000

/** Kilograms of one tonne. */
export const KG_PER_TONNE = 1000

/** Kilowatt-hours of one megawatt-hour. */
export const KWH_PER_MWH = 1000

export const kwhFromJ = (energyJ: number): number => energyJ / J_PER_KWH

/** Energy of a constant power over a time. */
export const energyJ = (powerW: number, durationS: number): number => powerW * durationS

/** Energy of a constant power held for a whole month. */
export const monthlyKwhFromW = (powerW: number): number => kwhFromJ(powerW * SECONDS_PER_MONTH)

export const jFromKwh = (energyKwh: number): number => energyKwh * J_PER_KWH
