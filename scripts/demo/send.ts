import { type Browser, post, put } from './browser.ts'
import { buildingBridges } from './events/building-bridges.ts'
import { lectureSlug } from './events/opening-lecture.ts'
import { album } from './pictures/album.ts'
import { lectureHall } from './pictures/indoors.ts'
import { bridge } from './pictures/outdoors.ts'
import { contentType, fileName, type Picture, render } from './pictures/render.ts'

const covers: readonly (Picture & { slug: string })[] = [
  { slug: buildingBridges.slug, name: 'cover', scene: bridge, drawing: [2000, 860], width: 2400, format: 'jpeg' },
  { slug: lectureSlug, name: 'cover', scene: lectureHall, drawing: [1600, 1067], width: 2400, format: 'jpeg' },
]

/** Begins every upload key of the demo; a picture sent before stays one photo. */
export const keyPrefix = 'demo-picture-'

/** Sends the demo's pictures as a person would: uploads each and says what it shows. */
export async function sendPictures(browser: Browser): Promise<void> {
  for (const cover of covers) await sendCover(browser, cover)
  const base = `/console/events/${buildingBridges.slug}/photos`
  for (const picture of album) {
    const answer = await put(browser, `${base}/uploads/${keyPrefix}${picture.name}`, await render(picture), {
      'Content-Type': contentType(picture),
      'X-File-Name': fileName(picture),
    })
    const { id } = (await answer.json()) as { id: string }
    const texts = Object.entries(picture.alt).map(([language, alt]) => [`alt.${language}`, alt])
    await post(browser, `${base}/${id}`, new URLSearchParams(texts))
  }
}

async function sendCover(browser: Browser, cover: Picture & { slug: string }): Promise<void> {
  const form = new FormData()
  form.set('picture', new Blob([await render(cover)], { type: contentType(cover) }), fileName(cover))
  await post(browser, `/console/events/${cover.slug}/cover`, form)
}
