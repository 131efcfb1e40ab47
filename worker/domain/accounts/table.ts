import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { created, id, instant } from '#worker/core/columns.ts'
import { locales } from '#worker/core/text/languages.ts'

/** A person who can sign in: by a mailed code, never by password. */
export const accounts = sqliteTable(
  'accounts',
  {
    id: id(),
    email: text('email').notNull(),
    mailbox: text('mailbox').notNull(),
    name: text('name').notNull(),
    locale: text('locale', { enum: locales }).notNull(),
    createdAt: created(),
  },
  (t) => [uniqueIndex('accounts_mailbox').on(t.mailbox)],
)
export type AccountRow = typeof accounts.$inferSelect

/** A code or one-time link on its way to a mailbox; only hashes are kept. */
export const signInCodes = sqliteTable(
  'sign_in_codes',
  {
    id: id(),
    mailbox: text('mailbox').notNull(),
    codeHash: text('code_hash').notNull(),
    tries: integer('tries').notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
    createdAt: created(),
    /** Of the page that asked; null for a one-time link, which is not mailed. */
    locale: text('locale', { enum: locales }),
  },
  (t) => [
    index('sign_in_codes_mailbox').on(t.mailbox, t.expiresAt),
    index('sign_in_codes_hash').on(t.codeHash),
    index('sign_in_codes_expiry').on(t.expiresAt),
  ],
)

/** An authenticated browser; the cookie holds the random token, the row its hash. */
export const signIns = sqliteTable(
  'sign_ins',
  {
    id: id(),
    tokenHash: text('token_hash').notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    expiresAt: instant('expires_at').notNull(),
    createdAt: created(),
  },
  (t) => [
    uniqueIndex('sign_ins_token').on(t.tokenHash),
    index('sign_ins_account').on(t.accountId),
    index('sign_ins_expiry').on(t.expiresAt),
  ],
)
