import { Buffer } from 'node:buffer'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'

/** What a picture's corners show once it stands upright: from the upper left, clockwise. */
export const cornerColours = ['#d00000', '#00a000', '#e0c000', '#0000d0'] as const

export interface Shot {
  /** 1 to 8, as the camera was held. */
  orientation: number
  /** By the camera's clock, `2025:10-20 09:00:00` with colons in the date. */
  takenAt: string
  offset?: string
  serial: string
}

/** Without loss, and without the time that squeezing it would take. */
const fast = { compressionLevel: 0 }

const square = (side: number, colour: string) =>
  sharp({ create: { width: side, height: side, channels: 3, background: colour } })

/** Noise with a colour in each corner: large as JPEG, and no turn of it looks like another. */
async function uprightPixels(width: number, height: number) {
  const side = Math.round(height / 4)
  const places = [
    { left: 0, top: 0 },
    { left: width - side, top: 0 },
    { left: width - side, top: height - side },
    { left: 0, top: height - side },
  ]
  const squares = await Promise.all(
    cornerColours.map(async (colour, index) => ({
      input: await square(side, colour).png(fast).toBuffer(),
      left: places[index]?.left ?? 0,
      top: places[index]?.top ?? 0,
    })),
  )
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const png = await sharp({ create: { width, height, channels: 3, background: '#000', noise } })
    .composite(squares)
    .png(fast)
    .toBuffer()
  return png
}

type Turn = (picture: Buffer) => Promise<Buffer>

const rotated =
  (degrees: number): Turn =>
  (picture) =>
    sharp(picture).rotate(degrees).png(fast).toBuffer()
const flopped: Turn = (picture) => sharp(picture).flop().png(fast).toBuffer()
const transposed: Turn = async (picture) => flopped(await rotated(90)(picture))

/** How the sensor saw an upright scene when the camera was held so (Exif, Orientation). */
const seen: Record<number, Turn> = {
  1: async (picture) => picture,
  2: flopped,
  3: rotated(180),
  4: async (picture) => rotated(180)(await flopped(picture)),
  5: transposed,
  6: rotated(270),
  7: async (picture) => rotated(180)(await transposed(picture)),
  8: rotated(90),
}

const forms = {
  jpeg: (pixels: Buffer) => sharp(pixels).withIccProfile('p3').jpeg({ quality: 92, chromaSubsampling: '4:4:4' }),
  png: (pixels: Buffer) => sharp(pixels).png(fast),
  webp: (pixels: Buffer) => sharp(pixels).webp({ quality: 98, effort: 0 }),
}

/** The pixels of eight shots, one for each way to hold a camera; as JPEG of a wide gamut, without metadata but its profile. */
export async function sensorPictures(
  width: number,
  height: number,
  form: keyof typeof forms = 'jpeg',
): Promise<Record<number, Buffer>> {
  const upright = await uprightPixels(width, height)
  const made: Record<number, Buffer> = {}
  for (const [orientation, turn] of Object.entries(seen))
    made[Number(orientation)] = await forms[form](await turn(upright)).toBuffer()
  return made
}

type Entry = [tag: number, type: 'ascii' | 'short' | 'long' | 'rational', value: string | number | number[]]

const kinds = { ascii: 2, short: 3, long: 4, rational: 5 }

function bytesOf([, type, value]: Entry): Buffer {
  if (type === 'ascii') return Buffer.from(`${value}\0`, 'latin1')
  const numbers = (Array.isArray(value) ? value : [Number(value)]).flatMap((n) => (type === 'rational' ? [n, 1] : [n]))
  const size = type === 'short' ? 2 : 4
  const bytes = Buffer.alloc(numbers.length * size)
  for (const [index, number] of numbers.entries()) {
    if (size === 2) bytes.writeUInt16LE(number, index * 2)
    else bytes.writeUInt32LE(number, index * 4)
  }
  return bytes
}

/** One directory at an offset; values of more than four bytes follow it. */
function directory(at: number, entries: readonly Entry[], next = 0): Buffer {
  const head = Buffer.alloc(2 + entries.length * 12 + 4)
  head.writeUInt16LE(entries.length, 0)
  const values: Buffer[] = []
  let free = at + head.length
  for (const [index, entry] of entries.entries()) {
    const [place, bytes] = [2 + index * 12, bytesOf(entry)]
    const unit = { ascii: 1, short: 2, long: 4, rational: 8 }[entry[1]]
    head.writeUInt16LE(entry[0], place)
    head.writeUInt16LE(kinds[entry[1]], place + 2)
    head.writeUInt32LE(bytes.length / unit, place + 4)
    if (bytes.length <= 4) bytes.copy(head, place + 8)
    else {
      head.writeUInt32LE(free, place + 8)
      values.push(bytes)
      free += bytes.length
    }
  }
  head.writeUInt32LE(next, head.length - 4)
  return Buffer.concat([head, ...values])
}

/** An Exif block with maker, serial number, capture time, GPS, and a thumbnail that carries GPS of its own. */
export function exifOf({ orientation, takenAt, offset, serial }: Shot, thumbnail = Buffer.alloc(0)): Buffer {
  const details: Entry[] = [
    [0x9003, 'ascii', takenAt],
    ...(offset ? ([[0x9011, 'ascii', offset]] satisfies Entry[]) : []),
    [0xa431, 'ascii', serial],
  ]
  const place: Entry[] = [
    [1, 'ascii', 'N'],
    [2, 'rational', [21, 2, 7]],
    [3, 'ascii', 'E'],
    [4, 'rational', [105, 48, 2]],
  ]
  const main = (detailsAt: number, placeAt: number): Entry[] => [
    [0x010f, 'ascii', 'Secret Camera'],
    [0x0110, 'ascii', 'Model One'],
    [0x0112, 'short', orientation],
    [0x8769, 'long', detailsAt],
    [0x8825, 'long', placeAt],
  ]
  const detailsAt = 8 + directory(8, main(0, 0)).length
  const placeAt = detailsAt + directory(detailsAt, details).length
  const smallAt = placeAt + directory(placeAt, place).length
  const small = (at: number): Entry[] => [
    [0x0103, 'short', 6],
    [0x0201, 'long', at],
    [0x0202, 'long', thumbnail.length],
  ]
  const thumbnailAt = smallAt + directory(smallAt, small(0)).length
  return Buffer.concat([
    Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]),
    directory(8, main(detailsAt, placeAt), thumbnail.length > 0 ? smallAt : 0),
    directory(detailsAt, details),
    directory(placeAt, place),
    ...(thumbnail.length > 0 ? [directory(smallAt, small(thumbnailAt)), thumbnail] : []),
  ])
}

const segment = (content: Buffer) => {
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

const exifSegment = (exif: Buffer) => segment(Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif]))

const withSegments = (jpeg: Buffer, ...segments: Buffer[]) =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])

/** A chunk of a PNG (W3C PNG, 5.3). */
function pngChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  chunk.writeUInt32BE(data.length, 0)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4)
  return chunk
}

/** A chunk of a WebP (RFC 9649, 2.3). */
function webpChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.from(`${type}....`, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

/** A plain lossy WebP as an extended one, whose Exif block stands behind its pixels. */
function webpWithExif(webp: Buffer, exif: Buffer): Buffer {
  const size = Buffer.alloc(10)
  size[0] = 0x08
  size.writeUIntLE((webp.readUInt16LE(26) & 0x3fff) - 1, 4, 3)
  size.writeUIntLE((webp.readUInt16LE(28) & 0x3fff) - 1, 7, 3)
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    ...[webpChunk('VP8X', size), webp.subarray(12), webpChunk('EXIF', exif)],
  ])
  return webpChunk('RIFF', body)
}

/** A picture as a camera writes it: Exif with GPS, serial number and a thumbnail with GPS, and the same in XMP; PNG and WebP have the block alone. */
export async function shoot(sensor: Buffer, shot: Shot): Promise<Buffer> {
  if (sensor[0] === 0x89)
    return Buffer.concat([sensor.subarray(0, 33), pngChunk('eXIf', exifOf(shot)), sensor.subarray(33)])
  if (sensor[0] === 0x52) return webpWithExif(sensor, exifOf(shot))
  const small = await square(64, '#888888').jpeg().toBuffer()
  const thumbnail = withSegments(small, exifSegment(exifOf(shot)))
  const xmp = `http://ns.adobe.com/xap/1.0/\0<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="21,2.1N" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" aux:SerialNumber="${shot.serial}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  return withSegments(sensor, exifSegment(exifOf(shot, thumbnail)), segment(Buffer.from(xmp, 'latin1')))
}
