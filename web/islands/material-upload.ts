import { type Answer, Refusal, refusalIn, type Sending, send, sha256Of } from './upload/send.ts'

/** What the server knows of an upload. */
interface Known {
  id: string
  partBytes: number
  isFinished?: boolean
  parts: { number: number; sha256: string }[]
}

const inParallel = 3
const maxTries = 6

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Sends one large file in parts, some at a time; what came stays over a pause, a lost network and a closed page. */
class MaterialUpload extends HTMLElement {
  #file: File | undefined
  #known: Known | undefined
  /** Bytes on their way, by part. */
  #going = new Map<number, number>()
  #sent = new Set<number>()
  #requests = new Set<XMLHttpRequest>()
  /** The last of the requests that are sent again. */
  #again: Promise<unknown> = Promise.resolve()
  #isRunning = false
  #began = 0
  #bytesAtStart = 0
  #bar = document.createElement('progress')
  #status = document.createElement('p')
  #speed = document.createElement('p')
  #button = document.createElement('button')
  #cancel = document.createElement('button')

  connectedCallback() {
    const input = this.querySelector<HTMLInputElement>('input[type=file]')
    // Checksums want a secure page; without one the form does it all.
    if (!input || !crypto.subtle) return
    this.classList.add('scripted')
    this.#bar.max = 1
    this.#bar.hidden = true
    this.#bar.setAttribute('aria-label', this.#word('sending'))
    this.#status.setAttribute('role', 'status')
    for (const button of [this.#button, this.#cancel]) {
      button.type = 'button'
      button.className = 'secondary'
      button.hidden = true
    }
    this.#cancel.textContent = this.#word('cancel')
    this.append(this.#bar, this.#speed, this.#status, this.#button, this.#cancel)
    this.#button.addEventListener('click', () => (this.#isRunning ? this.#pause() : void this.#run()))
    this.#cancel.addEventListener('click', () => void this.#end())
    input.addEventListener('change', () => this.#choose(input.files?.[0]))
    this.addEventListener('dragover', (event) => event.preventDefault())
    this.addEventListener('drop', (event) => {
      event.preventDefault()
      this.#choose(event.dataTransfer?.files[0])
    })
  }

  #word = (name: string) => this.dataset[name] ?? ''

  #choose(file: File | undefined) {
    if (!file || this.#isRunning) return
    this.#file = undefined
    this.#known = undefined
    this.#sent.clear()
    this.#bar.value = 0
    if (file.size > Number(this.dataset.maxBytes)) {
      this.#status.textContent = this.#word('tooLarge')
      return
    }
    this.#file = file
    void this.#run()
  }

  /** Under which the browser remembers the upload of just this file; never the page's address, which may be a secret link. */
  #fingerprint = ({ name, size, lastModified }: File) =>
    `upload ${this.#word('material')} ${name} ${size} ${lastModified}`

  async #run() {
    const file = this.#file
    if (!file) return
    this.#isRunning = true
    this.#bar.hidden = false
    this.#button.hidden = false
    this.#cancel.hidden = false
    this.#button.textContent = this.#word('pause')
    this.#status.textContent = this.#word('reading')
    try {
      const known = await this.#begin(file)
      this.#began = performance.now()
      this.#bytesAtStart = this.#bytesSent(file, known)
      const waiting = this.#missing(file, known)
      this.#status.textContent = this.#word('sending')
      await Promise.all(Array.from({ length: inParallel }, () => this.#sendEach(file, known, waiting)))
      if (this.#isRunning) await this.#finish(file, known)
    } catch (error) {
      if (this.#isRunning) this.#stop(error instanceof Refusal ? error.message : this.#word('failed'))
    }
  }

  #pause() {
    this.#stop(this.#word('paused'))
  }

  /** Gives the upload up: what came leaves the store. */
  async #end() {
    const [file, known] = [this.#file, this.#known]
    this.#stop(this.#word('paused'))
    if (!file || !known) return
    const answer = await this.#ask('POST', `${this.#word('uploads')}/${known.id}/cancellation`)
    // Followed to the page that says it is done; what is gone already is as good.
    if (answer.status >= 400 && answer.status !== 404) return this.#stop(refusalIn(answer))
    localStorage.removeItem(this.#fingerprint(file))
    location.assign(this.#word('cancelled'))
  }

  #stop(words: string) {
    this.#isRunning = false
    for (const request of this.#requests) request.abort()
    this.#going.clear()
    this.#status.textContent = words
    this.#speed.textContent = ''
    this.#button.textContent = this.#word('resume')
  }

  /** The upload of this file that the server still has, or a new one. */
  async #begin(file: File): Promise<Known> {
    if (this.#known) return this.#known
    const key = this.#fingerprint(file)
    const earlier = localStorage.getItem(key)
    const uploads = this.#word('uploads')
    const found = earlier ? await this.#answer({ method: 'GET', path: `${uploads}/${earlier}`, body: null }) : undefined
    let known = found?.status === 200 ? (JSON.parse(found.text) as Known) : undefined
    if (!known || known.isFinished) {
      const body = JSON.stringify({ fileName: file.name.toWellFormed(), bytes: file.size })
      known = JSON.parse((await this.#asked({ method: 'POST', path: uploads, body })).text) as Known
    }
    localStorage.setItem(key, known.id)
    for (const { number, sha256 } of known.parts) {
      if ((await this.#read(file, known, number)).sha256 === sha256) this.#sent.add(number)
    }
    this.#known = known
    return known
  }

  #missing = (file: File, { partBytes }: Known) =>
    Array.from({ length: Math.ceil(file.size / partBytes) }, (_, index) => index + 1).filter(
      (number) => !this.#sent.has(number),
    )

  async #read(file: File, { partBytes }: Known, number: number) {
    const bytes = await file.slice((number - 1) * partBytes, number * partBytes).arrayBuffer()
    return { bytes, sha256: await sha256Of(bytes) }
  }

  async #sendEach(file: File, known: Known, waiting: number[]) {
    for (let number = waiting.shift(); number !== undefined && this.#isRunning; number = waiting.shift()) {
      const { bytes, sha256 } = await this.#read(file, known, number)
      const part = number
      const path = `${this.#word('uploads')}/${known.id}/parts/${number}`
      const onProgress = (loaded: number) => {
        this.#going.set(part, loaded)
        this.#show(file, known)
      }
      await this.#asked({ method: 'PUT', path, body: bytes, headers: { 'X-SHA256': sha256 }, onProgress })
      this.#going.delete(number)
      this.#sent.add(number)
      this.#show(file, known)
    }
  }

  async #finish(file: File, known: Known) {
    this.#status.textContent = this.#word('finishing')
    const path = `${this.#word('uploads')}/${known.id}/completion`
    const answer = await this.#answer({ method: 'POST', path, body: null })
    // Finished already: the answer to an earlier try was lost.
    const isDone = answer.status === 201 || answer.text.includes('upload.finished')
    if (!isDone) throw new Refusal(refusalIn(answer))
    localStorage.removeItem(this.#fingerprint(file))
    this.#isRunning = false
    location.assign(this.#word('done'))
  }

  #bytesSent(file: File, { partBytes }: Known): number {
    const sizes = [...this.#sent].map((number) => Math.min(partBytes, file.size - (number - 1) * partBytes))
    return [...sizes, ...this.#going.values()].reduce((sum, bytes) => sum + bytes, 0)
  }

  /** How far it is; a part that is sent again never takes the bar back. */
  #show(file: File, known: Known) {
    const bytes = this.#bytesSent(file, known)
    this.#bar.value = Math.max(this.#bar.value, bytes / file.size)
    const perSecond = (bytes - this.#bytesAtStart) / ((performance.now() - this.#began) / 1000)
    if (perSecond <= 0) return
    const seconds = Math.ceil((file.size - bytes) / perSecond)
    const left = seconds < 90 ? this.#amount('seconds', seconds) : this.#amount('minutes', Math.ceil(seconds / 60))
    const speed = new Intl.NumberFormat(document.documentElement.lang, {
      style: 'unit',
      unit: 'megabyte',
      maximumFractionDigits: 1,
    }).format(perSecond / 1024 ** 2)
    this.#speed.textContent = this.#word('speed').replace('#', speed).replace('@', left)
  }

  #amount = (name: string, n: number) => this.#word(name).replace('#', String(n))

  /** The same, where only a good answer lets the upload go on; throws what is refused. */
  async #asked(request: Omit<Sending, 'requests'>): Promise<Answer> {
    const answer = await this.#answer(request)
    if (answer.status >= 200 && answer.status < 300) return answer
    throw new Refusal(refusalIn(answer))
  }

  /** What the server says, once it says something: waits out a lost network and a busy server. */
  async #answer(request: Omit<Sending, 'requests'>): Promise<Answer> {
    for (let [tries, isAgain] = [0, false]; ; isAgain = true) {
      const answer = await (isAgain ? this.#sendAgain(request) : this.#send(request))
      // What came counts, though the reader paused meanwhile.
      if (answer.status >= 200 && answer.status < 300) return answer
      if (!this.#isRunning) throw new Error('paused')
      if (answer.status === 0) this.#status.textContent = this.#word('offline')
      else if (answer.status < 500 && ![408, 429].includes(answer.status)) return answer
      else if (++tries >= maxTries) throw new Error('failed')
      await sleep(1000 * 2 ** Math.min(tries, 4) * (0.5 + Math.random()))
      if (!this.#isRunning) throw new Error('paused')
      this.#status.textContent = this.#word('sending')
    }
  }

  #send = (request: Omit<Sending, 'requests'>) => send({ ...request, requests: this.#requests })

  /** One after the other: parts that share a weak network would never come through before it goes again. */
  #sendAgain(request: Omit<Sending, 'requests'>): Promise<Answer> {
    const answer = this.#again.then(() => (this.#isRunning ? this.#send(request) : { status: 0, text: '' }))
    this.#again = answer
    return answer
  }

  #ask = (method: string, path: string) => send({ method, path, body: null, requests: this.#requests })
}

customElements.define('material-upload', MaterialUpload)
