/** CSS names of colours that carry white text, or nearly; clients know no other form (RFC 7986 §5.9). */
const named = {
  black: 0x000000,
  brown: 0xa52a2a,
  chocolate: 0xd2691e,
  crimson: 0xdc143c,
  darkblue: 0x00008b,
  darkcyan: 0x008b8b,
  darkgoldenrod: 0xb8860b,
  darkgreen: 0x006400,
  darkmagenta: 0x8b008b,
  darkolivegreen: 0x556b2f,
  darkred: 0x8b0000,
  darkslateblue: 0x483d8b,
  darkslategray: 0x2f4f4f,
  dimgray: 0x696969,
  firebrick: 0xb22222,
  forestgreen: 0x228b22,
  indigo: 0x4b0082,
  mediumvioletred: 0xc71585,
  midnightblue: 0x191970,
  olive: 0x808000,
  purple: 0x800080,
  royalblue: 0x4169e1,
  saddlebrown: 0x8b4513,
  seagreen: 0x2e8b57,
  sienna: 0xa0522d,
  slateblue: 0x6a5acd,
  slategray: 0x708090,
  steelblue: 0x4682b4,
  teal: 0x008080,
}

const channels = (colour: number): [red: number, green: number, blue: number] => [
  colour >> 16,
  (colour >> 8) & 0xff,
  colour & 0xff,
]
const palette = Object.entries(named).map(([name, colour]) => ({ name, channels: channels(colour) }))

/** The named colour nearest to `#rrggbb`; undefined where it is none. */
export function colourName(hex: string): string | undefined {
  if (!/^#[\da-f]{6}$/i.test(hex)) return undefined
  const [red, green, blue] = channels(Number.parseInt(hex.slice(1), 16))
  let nearest: { name?: string; distance: number } = { distance: Number.POSITIVE_INFINITY }
  for (const { name, channels: other } of palette) {
    const distance = (other[0] - red) ** 2 + (other[1] - green) ** 2 + (other[2] - blue) ** 2
    if (distance < nearest.distance) nearest = { name, distance }
  }
  return nearest.name
}
