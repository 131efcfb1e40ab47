/** A binding whose calls of these methods are counted under its name, `R2.put`. */
export const counted = <T extends object>(
  target: T,
  { name, methods, calls }: { name: string; methods: readonly string[]; calls: Record<string, number> },
): T =>
  new Proxy(target, {
    get(of, key) {
      const value: unknown = Reflect.get(of, key)
      if (typeof value !== 'function') return value
      return (...given: unknown[]) => {
        const call = `${name}.${String(key)}`
        if (methods.includes(String(key))) calls[call] = (calls[call] ?? 0) + 1
        return Reflect.apply(value, of, given)
      }
    },
  })
