/** The page's style for the accent of an event; anything but #rrggbb gives none. */
export const accentStyle = (accent: string): string =>
  /^#[0-9a-f]{6}$/i.test(accent) ? `:root{--accent:${accent.toLowerCase()}}` : ''
