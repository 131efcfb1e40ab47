/** The rules of registration in plain words, held in memory: what `model.test.ts` compares the database with. */

import { type Guest, isLive, type Offer, openOffer, type Rules } from './registration-guests.ts'

const hour = 3_600_000
/** How often places are handed on within one action. */
const rounds = 4
const maxLapses = 3

export class RegistrationModel {
  guests: Guest[] = []
  isCancelled = false
  sequence = 0
  /** Who waits for each kind, in order, with the number that they drew. */
  lines: Map<string, { guest: Guest; drew: number }[]>
  #drawn = 0
  #again = new Map<string, number[]>()
  readonly rules: Rules

  constructor(rules: Rules) {
    this.rules = rules
    this.lines = new Map(rules.kinds.map(({ id }) => [id, []]))
  }

  /** Places of a kind that are gone: confirmed, or held by an open offer. */
  taken = (kind: string) =>
    this.guests.filter((guest) => guest.state === 'confirmed' && guest.kind === kind).length +
    this.guests.filter((guest) => openOffer(guest)?.kind === kind).length

  waiting = (kind: string) => this.#line(kind).length

  isOpen = (now: number) => !this.isCancelled && now < this.rules.endsAt

  /** When the line stops. */
  get cutoff() {
    const { cutoffHours, startsAt, endsAt } = this.rules
    return cutoffHours === null ? endsAt : startsAt - cutoffHours * hour
  }

  register(now: number, who: { key: string; mailbox: string; preferences: string[] }) {
    const known = this.guests.find(({ key, mailbox }) => key === who.key && mailbox === who.mailbox)
    if (known) return this.#answer(known)
    if (!this.isOpen(now)) return this.isCancelled ? 'registration.event_cancelled' : 'registration.closed'
    const live = this.guests.find((guest) => isLive(guest) && guest.mailbox === who.mailbox)
    if (live) {
      this.#tellAgain(now, live)
      return 'already-registered'
    }
    const wanted = this.#inOrder(who.preferences).filter((kind) => this.#isFor(kind, who.mailbox))
    const [first] = wanted
    if (first === undefined) return 'registration.no_place_kind'
    const free = wanted.find((kind) => this.#isFreeForNewcomers(kind))
    const state = this.rules.needsApproval ? 'pending' : free === undefined ? 'waitlisted' : 'confirmed'
    const guest = this.#arrive(who, {
      state,
      kind: state === 'confirmed' ? (free ?? first) : first,
      preferences: wanted,
    })
    guest.told.push(`registration.${state}`)
    guest.history.push('registration.received')
    return this.#answer(guest)
  }

  /** An organiser adds somebody by hand: whatever the kind is for, and beyond the capacity. */
  add(now: number, who: { key: string; mailbox: string; preferences: string[] }) {
    const known = this.guests.find(({ key, mailbox }) => key === who.key && mailbox === who.mailbox)
    if (known) return this.#answer(known)
    if (this.guests.some((guest) => isLive(guest) && guest.mailbox === who.mailbox)) return 'already-registered'
    if (!this.isOpen(now)) return this.isCancelled ? 'registration.event_cancelled' : 'registration.closed'
    const wanted = this.#inOrder(who.preferences)
    const kind = wanted.find((wish) => this.#isFreeForNewcomers(wish)) ?? wanted[0] ?? ''
    const guest = this.#arrive(who, { state: 'confirmed', kind, preferences: wanted })
    guest.told.push('registration.confirmed')
    guest.history.push('registration.added')
    return this.#answer(guest)
  }

  cancel(now: number, guest: Guest, by: 'guest' | 'organiser') {
    if (isLive(guest) && (by === 'organiser' || now < this.rules.endsAt)) {
      guest.told.push('registration.cancelled')
      guest.history.push('registration.cancelled')
      this.#settle(guest, 'withdrawn')
      this.#end(guest, 'cancelled')
    }
    const isOut = by === 'organiser' || guest.state === 'cancelled'
    return this.#handOn(now, isOut ? 'ok' : 'registration.not_cancellable')
  }

  choose(now: number, guest: Guest, preferences: string[]) {
    if (!['confirmed', 'waitlisted', 'offered'].includes(guest.state) || now >= this.rules.endsAt) {
      return this.#handOn(now, 'registration.not_cancellable')
    }
    const choice = [...new Set(preferences)].filter(
      (kind) =>
        this.rules.kinds.some(({ id }) => id === kind) &&
        (this.#isFor(kind, guest.mailbox) || guest.preferences.includes(kind) || this.#holds(guest, kind)),
    )
    if (guest.state === 'confirmed' && !choice.includes(guest.kind)) choice.push(guest.kind)
    const [best] = choice
    if (best === undefined) return this.#handOn(now, 'registration.no_place_kind')
    const before = [guest.preferences, this.wishes(guest)].map(String)
    guest.preferences = choice
    if (guest.state !== 'confirmed') guest.kind = best
    this.#standInLines(guest, ++this.#drawn)
    const isNews = [guest.preferences, this.wishes(guest)].map(String).some((now, n) => now !== before[n])
    if (isNews) guest.history.push('registration.places_chosen')
    return this.#handOn(now)
  }

  /** By hand, beyond the capacity if need be. */
  give(now: number, guest: Guest, kind: string) {
    if (!this.isOpen(now)) return 'event.over'
    if (this.#holds(guest, kind)) return this.#handOn(now)
    if (!['confirmed', 'waitlisted', 'offered'].includes(guest.state)) return this.#handOn(now, 'not_found')
    this.#settle(guest, 'withdrawn')
    this.#move(guest, kind)
    guest.told.push('registration.promoted')
    guest.history.push('registration.place_given')
    return this.#handOn(now)
  }

  setCapacity(now: number, id: string, capacity: number | null) {
    const kind = this.rules.kinds.find((one) => one.id === id)
    if (kind) kind.capacity = capacity
    return this.#handOn(now)
  }

  decide(guests: Guest[], decision: 'approved' | 'declined') {
    const pending = guests.filter(({ state }) => state === 'pending')
    for (const guest of pending) {
      if (guest.decision !== decision) guest.history.push(`registration.${decision}`)
      guest.decision = decision
    }
    return `${pending.length}`
  }

  announce(now: number) {
    const decided = this.isCancelled ? [] : this.guests.filter((guest) => guest.state === 'pending' && guest.decision)
    for (const guest of decided) {
      guest.history.push('registration.decision_announced')
      if (guest.decision === 'declined') {
        this.#end(guest, 'declined')
        guest.told.push('registration.declined')
        continue
      }
      guest.state = 'waitlisted'
      this.#standInLines(guest, guest.number)
    }
    this.#handOn(
      now,
      'ok',
      decided.filter(({ state }) => state === 'waitlisted'),
    )
    for (const guest of decided) if (guest.state === 'waitlisted') guest.told.push('registration.waitlisted')
    return 'ok'
  }

  accept(now: number, guest: Guest, offer: Offer) {
    if (offer.state === 'open' && this.isOpen(now) && now < offer.expires) {
      this.#settle(guest, 'accepted')
      this.#move(guest, offer.kind)
      guest.told.push('registration.promoted')
      guest.history.push('registration.offer_accepted')
    }
    return this.#handOn(now, offer.state === 'accepted' ? 'ok' : 'offer.over')
  }

  decline(now: number, guest: Guest, offer: Offer) {
    if (offer.state === 'open' && this.isOpen(now)) {
      this.#settle(guest, 'declined')
      guest.history.push('registration.offer_declined')
      if (guest.state === 'offered') {
        guest.state = 'waitlisted'
        const [best] = this.wishes(guest)
        if (best === undefined) this.#end(guest, 'cancelled')
        else guest.kind = best
      }
    }
    return this.#handOn(now, offer.state === 'declined' ? 'ok' : 'offer.over')
  }

  /** What cron does each minute: ends offers that were not answered, and moves the lines on. */
  tick(now: number) {
    const due = this.guests.filter((guest) => (openOffer(guest)?.expires ?? Infinity) <= now)
    due.sort((a, b) => (openOffer(a)?.expires ?? 0) - (openOffer(b)?.expires ?? 0) || a.number - b.number)
    for (const guest of due) {
      const kind = openOffer(guest)?.kind ?? ''
      this.#settle(guest, 'lapsed')
      if (guest.state === 'offered') guest.state = 'waitlisted'
      guest.history.push('registration.offer_lapsed')
      const lapses = guest.offers.filter((offer) => offer.kind === kind && offer.state === 'lapsed').length
      if (lapses < maxLapses && this.#better(guest).includes(kind)) this.#stand(guest, kind, ++this.#drawn)
    }
    this.#handOn(now)
    for (const guest of due) if (!openOffer(guest)) guest.told.push('registration.offer_lapsed')
    return 'ok'
  }

  cancelEvent(now: number) {
    if (this.isCancelled) return 'event.cancelled'
    if (now >= this.rules.endsAt) return 'event.over'
    this.isCancelled = true
    this.sequence += 1
    for (const guest of this.guests.filter(isLive)) guest.told.push('event.cancelled')
    return 'ok'
  }

  restoreEvent() {
    if (!this.isCancelled) return 'event.not_cancelled'
    this.isCancelled = false
    this.sequence += 1
    for (const guest of this.guests.filter(isLive)) guest.told.push('event.restored')
    return 'ok'
  }

  /** The kinds that somebody stands in line for, the most wished for first. */
  wishes = (guest: Guest) =>
    [...this.lines]
      .filter(([, line]) => line.some((place) => place.guest === guest))
      .map(([kind]) => kind)
      .sort((a, b) => guest.preferences.indexOf(a) - guest.preferences.indexOf(b))

  /** Free places that somebody could be given now, of kinds that somebody without an open offer waits for. */
  idle(now: number) {
    return this.rules.kinds.filter(
      ({ id }) => this.#free(id, now) > 0 && this.#line(id).some(({ guest }) => !openOffer(guest)),
    )
  }

  #line = (kind: string) => this.lines.get(kind) ?? []
  #holds = (guest: Guest, kind: string) => guest.state === 'confirmed' && guest.kind === kind

  #isFor(id: string, mailbox: string) {
    const kind = this.rules.kinds.find((one) => one.id === id)
    return kind !== undefined && (kind.domain === undefined || mailbox.endsWith(`@${kind.domain}`))
  }

  #inOrder = (preferences: string[]) =>
    preferences.length === 0
      ? this.rules.kinds.map(({ id }) => id)
      : [...new Set(preferences)].filter((kind) => this.rules.kinds.some(({ id }) => id === kind))

  #left(id: string) {
    const capacity = this.rules.kinds.find((kind) => kind.id === id)?.capacity ?? null
    return capacity === null ? Infinity : Math.max(0, capacity - this.taken(id))
  }

  #free = (id: string, now: number) => (this.isCancelled || now >= this.cutoff ? 0 : this.#left(id))

  /** A newcomer overtakes nobody; where there is no limit, nobody is overtaken. */
  #isFreeForNewcomers = (id: string) => this.#left(id) === Infinity || (this.#left(id) > 0 && this.waiting(id) === 0)

  #arrive(who: { key: string; mailbox: string }, what: Pick<Guest, 'state' | 'kind' | 'preferences'>) {
    const number = ++this.#drawn
    const guest: Guest = { key: who.key, mailbox: who.mailbox, ...what, number, offers: [], history: [], told: [] }
    this.guests.push(guest)
    if (guest.state !== 'pending') this.#standInLines(guest, number)
    return guest
  }

  #answer(guest: Guest) {
    const [best] = guest.state === 'waitlisted' ? this.wishes(guest) : []
    return best === undefined
      ? guest.state
      : `${guest.state} ${this.#line(best).findIndex((place) => place.guest === guest) + 1}`
  }

  /** What somebody prefers to what they hold; without a place, or with one they never asked for, everything they named. */
  #better(guest: Guest) {
    const rank = guest.state === 'confirmed' ? guest.preferences.indexOf(guest.kind) : -1
    return rank === -1 ? guest.preferences : guest.preferences.slice(0, rank)
  }

  /** In the line of each kind that is better than what is held, but for one that is offered; who stands there already keeps the place. */
  #standInLines(guest: Guest, drew: number) {
    const wanted = this.#better(guest).filter((kind) => openOffer(guest)?.kind !== kind)
    this.#leaveLines(guest, (kind) => !wanted.includes(kind))
    for (const kind of wanted) if (!this.wishes(guest).includes(kind)) this.#stand(guest, kind, drew)
  }

  #stand(guest: Guest, kind: string, drew: number) {
    const line = this.#line(kind)
    line.push({ guest, drew })
    line.sort((a, b) => a.drew - b.drew)
  }

  #leaveLines(guest: Guest, which: (kind: string) => boolean) {
    for (const [kind, line] of this.lines) {
      if (which(kind))
        this.lines.set(
          kind,
          line.filter((place) => place.guest !== guest),
        )
    }
  }

  #end(guest: Guest, state: 'cancelled' | 'declined') {
    guest.state = state
    this.#leaveLines(guest, () => true)
  }

  #move(guest: Guest, kind: string) {
    guest.state = 'confirmed'
    guest.kind = kind
    this.#leaveLines(guest, (line) => !this.#better(guest).includes(line))
  }

  #settle(guest: Guest, state: Offer['state']) {
    const open = openOffer(guest)
    if (open) open.state = state
  }

  #tellAgain(now: number, guest: Guest) {
    const times = (this.#again.get(guest.mailbox) ?? []).filter((at) => at > now - hour)
    if (times.length < 3) {
      guest.told.push('registration.repeated')
      times.push(now)
    }
    this.#again.set(guest.mailbox, times)
  }

  /** Free places go to the first in their lines; then what that leaves, and so on. Each hears once what came of it. */
  #handOn(now: number, outcome = 'ok', approved: readonly Guest[] = []) {
    const given = new Set<Guest>()
    const places = (kind: string) => (this.isOpen(now) ? this.#left(kind) : 0)
    for (let round = 0; round < rounds; round += 1) {
      for (const { guest, kind } of this.#lucky(places, (one) => approved.includes(one))) {
        this.#handTo(guest, kind)
        given.add(guest)
      }
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const { guest, kind } of this.#lucky((id) => this.#free(id, now))) {
        if (this.rules.mode === 'offers') this.#offer(now, guest, kind)
        else given.add(this.#handTo(guest, kind))
      }
    }
    for (const guest of given) guest.told.push('registration.promoted')
    return outcome
  }

  /**
   * Who gets what in one round: the first in each line, as many as it has places, up to somebody who is not served. Who is
   * sure of something better is passed over, and nobody gets two places.
   */
  #lucky(places: (kind: string) => number, isServed: (guest: Guest) => boolean = () => true) {
    const left = new Map(this.rules.kinds.map(({ id }) => [id, places(id)]))
    const first = (kind: string, counts: (guest: Guest) => boolean) => {
      const guests = this.#line(kind).map(({ guest }) => guest)
      const waiting = guests.filter((guest) => !openOffer(guest) && counts(guest))
      const stop = waiting.findIndex((guest) => !isServed(guest))
      return waiting.slice(0, Math.min(left.get(kind) ?? 0, stop === -1 ? waiting.length : stop))
    }
    const sure = new Map([...left.keys()].map((kind) => [kind, first(kind, () => true)]))
    const isSureOfBetter = (guest: Guest, kind: string) =>
      this.wishes(guest)
        .slice(0, this.wishes(guest).indexOf(kind))
        .some((wish) => sure.get(wish)?.includes(guest))
    const lucky = new Map([...left.keys()].map((kind) => [kind, first(kind, (guest) => !isSureOfBetter(guest, kind))]))
    return this.guests.flatMap((guest) => {
      const kind = this.wishes(guest).find((wish) => lucky.get(wish)?.includes(guest))
      return kind === undefined ? [] : [{ guest, kind }]
    })
  }

  #handTo(guest: Guest, kind: string) {
    this.#move(guest, kind)
    guest.history.push('registration.promoted')
    return guest
  }

  #offer(now: number, guest: Guest, kind: string) {
    const quarter = Math.max(hour / 2, (this.cutoff - now) / 4)
    const expires = Math.min(this.cutoff, now + Math.min(this.rules.offerHours * hour, quarter))
    guest.offers.push({ kind, state: 'open', expires })
    this.#leaveLines(guest, (line) => line === kind)
    if (guest.state === 'waitlisted') guest.state = 'offered'
    guest.told.push('registration.offered')
    guest.history.push('registration.offered')
  }
}
