/** Tab goes around inside a dialog instead of leaving it at either end. */
export function keepFocus(dialog: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return
  const stops = [...dialog.querySelectorAll<HTMLElement>('a[href], button:not([disabled])')].filter(
    (stop) => stop.getClientRects().length > 0,
  )
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]]
  const isAtStart = event.shiftKey && document.activeElement === dialog
  if (document.activeElement !== from && !isAtStart) return
  event.preventDefault()
  to?.focus()
}
