import { type Browser, post } from '#scripts/demo/browser.ts'
import { buildingBridges } from '#scripts/demo/events/building-bridges.ts'
import { decks } from './decks.ts'
import type { MissingSlides } from './load.ts'
import { pdfOf } from './pdf.ts'

/** Sends the slides that are missing as an organiser would, one version after the other. */
export async function sendSlides(browser: Browser, missing: readonly MissingSlides[]): Promise<void> {
  for (const { materialId, deck, version } of missing) {
    const { fileName, versions } = decks[deck] ?? { fileName: '', versions: [] }
    const form = new FormData()
    form.set('file', new Blob([pdfOf(versions[version] ?? [])], { type: 'application/pdf' }), fileName)
    // A form of its own length: the door wants it announced.
    const body = await new Response(form).blob()
    await post(browser, `/console/events/${buildingBridges.slug}/materials/${materialId}/file`, body, {
      'Content-Type': body.type,
    })
  }
}
