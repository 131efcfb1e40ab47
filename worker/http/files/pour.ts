/** Ends quietly when the reader goes away: then there is nobody to tell. */
export async function pour(source: ReadableStream<Uint8Array>, target: WritableStream<Uint8Array>): Promise<void> {
  const writer = target.getWriter()
  writer.closed.catch(() => undefined)
  try {
    for await (const piece of source) await writer.write(piece)
    await writer.close()
  } catch {
    await writer.abort().catch(() => undefined)
  }
}
