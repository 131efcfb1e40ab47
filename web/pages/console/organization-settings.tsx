import { FaultSummary } from '#web/components/fault-summary.tsx'
import { OrganizationTabs } from '#web/components/organization-tabs.tsx'
import { PictureForm } from '#web/components/picture-form.tsx'
import { ConsoleDocument } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { isBeingMade } from '#worker/core/images/sizes.ts'
import type { MemberRole, OrganizationRow } from '#worker/domain/organizations/table.ts'
import { ContactFields, fieldLabels, NameFields } from './organization-fields.tsx'

interface SettingsProps {
  frame: Frame
  organization: OrganizationRow
  role: MemberRole
  form: FormState
}

/** What an owner writes about the organization, and its logo. */
export function OrganizationSettingsPage({ frame, organization, role, form }: SettingsProps) {
  const { locale } = frame
  const t = messages(locale).console.organization
  const { slug, shortName } = organization
  const path = `/console/organizations/${slug}`
  const isSaved = frame.query.includes('&saved=') && Object.keys(form.faults).length === 0
  return (
    <ConsoleDocument frame={frame} title={t.settingsTitle} crumbs={[{ href: path, label: shortName }]}>
      <h1>{t.settingsTitle}</h1>
      <OrganizationTabs {...{ frame, slug, role }} current="settings" />
      {isSaved ? (
        <p class="notice good" role="status">
          {t.saved}
        </p>
      ) : null}
      <FaultSummary form={form} labels={fieldLabels(locale)} locale={locale} />
      <form method="post" action={link(frame, `${path}/settings`)} class="form-column">
        <NameFields form={form} locale={locale} slugHint={t.slugKeptHint} />
        <ContactFields form={form} locale={locale} />
        <button type="submit">{t.save}</button>
      </form>
      <h2>{t.logo}</h2>
      <PictureForm
        frame={frame}
        action={`${path}/logo`}
        label={t.logo}
        pictureKey={organization.logoKey}
        isProcessing={isBeingMade(organization.logoOriginalKey, organization.logoKey, organization.logoError)}
        error={organization.logoError}
      />
    </ConsoleDocument>
  )
}
