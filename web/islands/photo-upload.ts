import { asJpeg } from './upload/as-jpeg.ts'
import { forget, keep, keptOf } from './upload/kept-pictures.ts'
import { Overall } from './upload/overall.ts'
import { PictureRow } from './upload/picture-row.ts'
import { refusalIn, send, sha256Of } from './upload/send.ts'
import { takeDrops } from './upload/take-drops.ts'

/** What the server answers before a byte is sent. */
interface Announced {
  known: string[]
  room: number
}

/** Of a network that breaks, one takes what it can; each that comes lets one more go beside it. */
const mostAtOnce = 3
/** So many are checked at once: enough to save requests, few enough to begin soon. */
const announcedAtOnce = 12
const maxTries = 4
/** The picture itself is at fault, and no other try will help. */
const hopeless = [400, 411, 413, 415, 422]
/** It was the network, or came at a bad moment. */
const passing = [0, 408, 429]
const maxBytes = 40 * 1024 * 1024

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const encoder = new TextEncoder()

/** Uploads many pictures, each by itself: what the server has is left out, what has not come goes on after a reload or a lost network. */
class PhotoUpload extends HTMLElement {
  #rows: PictureRow[] = []
  /** Checked and not known to the server. */
  #ready: PictureRow[] = []
  #requests = new Set<XMLHttpRequest>()
  #gallery = ''
  #isChecking = false
  #isPolling = false
  #sending = 0
  #atOnce = mostAtOnce
  #overall: Overall | undefined
  #list = document.createElement('ul')
  #prepared = document.createElement('p')

  connectedCallback() {
    const input = this.querySelector<HTMLInputElement>('input[type=file]')
    // Checksums want a secure page; without one the form does it all.
    if (!input || !crypto.subtle) return
    this.classList.add('scripted')
    this.#prepared.setAttribute('role', 'status')
    const words = { total: this.#word('total'), notTaken: this.#word('notTaken'), left: this.#word('left') }
    this.#overall = new Overall(this.#word('sending'), { ...words, retryAll: this.#word('retryAll') })
    this.#overall.onRetryAll = () => this.#again(this.#rows.filter(({ state }) => state === 'failed'))
    this.#list.className = 'uploads'
    // It scrolls, so that hundreds of pictures leave room for the page: by keyboard too.
    this.#list.tabIndex = 0
    this.#list.setAttribute('aria-label', input.labels?.[0]?.textContent ?? '')
    this.#list.hidden = true
    this.append(...this.#overall.elements, this.#prepared, this.#list)
    input.addEventListener('change', () => {
      void this.#add([...(input.files ?? [])])
      input.value = ''
    })
    takeDrops(this, (files) => void this.#add(files))
    this.addEventListener('retry', (event) => this.#again([(event as CustomEvent<PictureRow>).detail]))
    this.addEventListener('forget', (event) => this.#leaveOut(event as CustomEvent<PictureRow>))
    addEventListener('online', () => this.#next())
    void this.#resume()
  }

  #word = (name: string) => this.dataset[name] ?? ''

  /** What an earlier visit left goes on by itself. */
  async #resume() {
    const path = new URL(this.#word('uploads'), location.href).pathname
    this.#gallery = await sha256Of(encoder.encode(path).buffer)
    const kept = await keptOf(this.#gallery).catch(() => [])
    if (kept.length === 0) return
    for (const { file, key } of kept) this.#row(file, key)
    this.#prepared.textContent = this.#word('resumed')
    this.#next()
  }

  #row(file: File, key: string): PictureRow {
    const row = new PictureRow(file, key, { retry: this.#word('retry'), forget: this.#word('forget') })
    this.#rows.push(row)
    this.#list.hidden = false
    this.#list.append(row.element)
    row.stand('waiting', this.#word('waiting'))
    return row
  }

  async #add(files: File[]) {
    for (const file of files) {
      const row = this.#row(await asJpeg(file), crypto.randomUUID())
      if (row.file.size > maxBytes) this.#settle(row, 'refused', this.#word('tooLarge'))
      else await keep({ key: row.key, gallery: this.#gallery, file: row.file }).catch(() => undefined)
      this.#next()
    }
  }

  #again(rows: readonly PictureRow[]) {
    for (const row of rows) {
      row.tries = 0
      row.stand('waiting', this.#word('waiting'))
    }
    this.#next()
  }

  #leaveOut({ detail: row }: CustomEvent<PictureRow>) {
    this.#rows = this.#rows.filter((other) => other !== row)
    row.element.remove()
    void forget(row.key).catch(() => undefined)
    this.#show()
  }

  /** What came, what is here already and what will never be taken needs no keeping. */
  #settle(row: PictureRow, state: 'sent' | 'known' | 'refused', words: string) {
    row.stand(state, words)
    void forget(row.key).catch(() => undefined)
    this.#show()
  }

  #next() {
    void this.#check()
    while (this.#sending < this.#atOnce) {
      const row = this.#ready.shift()
      if (!row) break
      this.#sending += 1
      void this.#send(row).finally(() => {
        this.#sending -= 1
        this.#next()
      })
    }
    this.#show()
  }

  /** Hashes what waits and asks the server which of it is new, before a byte is sent. */
  async #check() {
    if (this.#isChecking || this.#ready.length >= announcedAtOnce) return
    this.#isChecking = true
    const rows = this.#rows.filter(({ state }) => state === 'waiting').slice(0, announcedAtOnce)
    const hashes = new Map<PictureRow, string>()
    for (const row of rows) {
      row.stand('reading', this.#word('reading'))
      const bytes = await row.file.arrayBuffer().catch(() => undefined)
      if (bytes) hashes.set(row, await sha256Of(bytes))
      else row.stand('failed', this.#word('failed'))
    }
    if (hashes.size > 0) await this.#sortOut(hashes)
    this.#isChecking = false
    if (rows.length > 0) this.#next()
  }

  /** What is known is done, what there is room for is sent, what cannot be asked waits or tells why. */
  async #sortOut(hashes: Map<PictureRow, string>) {
    const body = JSON.stringify({ hashes: [...hashes.values()] })
    const answer = await send({ method: 'POST', path: this.#word('uploads'), body, requests: this.#requests })
    if (answer.status !== 200) {
      const isLost = answer.status < 400 || answer.status >= 500 || passing.includes(answer.status)
      const words = isLost ? this.#word(navigator.onLine ? 'again' : 'offline') : refusalIn(answer)
      for (const row of hashes.keys()) row.stand(isLost ? 'waiting' : 'failed', words)
      return isLost ? sleep(3000) : undefined
    }
    const { known, room } = JSON.parse(answer.text) as Announced
    for (const [row, hash] of hashes) {
      if (known.includes(hash)) this.#settle(row, 'known', this.#word('known'))
      else if (this.#ready.length + this.#sending < room) this.#ready.push(row)
      else this.#beyond(row, room)
    }
  }

  /** Whoever chose more than there is room for learns it before those are sent. */
  #beyond(row: PictureRow, room: number) {
    this.#settle(row, 'refused', this.#word('noRoom'))
    const words = this.#word('beyondRoom').replace('@', String(this.#rows.length))
    this.#prepared.textContent = words.replace('#', String(room))
  }

  async #send(row: PictureRow) {
    row.stand('sending', this.#word('sending'))
    while (row.state === 'sending') {
      const answer = await this.#put(row)
      if (answer.status === 0) this.#atOnce = 1
      if (answer.status === 200 || answer.status === 201) this.#arrive(row)
      else if (answer.status === 0 && this.#sending > 1) row.stand('waiting', this.#word('waiting'))
      else if (hopeless.includes(answer.status)) this.#settle(row, 'refused', refusalIn(answer))
      else if (answer.status < 500 && !passing.includes(answer.status)) row.stand('failed', refusalIn(answer))
      else if (answer.status !== 0 && ++row.tries >= maxTries) row.stand('failed', this.#word('failed'))
      else {
        row.say(this.#word(navigator.onLine ? 'again' : 'offline'))
        await sleep(1000 * 2 ** Math.min(row.tries, 4) * (0.5 + Math.random()))
      }
    }
    if (row.state === 'sent') void this.#poll()
  }

  #arrive(row: PictureRow) {
    this.#atOnce = Math.min(mostAtOnce, this.#atOnce + 1)
    this.#settle(row, 'sent', this.#word('sent'))
  }

  #put(row: PictureRow) {
    const [path, query] = this.#word('uploads').split('?')
    this.#overall?.begin(this.#rows)
    return send({
      method: 'PUT',
      path: `${path}/${row.key}?${query ?? ''}`,
      body: row.file,
      headers: { 'X-File-Name': encodeURIComponent(row.file.name.toWellFormed()) },
      onProgress: (loaded) => {
        row.progress(loaded)
        this.#show()
      },
      requests: this.#requests,
    })
  }

  #show() {
    this.#overall?.show(this.#rows, this.#sending)
  }

  /** Asks how many photos are still being prepared until none is and no file is on its way. */
  async #poll() {
    if (this.#isPolling) return
    this.#isPolling = true
    for (let left = 1; left > 0 || this.#sending > 0; ) {
      await sleep(1500)
      const answer = await fetch(this.#word('progress'), { headers: { Accept: 'application/json' } }).catch(() => null)
      if (!answer?.ok) continue
      left = ((await answer.json()) as { processing: number }).processing
      const rule = new Intl.PluralRules(document.documentElement.lang).select(left)
      const words = this.#word(rule === 'one' ? 'preparingOne' : 'preparingOther')
      this.#prepared.textContent = left > 0 ? words.replace('#', String(left)) : this.#word('ready')
    }
    this.#isPolling = false
    this.#offerPage()
  }

  /** A link instead of a reload: half-written descriptions on the page stay. */
  #offerPage() {
    const link = document.createElement('a')
    link.href = location.href
    link.textContent = this.#word('show')
    this.#prepared.append(' ', link)
  }
}

customElements.define('photo-upload', PhotoUpload)
