/** As on the page: beyond 1:3 and 4:1 a tile is no longer made flatter or narrower. */
const ratioOf = (image: HTMLImageElement | null) =>
  Math.min(4, Math.max(0.33, Number(image?.getAttribute('width')) / Number(image?.getAttribute('height')) || 1.5))

const nextLink = (page: ParentNode) => page.querySelector<HTMLAnchorElement>('main a[rel=next]')

/** Brings the pictures of the next page behind those that are here, once, and gives their links; none on the last page or without network. */
export async function appendNextPage(gallery: HTMLElement): Promise<HTMLAnchorElement[]> {
  const link = nextLink(document)
  if (!link) return []
  const answer = await fetch(link.href).catch(() => undefined)
  if (!answer?.ok) return []
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const tiles = [...page.querySelectorAll<HTMLElement>('.gallery > li')]
  for (const tile of tiles) {
    document.adoptNode(tile)
    tile.style.setProperty('--ratio', String(ratioOf(tile.querySelector('img'))))
  }
  gallery.querySelector('.gallery')?.append(...tiles)
  // From here on the page's own link leads to the page after that.
  const [pages, newer] = [link.closest('nav'), nextLink(page)]
  if (newer) link.href = newer.href
  else pages?.remove()
  return tiles.flatMap((tile) => tile.querySelector('a') ?? [])
}

export const hasNextPage = (): boolean => nextLink(document) !== null
