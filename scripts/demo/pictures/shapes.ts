/** SVG by hand: flat shapes without faces or text, so that nobody takes the demo's pictures for photographs of persons. */
export const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`

export const circle = (x: number, y: number, radius: number, fill: string) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`

export const path = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`

export const line = (d: string, stroke: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`

export const at = (x: number, y: number, scale: number, ...shapes: string[]) =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${shapes.join('')}</g>`

/** The same shape for 0, 1, … count − 1. */
export const times = (count: number, shape: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => shape(index)).join('')

/** One of a list, going round. */
export const pick = <T>(list: readonly [T, ...T[]], index: number): T => list[index % list.length] ?? list[0]

/** From one colour to another, top to bottom. */
export const sky = (id: string, width: number, height: number, top: string, bottom: string) =>
  `<defs><linearGradient id="${id}" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs>` +
  rect(0, 0, width, height, `url(#${id})`)

const skins = ['#e8b796', '#c98d68', '#f2cdb0', '#a86b48', '#dba583'] as const
const hairs = ['#2b2320', '#40312a', '#1c1c22', '#5b4636', '#777480'] as const
export const clothes = ['#0f766e', '#b45309', '#1d4e89', '#9f1239', '#4d7c0f', '#6d28d9', '#475569', '#c2410c'] as const

/** Somebody standing, seen from the front, 100 wide and 300 high, feet at the origin. */
export const person = (index: number, colour = pick(clothes, index)) =>
  rect(-26, -130, 22, 130, '#26303f', 8) +
  rect(4, -130, 22, 130, '#26303f', 8) +
  path('M-48 -118 Q-52 -232 0 -236 Q52 -232 48 -118 Z', colour) +
  rect(-12, -256, 24, 34, pick(skins, index), 10) +
  circle(0, -282, 34, pick(skins, index)) +
  path('M-36 -280 Q-38 -326 0 -324 Q38 -326 36 -280 Q20 -306 0 -304 Q-20 -306 -36 -280 Z', pick(hairs, index * 3 + 1))

/** Somebody seated in front of us, from behind. */
export const back = (index: number, colour = pick(clothes, index * 5 + 2)) =>
  path('M-78 150 Q-84 10 0 4 Q84 10 78 150 Z', colour) +
  rect(-16, -24, 32, 44, pick(skins, index), 12) +
  circle(0, -56, 48, pick(hairs, index * 2))

/** Rows of backs, the nearer the larger. */
export const audience = (width: number, top: number, rows: number) =>
  times(rows, (row) => {
    const scale = 0.55 + row * 0.24
    const step = 190 * scale
    const count = Math.ceil(width / step) + 1
    const y = top + row * row * 26 + row * 74
    return times(count, (seat) =>
      at((seat - (row % 2) * 0.5) * step + 20, y + ((seat * 7 + row * 3) % 4) * 5, scale, back(seat * 3 + row)),
    )
  })

/** A tree with a round crown, foot at the origin. */
export const tree = (crown: string) =>
  rect(-9, -120, 18, 120, '#6b4a2f', 6) +
  circle(0, -170, 74, crown) +
  circle(-46, -132, 52, crown) +
  circle(46, -132, 52, crown)

/** A lotus flower, 200 wide, its foot at the origin. */
export const lotus = (petal: string, inner: string) =>
  times(
    2,
    (side) =>
      `<g transform="scale(${side === 0 ? 1 : -1} 1)">${path('M0 0 Q-110 -10 -108 -74 Q-40 -66 0 0 Z', petal)}${path('M0 0 Q-76 -50 -60 -112 Q-10 -84 0 0 Z', inner)}</g>`,
  ) + path('M0 0 Q-44 -66 0 -136 Q44 -66 0 0 Z', petal)
