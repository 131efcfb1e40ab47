import { expect, test } from 'vitest'
import { attachment, downloadName, fileLabel } from '#worker/core/text/file-name.ts'

test.each([
  ['a.jpg.html', 'a.jpg.html.pdf'],
  ['a.php%00.jpg', 'a.php_00.jpg.pdf'],
  ['../../x.pdf', 'x.pdf'],
  ['..\\..\\x.PDF', 'x.PDF'],
  ['%2e%2e%2fx.pdf', '_2e_2e_2fx.pdf'],
  ['CON', '_CON.pdf'],
  ['.htaccess', 'htaccess.pdf'],
  ['slides\u202efdp.exe', 'slidesfdp.exe.pdf'],
  ['', '_.pdf'],
  ['Bài giảng.pdf', 'Bài giảng.pdf'],
])('the name %j is saved as %j (E3)', (sent, saved) => {
  expect(downloadName(fileLabel(sent), ['pdf'])).toBe(saved)
})

test('a name of 300 letters is cut', () => {
  expect(fileLabel('x'.repeat(300))).toHaveLength(120)
})

test('the header keeps Vietnamese for new readers and ASCII for old ones, and no quote or line ends it (D5)', () => {
  expect(attachment('Đề cương “mới”.pdf')).toBe(
    `attachment; filename="De cuong _moi_.pdf"; filename*=UTF-8''%C4%90%E1%BB%81%20c%C6%B0%C6%A1ng%20%E2%80%9Cm%E1%BB%9Bi%E2%80%9D.pdf`,
  )
  expect(attachment(downloadName(fileLabel('a";\r\nX: y\'(1)*.pdf'), ['pdf']))).toBe(
    `attachment; filename="a__ X_ y'(1)_.pdf"; filename*=UTF-8''a_%3B%20X_%20y%27%281%29_.pdf`,
  )
})
