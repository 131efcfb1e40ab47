interface Sized {
  width: number
  height: number
}

/** Width by height in hundredths; beyond 1:3 and 4:1 a tile is no longer made flatter or narrower. */
const ratioOf = ({ width, height }: Sized) => Math.min(400, Math.max(33, Math.round((100 * width) / height)))

export const ratioClass = (photo: Sized) => `r${ratioOf(photo)}`

/** One rule for every ratio on the page: rows are justified by it, and a `style` attribute would be blocked. */
export const ratioStyle = (photos: readonly Sized[]): string =>
  [...new Set(photos.map(ratioOf))]
    .sort((a, b) => a - b)
    .map((ratio) => `.r${ratio}{--ratio:${ratio / 100}}`)
    .join('')
