const isHeic = ({ type, name }: File) => /^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name)

/** How an Exif block begins, by the order of its bytes (TIFF 6.0): no pixels look like it. */
const beginnings = [
  [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0],
  [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
]

const orientationTag = 0x0112

/** When and with which camera stands near the beginning. */
const maxBlockBytes = 16 * 1024

/** What the camera wrote, without the turn, which the browser has done already; undefined where it wrote nothing. */
function exifOf(bytes: Uint8Array): Uint8Array | undefined {
  const isBeginning = (at: number) => beginnings.some((begins) => begins.every((byte, n) => bytes[at + n] === byte))
  const at = bytes.findIndex((byte, index) => (byte === 0x49 || byte === 0x4d) && isBeginning(index))
  if (at < 0) return undefined
  const block = bytes.slice(at, at + maxBlockBytes)
  const view = new DataView(block.buffer)
  const isLittle = block[0] === 0x49
  for (let entry = 10, left = view.getUint16(8, isLittle); left > 0 && entry + 12 <= block.length; left--, entry += 12)
    if (view.getUint16(entry, isLittle) === orientationTag) view.setUint16(entry + 8, 1, isLittle)
  return block
}

/** A JPEG that says when it was taken, so that it stands in order of capture as if it had come as it was. */
async function withExif(jpeg: Blob, from: File): Promise<BlobPart[]> {
  const exif = exifOf(new Uint8Array(await from.arrayBuffer()))
  if (!exif) return [jpeg]
  const mark = new TextEncoder().encode('Exif\0\0')
  const length = 2 + mark.length + exif.length
  return [
    jpeg.slice(0, 2),
    new Uint8Array([0xff, 0xe1, length >> 8, length & 255]),
    mark,
    exif,
    jpeg.slice(2),
  ] as BlobPart[]
}

/** A phone's own picture as JPEG, where this browser can decode it; anything else, and what it cannot, as it is. */
export async function asJpeg(file: File): Promise<File> {
  if (!isHeic(file)) return file
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return file
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92))
  if (!jpeg) return file
  const { name, lastModified } = file
  const parts = await withExif(jpeg, file)
  return new File(parts, name.replace(/\.hei[cf]$/i, '.jpg'), { type: 'image/jpeg', lastModified })
}
