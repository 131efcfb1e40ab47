import { describe, expect, test } from 'vitest'
import { markdown } from '#web/components/markdown.tsx'

describe('Markdown', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.test',
    '/console',
    'https://good.test@evil.test',
    'https:evil',
  ])('never links to %j', (address) => {
    for (const text of [
      `[words](<${address}>)`,
      `[words][1]\n\n[1]: <${address}>`,
      `<${address}>`,
      `![words](<${address}>)`,
    ])
      expect(markdown(text)).not.toContain('href')
  })

  test.each(['https://example.org/a?b=1&c=2', 'http://example.org/', 'mailto:lan@example.org', 'tel:+84912345678'])(
    'links to %s, without handing over the window',
    (address) => {
      const href = address.replace('&', '&amp;')
      expect(markdown(`[words](${address})`)).toContain(`<a href="${href}" rel="noopener nofollow">words</a>`)
    },
  )

  test('a link that names another address shows the real one', () => {
    expect(markdown('[bank.example](https://evil.test)')).toBe(
      '<p><a href="https://evil.test" rel="noopener nofollow">bank.example</a> <span class="target">(evil.test)</span></p>',
    )
    expect(markdown('<https://example.org>')).not.toContain('target')
  })

  test.each([
    '<script>alert(1)</script>',
    '<style>body{}</style>',
    '<base href="//evil.test">',
    '<form action="//evil.test"><input id="location" name="attributes"></form>',
    '<iframe src="//evil.test"></iframe>',
    '<meta http-equiv="refresh" content="0">',
    '<math><mtext><style><img onerror="x"></style></mtext></math>',
    'text <img src=x onerror=alert(1)> text',
    '![" onerror="alert(1)](x "\\" onload=\\"y")',
    '[a](https://example.org "\\" onmouseover=\\"alert(1)")',
  ])('keeps raw HTML as text: %s', (text) => {
    const tags = markdown(text).match(/<\w+[^>]*>/g) ?? []
    expect(
      tags.filter(
        (tag) => !/^<(p|span class="target"|a href="https:\/\/example\.org" rel="noopener nofollow")>$/.test(tag),
      ),
    ).toEqual([])
  })

  test('headings stand below the page’s own, whatever level they begin with', () => {
    expect(markdown('# One\n## Two')).toBe('<h3>One</h3>\n<h4>Two</h4>')
    expect(markdown('## Two\n\n### Three')).toBe('<h3>Two</h3>\n<h4>Three</h4>')
  })
})
