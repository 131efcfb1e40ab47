import { cleanLine } from '#worker/core/text/localized.ts'

/**
 * A name that a stranger typed, so that no mail program makes a link of it: `https://evil.test` reads `https: //evil. test`.
 * Blanks instead of invisible characters: what is read is what is there.
 */
export const plainName = (name: string): string =>
  cleanLine(name)
    .replace(/:(?=[\\/])/g, ': ')
    .replace(/([\p{L}\p{N}])([.。．｡])(?=[\p{L}\p{N}])/gu, '$1$2 ')
    .replaceAll('@', ' @ ')
