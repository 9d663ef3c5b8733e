export type SeenCacheOptions = {
  readonly ttl_s?: number
  readonly max_items?: number
  /** Seconds since any fixed instant. */
  readonly now: () => number
}

const TTL_S = 10
const MOST_ITEMS = 5000

/**
 * Keys that were there a moment ago. A key is seen for `ttl_s` seconds after it first came, however often it comes again; of more
 * than `max_items` those that came first are forgotten.
 */
export class SeenCache {
  readonly #keys = new Set<string>()
  /** In order of coming, those before `#first` forgotten: a Map that is emptied from its front is searched through each time. */
  #came: { readonly key: string; readonly at_s: number }[] = []
  #first = 0
  readonly #options: Required<SeenCacheOptions>

  constructor(options: SeenCacheOptions) {
    this.#options = { ttl_s: TTL_S, max_items: MOST_ITEMS, ...options }
  }

  /** Was it here before? From now on it was. */
  seen(key: string): boolean {
    const { ttl_s, max_items, now } = this.#options
    const at_s = now()
    while (at_s - (this.#came[this.#first]?.at_s ?? at_s) > ttl_s) this.#forgetFirst()
    if (this.#keys.has(key)) return true
    this.#keys.add(key)
    this.#came.push({ key, at_s })
    if (this.#keys.size > max_items) this.#forgetFirst()
    return false
  }

  #forgetFirst(): void {
    const first = this.#came[this.#first++]
    if (first !== undefined) this.#keys.delete(first.key)
    if (this.#first > this.#options.max_items) {
      this.#came = this.#came.slice(this.#first)
      this.#first = 0
    }
  }
}
