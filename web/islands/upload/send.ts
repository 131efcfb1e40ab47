export interface Answer {
  status: number
  text: string
}

export interface Sending {
  method: string
  path: string
  body: string | ArrayBuffer | Blob | null
  headers?: Record<string, string>
  onProgress?: (loaded: number) => void
  /** Holds the request while it runs, so that a pause can end it. */
  requests: Set<XMLHttpRequest>
}

/** What the server will not take; its words are for the reader. */
export class Refusal extends Error {}

/** What the server said to a refused file, in its words. */
export function refusalIn({ status, text }: Answer): string {
  try {
    const { title, detail } = JSON.parse(text) as { title?: string; detail?: string }
    return [title, detail].filter(Boolean).join('. ')
  } catch {
    return String(status)
  }
}

/** SHA-256 as 64 hex digits. */
export async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** One request; status 0 where the network is gone. XMLHttpRequest, because fetch tells nothing of how far a body has come. */
export function send({ method, path, body, headers = {}, onProgress, requests }: Sending): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open(method, path)
    request.setRequestHeader('Accept', 'application/json')
    if (body !== null) {
      request.setRequestHeader(
        'Content-Type',
        typeof body === 'string' ? 'application/json' : 'application/octet-stream',
      )
    }
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded }) => onProgress?.(loaded)
    request.onloadend = () => {
      requests.delete(request)
      resolve({ status: request.status, text: request.responseText })
    }
    requests.add(request)
    request.send(body)
  })
}
