const first = new TextEncoder().encode('%PDF-')

/** A body that begins and breaks off. */
export const brokenBody = () =>
  new ReadableStream<Uint8Array>({
    start: (body) => body.enqueue(first),
    pull: (body) => body.error(new Error('the network is gone')),
  })

/** A body that begins and never goes on. */
export const hangingBody = () =>
  new ReadableStream<Uint8Array>({ start: (body) => body.enqueue(first), pull: () => new Promise(() => undefined) })
