import { ChoiceField } from '#web/components/choice-field.tsx'
import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { OrganizationTabs } from '#web/components/organization-tabs.tsx'
import { ConsoleDocument } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import type { Member } from '#worker/domain/organizations/queries.ts'
import { MemberForm } from '#worker/domain/organizations/schema.ts'
import { type MemberRole, memberRoles, type OrganizationRow } from '#worker/domain/organizations/table.ts'

interface MembersProps {
  frame: Frame
  organization: OrganizationRow
  role: MemberRole
  members: readonly Member[]
  /** The account that looks. */
  accountId: string
  form: FormState
}

const roleChoices = (locale: Locale) => {
  const { roles } = messages(locale).console.organization
  return memberRoles.map((value) => ({ value, label: roles[value] }))
}

/** Who belongs to the organization and what each may do. */
export function MembersPage({ frame, organization, role, members, accountId, form }: MembersProps) {
  const t = messages(frame.locale).console.organization
  const { slug, shortName } = organization
  const path = `/console/organizations/${slug}`
  const isAdded = frame.query.includes('&added=') && Object.keys(form.faults).length === 0
  return (
    <ConsoleDocument frame={frame} title={t.membersTitle} crumbs={[{ href: path, label: shortName }]}>
      <h1>{t.membersTitle}</h1>
      <OrganizationTabs {...{ frame, slug, role }} current="members" />
      {isAdded ? (
        <p class="notice good" role="status">
          {t.added}
        </p>
      ) : null}
      <FaultSummary form={form} labels={{ email: t.email, name: t.personName, role: t.role }} locale={frame.locale} />
      <p class="muted">{t.memberCount(members.length)}</p>
      <ul class="rows">
        {members.map((member) => (
          <li>
            <div class="what">
              <strong class="title">{member.name}</strong>{' '}
              {member.accountId === accountId ? <span class="badge">{t.you}</span> : null}
              <span class="details">{member.email}</span>
            </div>
            <RoleForm frame={frame} path={path} member={member} />
            <Removal frame={frame} path={path} member={member} organization={shortName} />
          </li>
        ))}
      </ul>
      <AddForm frame={frame} path={path} form={form} />
    </ConsoleDocument>
  )
}

interface MemberProps {
  frame: Frame
  path: string
  member: Member
}

function RoleForm({ frame, path, member }: MemberProps) {
  const t = messages(frame.locale).console.organization
  return (
    <form method="post" action={link(frame, `${path}/members/${member.id}/role`)} class="inline-form">
      <select name="role" aria-label={t.roleOf(member.name)}>
        {roleChoices(frame.locale).map(({ value, label }) => (
          <option value={value} selected={value === member.role}>
            {label}
          </option>
        ))}
      </select>
      <button type="submit" class="secondary">
        {t.changeRole}
      </button>
    </form>
  )
}

function Removal({ frame, path, member, organization }: MemberProps & { organization: string }) {
  const t = messages(frame.locale).console.organization
  return (
    <details>
      <summary>
        {t.remove}
        <span class="visually-hidden">: {member.name}</span>
      </summary>
      <form method="post" action={link(frame, `${path}/members/${member.id}/removal`)}>
        <p>{t.removeHint(member.name, organization)}</p>
        <button type="submit" class="danger">
          {t.removeOf(member.name)}
        </button>
      </form>
    </details>
  )
}

function AddForm({ frame, path, form }: { frame: Frame; path: string; form: FormState }) {
  const { locale } = frame
  const t = messages(locale).console.organization
  const shared = { schema: MemberForm, form, locale }
  return (
    <section class="panel form-column">
      <h2>{t.addTitle}</h2>
      <p>{t.addHint}</p>
      <form method="post" action={link(frame, `${path}/members`)}>
        <Field {...shared} name="email" label={t.email} type="email" autocomplete="off" />
        <Field {...shared} name="name" label={t.personName} autocomplete="off" />
        <ChoiceField {...{ form, locale }} name="role" label={t.role} hint={t.roleHint} choices={roleChoices(locale)} />
        <button type="submit">{t.add}</button>
      </form>
    </section>
  )
}
