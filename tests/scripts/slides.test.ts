import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { decks } from '#scripts/demo/slides/decks.ts'
import { pdfOf } from '#scripts/demo/slides/pdf.ts'

test('the demo’s slides are PDFs whose table names each object at its place, with the same bytes every time', () => {
  for (const { versions } of decks) {
    for (const slides of versions) {
      const text = Buffer.from(pdfOf(slides)).toString('latin1')
      const start = Number(text.match(/startxref\n(\d+)\n%%EOF\n$/)?.[1])
      const places: string[] = text.slice(start).match(/^\d{10} \d{5} n $/gm) ?? []
      expect(text.startsWith('%PDF-1.4')).toBe(true)
      expect(places.map((line) => text.slice(Number(line.slice(0, 10))).split('\n')[0])).toEqual(
        places.map((_, index) => `${index + 1} 0 obj`),
      )
      expect(text.match(/\/Count (\d+)/)?.[1]).toBe(String(slides.length))
      expect(pdfOf(slides)).toEqual(pdfOf(slides))
    }
  }
})
