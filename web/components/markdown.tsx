import { raw } from 'hono/html'
import { micromark, type Options } from 'micromark'

/** Raw HTML and pictures stay text; addresses pass only `checked` below, which knows more schemes than micromark. */
const options: Options = {
  allowDangerousProtocol: true,
  extensions: [{ disable: { null: ['htmlFlow', 'htmlText', 'labelStartImage'] } }],
}

/** The target a link really has: `evil.test`, the mailbox or the number. Undefined for an address that is not linked. */
function targetOf(href: string): string | undefined {
  const address = href.replaceAll('&amp;', '&')
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(address) || !URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.username || url.password) return undefined
  return url.host || url.pathname
}

/** Shows the real target beside a link whose words do not name it, and drops the link where its address is not allowed. */
function checked(_: string, href: string, words: string): string {
  const target = targetOf(href)
  if (!target) return words
  const link = `<a href="${href}" rel="noopener nofollow">${words}</a>`
  const encoded = target.replace(/[&<>"]/g, '')
  return words.includes(encoded) ? link : `${link} <span class="target">(${encoded})</span>`
}

/** The headings moved so that the highest is an h3: below the page's own, without a gap in their order. */
function belowPage(html: string): string {
  const levels = Array.from(html.matchAll(/<h([1-6])>/g), ([, level]) => Number(level))
  const shift = 3 - Math.min(...levels)
  return html.replace(/<(\/?)h([1-6])>/g, (_, slash, level) => `<${slash}h${Math.min(6, Number(level) + shift)}>`)
}

/** Markdown (CommonMark) as HTML that is safe to show: links lead to http, https, mailto and tel only. */
export const markdown = (text: string): string =>
  belowPage(micromark(text, options)).replace(/<a href="([^"]*)"(?: title="[^"]*")?>([\s\S]*?)<\/a>/g, checked)

/** A text that an organiser wrote in Markdown. */
export const Markdown = ({ text, lang }: { text: string; lang?: string | undefined }) => (
  <div class="prose" {...(lang ? { lang } : {})}>
    {raw(markdown(text))}
  </div>
)
