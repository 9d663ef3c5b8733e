/** Pods of a run that come one after another: 9 completions, 3 at a time, are three waves. `null`: as many as run at once. */
export const wavesOf = (completions: number | null, atOnce: number): number =>
  completions === null || atOnce === 0 ? 1 : Math.max(1, Math.ceil(completions / atOnce))
