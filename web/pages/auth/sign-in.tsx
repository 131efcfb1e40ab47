import { FaultSummary } from '#web/components/fault-summary.tsx'
import { Field } from '#web/components/field.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { CodeRequest } from '#worker/domain/accounts/schema.ts'

/** Asks for the mailbox that the code goes to. */
export function SignInPage({ frame, form }: { frame: Frame; form: FormState }) {
  const { locale } = frame
  const t = messages(locale).console.signIn
  return (
    <Document frame={frame} title={t.title} unlisted>
      <div class="narrow">
        <h1>{t.title}</h1>
        <p>{t.intro}</p>
        <FaultSummary form={form} labels={{ email: t.email }} locale={locale} />
        <form method="post" action={link(frame, '/sign-in')}>
          <input type="hidden" name="next" value={form.values.next ?? ''} />
          <Field
            schema={CodeRequest}
            {...{ form, locale }}
            name="email"
            label={t.email}
            type="email"
            autocomplete="email"
          />
          <button type="submit">{t.send}</button>
        </form>
      </div>
    </Document>
  )
}
