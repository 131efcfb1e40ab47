import type { Ctx } from '#worker/core/context.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import type { AccountRow } from '#worker/domain/accounts/table.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { EventRole } from '#worker/domain/organizations/rules.ts'
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

/**
 * Inside an event. `organization` owns it; `memberOf` is the organization through which the account is here, the owner's or
 * a co-host's: the only one whose own pages it may open.
 */
export interface EventEnv extends AppEnv {
  Variables: SignedInEnv['Variables'] & {
    event: EventRow
    organization: OrganizationRow
    memberOf: Pick<OrganizationRow, 'id' | 'slug' | 'shortName'>
    role: EventRole
  }
}
