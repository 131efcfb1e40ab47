import { cleanLine } from './localized.ts'

/** A file's name as a label only: its last part, on one line, without what could mislead the eye. Never a path, never a key. */
export const fileLabel = (name: string): string => cleanLine(name.split(/[/\\]/).at(-1) ?? '').slice(0, 120) || '?'

/** Names that Windows keeps for devices, with any ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** The name under which a checked file is saved: the label, harmless on every system, with an ending of its true type. */
export function downloadName(label: string, endings: readonly [string, ...string[]]): string {
  const plain = label.replace(/[<>:"/\\|?*%]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '')
  const name = plain === '' || reserved.test(plain) ? `_${plain}` : plain
  return endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`)) ? name : `${name}.${endings[0]}`
}

/** `Content-Disposition: attachment` with a name in any script (RFC 6266 §4.1, RFC 8187 §3.2), for old readers also in ASCII. */
export function attachment(name: string): string {
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^\x20-\x7e]|["\\%;]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
