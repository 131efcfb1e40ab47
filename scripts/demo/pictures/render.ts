import sharp from 'sharp'

export interface Picture {
  /** Names the file and the upload: sent again, it stays one photo. */
  name: string
  scene: string
  /** Of the drawing; the picture has its aspect ratio. */
  drawing: readonly [width: number, height: number]
  width: number
  format: 'jpeg' | 'png' | 'webp'
  /** Written into the Exif data, as a phone would: no public file may carry it. */
  position?: 'Hanoi'
}

const hanoi = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '21/1 2/1 30/1',
  GPSLongitudeRef: 'E',
  GPSLongitude: '105/1 48/1 0/1',
}

/** Draws a scene at its size, as a camera or a phone would hand it over. */
export async function render({ scene, drawing, width, format, position }: Picture): Promise<Uint8Array<ArrayBuffer>> {
  const [w, h] = drawing
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${width}" height="${Math.round((width * h) / w)}">${scene}</svg>`
  const image = sharp(Buffer.from(svg)).flatten().toFormat(format, { quality: 86 })
  if (position) image.withExif({ IFD0: { Make: 'Demo', Model: 'Drawn by the demo' }, IFD3: hanoi })
  return new Uint8Array(await image.toBuffer())
}

export const fileName = ({ name, format }: Picture) => `${name}.${format === 'jpeg' ? 'jpg' : format}`

export const contentType = ({ format }: Picture) => `image/${format}`
