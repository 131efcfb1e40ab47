/** The largest file; said before one is chosen. */
export const maxFileBytes = 2 * 1024 ** 3

/** Of each part but the last, as the store wants them: equal, and at least 5 MiB. */
export const partBytes = 8 * 1024 ** 2

/** What all materials of one event may take in the store, with what is on its way. */
export const maxEventBytes = 50 * 1024 ** 3

export const maxMaterialsOfEvent = 1000

/** So that one speaker's link cannot use up those of the event, nor its room in the store. */
export const maxMaterialsOfSession = 50
export const maxLinkBytes = 10 * 1024 ** 3

/** What a packed file may take when it is unpacked, and how many times its size beyond a small one. */
export const maxUnpackedBytes = 4 * 1024 ** 3
export const maxUnpackedRatio = 200
export const freeUnpackedBytes = 64 * 1024 ** 2

export const maxZipEntries = 20_000

/** How many parts a file of so many bytes has. */
export const partsOf = (bytes: number): number => Math.ceil(bytes / partBytes)

/** The bytes of one part of it, counted from 1; 0 where there is no such part. */
export const bytesOfPart = (bytes: number, number: number): number =>
  Number.isInteger(number) && number >= 1 ? Math.max(0, Math.min(partBytes, bytes - (number - 1) * partBytes)) : 0

/** What a form without script may carry: it is held in memory while it is read. */
export const maxFormFileBytes = 80 * 1024 ** 2
