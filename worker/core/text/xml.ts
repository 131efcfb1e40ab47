/** Everything outside the Char production of XML 1.0 §2.2: not even a reference may name it. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text as content or attribute value of XML: escaped, without the characters that XML 1.0 §2.2 (Char) forbids. */
export const escapeXml = (text: string): string =>
  text.replace(forbidden, '').replace(/[&<>"']/g, (character) => references[character] ?? character)

/** An element of XML; its attributes are escaped here, its content is XML already. */
export function xmlElement(name: string, attributes: Record<string, string>, content = ''): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  return content === '' ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${content}</${name}>`
}
