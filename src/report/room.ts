/** How much of a report fits in the place that it is written to. */
export type Room = {
  readonly name: string
  readonly characters: number
  readonly bytes: number
  /** Rows of the table above the fold. */
  readonly changed: number
  /** Rows or lines of each list below it. */
  readonly listed: number
  /** A chart stands under the table: where it is drawn, and not read in a mail. */
  readonly hasChart: boolean
}

/**
 * GitHub stores 262,144 bytes of a comment and says 65,536 characters: stay below both, and leave some for the
 * hidden line that the comment is found by.
 */
export const COMMENT_ROOM: Room = {
  name: "a comment's",
  characters: 60_000,
  bytes: 200_000,
  changed: 15,
  listed: 150,
  hasChart: false,
}

/** For a GitHub that takes less than GitHub does: a server of one's own has limits of its own. */
export const SHORT_COMMENT_ROOM: Room = {
  ...COMMENT_ROOM,
  characters: 12_000,
  bytes: 20_000,
  changed: 5,
  listed: 10,
}

/** A job summary may hold 1 MiB. */
export const SUMMARY_ROOM: Room = {
  name: "a job summary's",
  characters: 900_000,
  bytes: 900_000,
  changed: 50,
  listed: 2_000,
  hasChart: true,
}
