/** As on the page: beyond 1:3 and 4:1 a tile is no longer made flatter or narrower. */
const ratioOf = (image: HTMLImageElement | null) =>
  Math.min(4, Math.max(0.33, Number(image?.getAttribute('width')) / Number(image?.getAttribute('height')) || 1.5))

export type Side = 'prev' | 'next'

const wayTo = (side: Side, page: ParentNode) => page.querySelector<HTMLAnchorElement>(`main a[rel=${side}]`)

/** Whether the gallery has a page before or behind what is here. */
export const hasPage = (side: Side): boolean => wayTo(side, document) !== null

/** The pictures of another page as tiles of this one. */
function tilesOf(page: Document): HTMLElement[] {
  const tiles = [...page.querySelectorAll<HTMLElement>('.gallery > li')]
  for (const tile of tiles) {
    document.adoptNode(tile)
    tile.style.setProperty('--ratio', String(ratioOf(tile.querySelector('img'))))
  }
  return tiles
}

/** From here on the page's own link leads to the page beyond; where there is none, it goes. */
function moveOn(link: HTMLAnchorElement, further: HTMLAnchorElement | null) {
  const pages = link.closest('nav')
  if (further) link.href = further.href
  else link.remove()
  pages?.querySelector('span')?.remove()
  if (!pages?.querySelector('a')) pages?.remove()
}

/** Brings the pictures of the page before or behind those that are here, once; tells how many came. */
export async function bringPage(gallery: HTMLElement, side: Side): Promise<number> {
  const link = wayTo(side, document)
  const rows = gallery.querySelector('.gallery')
  if (!link || !rows) return 0
  const answer = await fetch(link.href).catch(() => undefined)
  if (!answer?.ok) return 0
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const tiles = tilesOf(page)
  if (side === 'next') rows.append(...tiles)
  else {
    rows.prepend(...tiles)
    gallery.dataset.before = String(Number(gallery.dataset.before) - tiles.length)
  }
  moveOn(link, wayTo(side, page))
  return tiles.length
}
