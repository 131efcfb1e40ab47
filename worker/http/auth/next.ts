/** Where to go after the sign-in: a path of ours, or the console for anything that a browser could read as another host. */
export function ownPath(next: string | undefined): string {
  const own = 'http://own.invalid'
  if (!next || !/^\/(?![/\\])[!-~]*$/.test(next)) return '/console'
  const { origin, pathname, search } = new URL(next, own)
  return origin === own && !pathname.startsWith('//') ? pathname + search : '/console'
}
