import { expect, test } from 'vitest'
import { escapeXml, xmlElement } from '#worker/core/text/xml.ts'

test('a text leaves what XML forbids behind, and what XML means by a character is escaped', () => {
  expect(escapeXml('\u0000\u0008\u000b\u001f\ud800x\udc00\ufffe\uffff\t\n\r')).toBe('x\t\n\r')
  expect(escapeXml(`<a href="x">&'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&#39;&lt;/a&gt;')
  expect(escapeXml('Nguyễn 清华 😀')).toBe('Nguyễn 清华 😀')
})

test('an element without content closes itself, and its attributes are escaped', () => {
  expect(xmlElement('link', { rel: 'self', href: '/?a=1&b="2"' })).toBe(
    '<link rel="self" href="/?a=1&amp;b=&quot;2&quot;"/>',
  )
  expect(xmlElement('title', {}, escapeXml('1 < 2'))).toBe('<title>1 &lt; 2</title>')
})
