import { downloadName } from '#worker/core/text/file-name.ts'
import { type FileType, forms } from './types.ts'

/** The name of a checked file in its address and on the reader's disk. */
export const nameOf = ({ fileName, type }: { fileName: string; type: FileType }) =>
  downloadName(fileName, forms[type].endings)

/** The path of a checked file's download. */
export const downloadPath = (file: { publicKey: string; fileName: string; type: FileType }) =>
  `/files/material-${file.publicKey}/${encodeURIComponent(nameOf(file))}`
