/** Text as search sees it: without marks, đ as d, lower-case, only letters and digits with single blanks between. Identity never uses it. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐðÐƉɖ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The distinct folded words of a text, at most `limit` of them, each at most 40 characters. */
export const words = (text: string, limit = 400): string[] =>
  [
    ...new Set(
      fold(text)
        .split(' ')
        .filter(Boolean)
        .map((word) => word.slice(0, 40)),
    ),
  ].slice(0, limit)

/** An address part from a title: folded, hyphenated, at most `maxLength` characters, cut between words. */
export function slugOf(title: string, maxLength = 80): string {
  const slug = fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (slug.length <= maxLength) return slug
  const cut = slug.slice(0, maxLength + 1)
  const end = cut.lastIndexOf('-')
  return cut.slice(0, end > 0 ? end : maxLength)
}
