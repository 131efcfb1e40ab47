/** A stretch of words that stayed, goes or is new. */
interface Stretch {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** Beyond so many pairs of words the middle is shown as replaced whole: a comparison must not cost what a page does. */
const maxPairs = 250_000

const wordsOf = (text: string) => text.match(/\S+\s*|\s+/g) ?? []

/** For each pair of places, the most words in one order that both have from there on. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [row, next] = [lengths[i], lengths[i + 1]]
      if (!row || !next) continue
      row[j] = before[i] === after[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return lengths
}

function middleOf(before: readonly string[], after: readonly string[]): Stretch[] {
  if (before.length * after.length > maxPairs) {
    return [
      { kind: 'gone', text: before.join('') },
      { kind: 'new', text: after.join('') },
    ]
  }
  const lengths = commonLengths(before, after)
  const stretches: Stretch[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [old, young] = [before[i], after[j]]
    if (old !== undefined && old === young) {
      stretches.push({ kind: 'same', text: old })
      i += 1
      j += 1
    } else if (young === undefined || (old !== undefined && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      stretches.push({ kind: 'gone', text: old ?? '' })
      i += 1
    } else {
      stretches.push({ kind: 'new', text: young })
      j += 1
    }
  }
  return stretches
}

/** Neighbours of one kind as one stretch. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  for (const { kind, text } of stretches) {
    const last = result.at(-1)
    if (last?.kind === kind) last.text += text
    else if (text !== '') result.push({ kind, text })
  }
  return result
}

/** What became of each word of a text, by the longest common order of words (Hunt and McIlroy 1976). */
export function differencesOf(before: string, after: string): Stretch[] {
  const [old, young] = [wordsOf(before), wordsOf(after)]
  const most = Math.min(old.length, young.length)
  let start = 0
  while (start < most && old[start] === young[start]) start += 1
  let end = 0
  while (end < most - start && old[old.length - 1 - end] === young[young.length - 1 - end]) end += 1
  return joined([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...middleOf(old.slice(start, old.length - end), young.slice(start, young.length - end)),
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ])
}

/** One side of two texts: what goes is marked on the old side, what is new on the other. */
export const TextSide = ({ stretches, side }: { stretches: readonly Stretch[]; side: 'before' | 'after' }) => (
  <span class="compared">
    {stretches.map(({ kind, text }) => {
      if (kind === 'same') return text
      if (kind === 'gone') return side === 'before' ? <del>{text}</del> : null
      return side === 'after' ? <ins>{text}</ins> : null
    })}
  </span>
)
