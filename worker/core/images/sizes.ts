import { createHash } from 'node:crypto'

/** Widths that every photo, cover, logo and portrait exists in; never larger than the original. */
export const pictureWidths = [320, 800, 1600, 2400] as const
export type PictureWidth = (typeof pictureWidths)[number]

/** File names under a public key: the WebP sizes, and the JPEG that other sites show as a preview of a link. */
export const pictureNames = [...pictureWidths.map((width) => `${width}.webp` as const), 'og.jpg'] as const
export type PictureName = (typeof pictureNames)[number]

/** The largest body of one upload. */
export const maxPictureBytes = 40 * 1024 * 1024

/** Where the bytes of a size are stored. */
export const pictureKey = (publicKey: string, name: PictureName) => `pictures/${publicKey}/${name}`

/** Where an original is stored; never served. */
export const originalPath = (originalKey: string) => `originals/${originalKey}`

/** The address of one size. */
export const pictureAddress = (publicKey: string, width: PictureWidth) => `/files/${publicKey}/${width}.webp`

/** A `srcset` with the true width of each size: of a narrow original several sizes are the same, and one is named. */
export function srcset(publicKey: string, originalWidth: number, largest: PictureWidth): string {
  const wanted = pictureWidths.filter((width, index) => {
    const smaller = pictureWidths[index - 1] ?? 0
    return width <= largest && smaller < originalWidth
  })
  return wanted.map((width) => `${pictureAddress(publicKey, width)} ${Math.min(width, originalWidth)}w`).join(', ')
}

/**
 * The public key of a cover, logo or portrait: a hash of the private key (128 random bits, so neither gives the other away).
 * The row thereby tells whether its newest original is the one that is shown.
 */
export const publicKeyOf = (originalKey: string): string =>
  createHash('sha256').update(`picture:${originalKey}`).digest().subarray(0, 16).toString('base64url')

/** Whether the newest original of a cover, logo or portrait is neither shown nor refused yet. */
export const isBeingMade = (originalKey: string | null, shownKey: string | null, error: string | null): boolean =>
  originalKey !== null && error === null && shownKey !== publicKeyOf(originalKey)
