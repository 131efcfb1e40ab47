import Papa from 'papaparse'

/**
 * RFC 4180 with a UTF-8 byte-order mark; cells that a spreadsheet could run (=, +, -, @, tab, CR first) get an apostrophe
 * (OWASP ASVS 5.0, 1.2.10); NUL and other controls are dropped. Values stay text, so leading zeros survive.
 */
export function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) =>
    row.map((cell) => cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')),
  )
  return `\ufeff${Papa.unparse({ fields: [...header], data: clean }, { escapeFormulae: true, newline: '\r\n' })}\r\n`
}
