import type { Ctx } from '#worker/core/context.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import type { AccountRow } from '#worker/domain/accounts/table.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { MemberRole, OrganizationRow } from '#worker/domain/organizations/table.ts'
import type { Env } from '#worker/env.ts'

/** What every door may read; `pageStyle` is the page's one <style>, whose hash goes into the CSP. */
export interface AppEnv {
  Bindings: Env
  Variables: { ctx: Ctx; locale: Locale; languageGiven: boolean; pageStyle?: string }
}

/** Behind a sign-in. */
export interface SignedInEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { account: AccountRow; signInId: string }
}

/** Inside an organization of which the account is a member. */
export interface OrganizationEnv extends AppEnv {
  Variables: SignedInEnv['Variables'] & { organization: OrganizationRow; role: MemberRole }
}

/** Inside an event of such an organization. */
export interface EventEnv extends AppEnv {
  Variables: OrganizationEnv['Variables'] & { event: EventRow }
}
