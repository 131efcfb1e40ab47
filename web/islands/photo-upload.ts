/** One file on its way; its key stays the same over every try, so that it becomes one photo. */
interface Item {
  file: File
  key: string
  row: HTMLLIElement
  bar: HTMLProgressElement
  status: HTMLSpanElement
  retry: HTMLButtonElement
  tries: number
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'refused'
}

const inParallel = 3
const maxTries = 4
const maxBytes = 40 * 1024 * 1024

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** What the server said to a refused file, in its words. */
function refusalIn(request: XMLHttpRequest): string {
  try {
    const { title, detail } = JSON.parse(request.responseText) as { title?: string; detail?: string }
    return [title, detail].filter(Boolean).join('. ')
  } catch {
    return String(request.status)
  }
}

/** Uploads many pictures, each by itself with its own bar, and says when all of them are prepared. */
class PhotoUpload extends HTMLElement {
  #items: Item[] = []
  #isPolling = false
  #list = document.createElement('ul')
  #total = document.createElement('p')
  #prepared = document.createElement('p')

  connectedCallback() {
    const input = this.querySelector<HTMLInputElement>('input[type=file]')
    if (!input) return
    this.classList.add('live')
    this.#total.setAttribute('role', 'status')
    this.#prepared.setAttribute('role', 'status')
    this.#list.className = 'uploads'
    this.append(this.#total, this.#prepared, this.#list)
    input.addEventListener('change', () => {
      this.#add(input.files)
      input.value = ''
    })
    this.addEventListener('dragover', (event) => {
      event.preventDefault()
      this.classList.add('over')
    })
    this.addEventListener('dragleave', () => this.classList.remove('over'))
    this.addEventListener('drop', (event) => {
      event.preventDefault()
      this.classList.remove('over')
      this.#add(event.dataTransfer?.files)
    })
    addEventListener('beforeunload', this.#hold)
  }

  disconnectedCallback() {
    removeEventListener('beforeunload', this.#hold)
  }

  /** The browser asks before it drops uploads that still run. */
  readonly #hold = (event: BeforeUnloadEvent) => {
    if (this.#items.some((item) => item.state === 'waiting' || item.state === 'sending')) event.preventDefault()
  }

  #word = (name: string) => this.dataset[name] ?? ''

  #add(files: FileList | null | undefined) {
    for (const file of files ?? []) {
      const item = this.#row(file)
      this.#items.push(item)
      this.#list.append(item.row)
      if (file.size > maxBytes) this.#settle(item, 'refused', this.#word('tooLarge'))
    }
    this.#next()
  }

  #row(file: File): Item {
    const [row, name, bar, status, retry] = [
      document.createElement('li'),
      document.createElement('span'),
      document.createElement('progress'),
      document.createElement('span'),
      document.createElement('button'),
    ]
    name.textContent = file.name
    name.className = 'name'
    bar.max = 1
    bar.value = 0
    bar.setAttribute('aria-label', file.name)
    status.textContent = this.#word('waiting')
    status.className = 'status'
    retry.type = 'button'
    retry.className = 'secondary'
    retry.textContent = this.#word('retry')
    retry.setAttribute('aria-label', `${this.#word('retry')}: ${file.name}`)
    retry.hidden = true
    row.append(name, bar, status, retry)
    const item: Item = { file, key: crypto.randomUUID(), row, bar, status, retry, tries: 0, state: 'waiting' }
    retry.addEventListener('click', () => {
      item.tries = 0
      this.#settle(item, 'waiting', this.#word('waiting'))
      this.#next()
    })
    return item
  }

  #settle(item: Item, state: Item['state'], words: string) {
    item.state = state
    item.row.dataset.state = state
    item.status.textContent = words
    item.retry.hidden = state !== 'failed'
    const sent = this.#items.filter((other) => other.state === 'sent').length
    this.#total.textContent = this.#word('uploaded').replace('#', String(sent)).replace('@', String(this.#items.length))
  }

  #next() {
    const sending = this.#items.filter((item) => item.state === 'sending').length
    const waiting = this.#items.filter((item) => item.state === 'waiting')
    for (const item of waiting.slice(0, inParallel - sending)) void this.#send(item)
  }

  async #send(item: Item) {
    this.#settle(item, 'sending', this.#word('sending'))
    while (item.state === 'sending') {
      const request = await this.#post(item)
      if (request.status === 200 || request.status === 201) this.#settle(item, 'sent', this.#word('sent'))
      else if (request.status !== 0 && request.status < 500 && request.status !== 429)
        this.#settle(item, 'refused', refusalIn(request))
      else if (++item.tries >= maxTries) this.#settle(item, 'failed', this.#word('failed'))
      else {
        item.status.textContent = this.#word('again')
        await sleep(1000 * 2 ** item.tries * (0.5 + Math.random()))
      }
    }
    this.#next()
    if (item.state === 'sent') void this.#poll()
  }

  /** XMLHttpRequest, because fetch tells nothing of how far a body has come. */
  #post({ file, key, bar }: Item): Promise<XMLHttpRequest> {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest()
      request.open('POST', this.#word('uploads'))
      request.setRequestHeader('Accept', 'application/json')
      request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
      request.setRequestHeader('X-Upload-Key', key)
      request.setRequestHeader('X-File-Name', encodeURIComponent(file.name.toWellFormed()))
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) bar.value = event.loaded / event.total
      }
      request.onloadend = () => resolve(request)
      request.send(file)
    })
  }

  /** Asks how many photos are still being prepared until none is and no file is on its way. */
  async #poll() {
    if (this.#isPolling) return
    this.#isPolling = true
    let left = 1
    while (left > 0 || this.#items.some((item) => item.state === 'sending')) {
      await sleep(1500)
      const answer = await fetch(this.#word('progress'), { headers: { Accept: 'application/json' } }).catch(() => null)
      if (!answer?.ok) continue
      const { processing } = (await answer.json()) as { processing: number }
      left = processing
      const rule = new Intl.PluralRules(document.documentElement.lang).select(left)
      const words = this.#word(rule === 'one' ? 'processingOne' : 'processingOther')
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
