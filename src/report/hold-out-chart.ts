/** A row that was held out: what it drew, and what each model says of it. */
export type ChartPoint = { readonly watts: number; readonly beforeW: number | null; readonly afterW: number }

const SIZE = 480
const MARGIN = 56
const PLOT = SIZE - 2 * MARGIN

/**
 * Predicted over measured watts as SVG, both by their logarithm; on the line through the corner they are equal, and the band is
 * ×2 each way. Hollow: the model in use; full: the new one.
 */
export function holdOutChart(points: readonly ChartPoint[]): string {
  const all = points.flatMap(({ watts, beforeW, afterW }) => [watts, afterW, beforeW ?? watts])
  const low = Math.floor(Math.log10(Math.min(...all, 1)))
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...all, 1))))
  const along = (watts: number): number => (PLOT * (Math.log10(watts) - low)) / (high - low)
  const x = (watts: number): string => (MARGIN + along(watts)).toFixed(1)
  const y = (watts: number): string => (SIZE - MARGIN - along(watts)).toFixed(1)
  const [least, most] = [10 ** low, 10 ** high]
  const decades = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index))
  const line = (factor: number, dash: string): string =>
    `<line x1="${x(least)}" y1="${y(least * factor)}" x2="${x(most)}" y2="${y(most * factor)}" stroke="#888" ${dash}/>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" font-family="sans-serif" font-size="12">`,
    '<title>Predicted over measured watts of the workloads held out</title>',
    `<rect width="${SIZE}" height="${SIZE}" fill="#fff"/>`,
    `<clipPath id="plot"><rect x="${MARGIN}" y="${MARGIN}" width="${PLOT}" height="${PLOT}"/></clipPath>`,
    `<g clip-path="url(#plot)">${line(1, '')}${line(2, 'stroke-dasharray="4"')}${line(0.5, 'stroke-dasharray="4"')}</g>`,
    `<rect x="${MARGIN}" y="${MARGIN}" width="${PLOT}" height="${PLOT}" fill="none" stroke="#444"/>`,
    ...decades.flatMap((watts) => [
      `<text x="${x(watts)}" y="${SIZE - MARGIN + 18}" text-anchor="middle">${decadeText(watts)}</text>`,
      `<text x="${MARGIN - 6}" y="${y(watts)}" dy="4" text-anchor="end">${decadeText(watts)}</text>`,
    ]),
    ...points.flatMap(({ watts, beforeW }) =>
      beforeW === null
        ? []
        : [`<circle cx="${x(watts)}" cy="${y(beforeW)}" r="4" fill="none" stroke="#c2410c"/>`],
    ),
    ...points.map(
      ({ watts, afterW }) =>
        `<circle cx="${x(watts)}" cy="${y(afterW)}" r="4" fill="#15803d" fill-opacity="0.8"/>`,
    ),
    `<text x="${SIZE / 2}" y="${SIZE - 12}" text-anchor="middle">measured</text>`,
    `<text x="16" y="${SIZE / 2}" text-anchor="middle" transform="rotate(-90 16 ${SIZE / 2})">predicted</text>`,
    `<text x="${MARGIN}" y="24"><tspan fill="#c2410c">○ model in use</tspan>   <tspan fill="#15803d">● new model</tspan>   dashed: ×2</text>`,
    '</svg>',
    '',
  ].join('\n')
}

const decadeText = (watts: number): string =>
  watts >= 1000
    ? `${watts / 1000} kW`
    : watts >= 1
      ? `${watts} W`
      : `${Number((watts * 1000).toPrecision(1))} mW`
