import { cleanLine, cleanText } from '#worker/core/text/localized.ts'

const escapes: Record<string, string> = { '\\': '\\\\', ';': '\\;', ',': '\\,', '\n': '\\n' }

/** A clean text as a value (RFC 5545 §3.3.11): backslash, semicolon, comma and line break escaped, nothing else. */
export const escapeText = (clean: string): string => clean.replace(/[\\;,\n]/g, (sign) => escapes[sign] ?? sign)

/** A text of one line as a value. */
export const lineValue = (text: string): string => escapeText(cleanLine(text))

/** A parameter's value in quotes; what cannot stand in them by RFC 6868. */
export const quoted = (text: string): string => `"${cleanLine(text).replace(/\^/g, '^^').replace(/"/g, "^'")}"`

/** An address as a value: what no URI may hold is encoded, so that it can neither end its line nor its quotes. */
export const uri = (address: string): string =>
  cleanText(address).replace(/[\s"<>\\^`{|}]/g, (character) => encodeURIComponent(character))

const maxOctets = 75

const isAscii = (line: string) => /^[\t\x20-\x7e]*$/.test(line)

/** The octets of a character by its first code unit; the second of a pair has none of its own. */
function octetsOf(unit: number): number {
  if (unit < 0x80) return 1
  if (unit < 0x800) return 2
  if (unit >= 0xdc00 && unit < 0xe000) return 0
  return unit >= 0xd800 && unit < 0xdc00 ? 4 : 3
}

/** Where a line of characters of several octets is cut. */
function cuts(line: string): number[] {
  const found: number[] = []
  let octets = 0
  for (let at = 0; at < line.length; at += 1) {
    const size = octetsOf(line.charCodeAt(at))
    octets += size
    if (octets <= maxOctets) continue
    found.push(at)
    // The blank that marks a continued line is one of its octets.
    octets = 1 + size
  }
  return found
}

/** Where a line of single octets is cut: after 75, then after every 74. */
const evenCuts = (length: number) =>
  Array.from({ length: Math.ceil((length - maxOctets) / (maxOctets - 1)) }, (_, n) => maxOctets + n * (maxOctets - 1))

/** A content line in pieces of at most 75 octets, never cut inside a character (RFC 5545 §3.1). */
export function fold(line: string): string {
  if (line.length * 3 <= maxOctets) return line
  const isEven = isAscii(line)
  if (isEven && line.length <= maxOctets) return line
  const at = isEven ? evenCuts(line.length) : cuts(line)
  return [0, ...at].map((begin, n) => line.slice(begin, at[n] ?? line.length)).join('\r\n ')
}

/** The content lines as bytes are sent: each folded and ended. */
export const fileOf = (lines: readonly string[]): string => lines.map((line) => `${fold(line)}\r\n`).join('')
