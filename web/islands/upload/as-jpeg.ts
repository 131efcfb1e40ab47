const isHeic = ({ type, name }: File) => /^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name)

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
  const { name, lastModified } = file
  return jpeg ? new File([jpeg], name.replace(/\.hei[cf]$/i, '.jpg'), { type: 'image/jpeg', lastModified }) : file
}
