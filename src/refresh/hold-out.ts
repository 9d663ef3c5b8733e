import { createHash } from 'node:crypto'

/** One group in so many is held out. */
const ONE_IN = 4

/**
 * Is a group of rows held out of training? Its name alone decides, so that it is for ever: a model is never judged on what an
 * earlier one was trained on.
 */
export const isHeldOut = (group: string): boolean =>
  createHash('sha256').update(`hold-out ${group}`).digest().readUInt32BE(0) % ONE_IN === 0
