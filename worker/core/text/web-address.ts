import * as z from 'zod'

/** The address as a browser would open it; undefined unless it is http or https, without a user name that could pose as a host. */
function webAddressOf(typed: string): string | undefined {
  if (!URL.canParse(typed.trim())) return undefined
  const url = new URL(typed.trim())
  const isWeb = (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === ''
  return isWeb ? url.href : undefined
}

/** A link that a person typed: http or https only, so that no `javascript:` reaches a page. */
export const WebAddress = z
  .string()
  .trim()
  .max(500)
  .transform((typed, check) => {
    const address = webAddressOf(typed)
    if (address === undefined) check.addIssue({ code: 'custom', message: 'url' })
    return address ?? typed
  })
