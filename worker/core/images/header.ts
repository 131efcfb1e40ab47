import type { Capture } from './exif.ts'

export interface Dimensions {
  width: number
  height: number
}

/** What the header of one format says; `moves` when it is an animation. */
export interface HeaderFacts extends Dimensions {
  moves: boolean
  capture?: Capture
}

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** ASCII text inside a header; shorter where the bytes end. */
export const textAt = (view: DataView, at: number, length: number) =>
  String.fromCharCode(
    ...new Uint8Array(view.buffer, view.byteOffset + at, Math.max(0, Math.min(length, view.byteLength - at))),
  )
