export interface Slide {
  title: string
  lines: readonly string[]
}

const [width, height] = [960, 540]

/** Signs that WinAnsiEncoding (ISO 32000-1, annex D) has at other places than Unicode. */
const winAnsi: Record<string, number> = { '•': 0x95, '–': 0x96, '’': 0x92 }

const hex = (text: string) =>
  `<${[...text].map((sign) => (winAnsi[sign] ?? sign.charCodeAt(0)).toString(16).padStart(2, '0')).join('')}>`

const textAt = (font: 'F1' | 'F2', size: number, [x, y]: readonly [number, number], text: string) =>
  `BT /${font} ${size} Tf ${x} ${y} Td ${hex(text)} Tj ET`

/** A band with the title, the lines below it, the page's number in the corner. */
const drawing = ({ title, lines }: Slide, number: number) =>
  [
    '0.043 0.361 0.361 rg',
    `0 ${height - 130} ${width} 130 re f`,
    '1 1 1 rg',
    textAt('F2', 34, [60, height - 80], title),
    '0.1 0.1 0.1 rg',
    ...lines.map((line, index) => textAt('F1', 24, [60, height - 200 - index * 48], `• ${line}`)),
    textAt('F1', 14, [width - 60, 30], String(number)),
  ].join('\n')

/** A deck as PDF 1.4 with the two standard fonts, uncompressed: the same slides give the same bytes. */
export function pdfOf(slides: readonly Slide[]): Uint8Array<ArrayBuffer> {
  const pageId = (index: number) => 5 + index * 2
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
  const kids = slides.map((_, index) => `${pageId(index)} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${slides.length} /MediaBox [0 0 ${width} ${height}] >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    ...slides.flatMap((slide, index) => {
      const content = drawing(slide, index + 1)
      return [
        `<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${pageId(index) + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${table}`
  const start = text.lastIndexOf('xref\n')
  text += `trailer\n<< /Size ${places.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(text, 'latin1'))
}
