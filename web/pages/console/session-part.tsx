import { messages } from '#web/messages/messages.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { plain } from '#worker/core/text/localized.ts'
import type { EventRow } from '#worker/domain/events/table.ts'
import type { ProgrammeSession } from '#worker/domain/programme/queries.ts'
import { contributorRoles } from '#worker/domain/programme/table.ts'

interface DelegationsProps {
  locale: Locale
  event: Pick<EventRow, 'languages'>
  session: Pick<ProgrammeSession, 'delegations'>
}

/** The roles of a part in a session. */
export const roleChoices = (locale: Locale) => {
  const { contributorRoles: names } = messages(locale).public.event
  return contributorRoles.map((value) => ({ value, label: names[value] }))
}

/** The delegations of a session by their numbers, and none. */
export const delegationChoices = ({ locale, event, session }: DelegationsProps) => [
  { value: '', label: messages(locale).console.sessions.noDelegation },
  ...session.delegations.map((name, index) => ({
    value: String(index + 1),
    label: plain(name, locale, event.languages),
  })),
]

const Options = ({ choices, chosen }: { choices: readonly { value: string; label: string }[]; chosen: string }) => (
  <>
    {choices.map(({ value, label }) => (
      <option value={value} selected={value === chosen}>
        {label}
      </option>
    ))}
  </>
)

export const RoleOptions = ({ locale, chosen }: { locale: Locale; chosen: string }) => (
  <Options choices={roleChoices(locale)} chosen={chosen} />
)

export const DelegationOptions = ({ chosen, ...props }: DelegationsProps & { chosen: number | null }) => (
  <Options choices={delegationChoices(props)} chosen={chosen === null ? '' : String(chosen)} />
)
