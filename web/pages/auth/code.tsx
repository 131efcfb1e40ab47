import { FaultSummary } from '#web/components/fault-summary.tsx'
import { describedBy, Fault } from '#web/components/field.tsx'
import { Document } from '#web/layouts/document.tsx'
import { type Frame, link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import type { FormState } from '#worker/core/form.ts'
import { codeMinutes, mailsAnHour } from '#worker/domain/accounts/rules.ts'

/** Asks for the mailed code; the same for a mailbox that we know and one that we do not. */
export function CodePage({ frame, form }: { frame: Frame; form: FormState }) {
  const { locale } = frame
  const t = messages(locale).console.signIn
  const { email = '', next = '' } = form.values
  return (
    <Document frame={frame} title={t.codeTitle} unlisted>
      <div class="narrow">
        <h1>{t.codeTitle}</h1>
        <FaultSummary form={form} labels={{ code: t.code }} locale={locale} />
        <p role="status">{t.sent(email)}</p>
        <form method="post" action={link(frame, '/sign-in/code')}>
          <input type="hidden" name="email" value={email} />
          <input type="hidden" name="next" value={next} />
          <div class="field">
            <label for="code">{t.code}</label>
            <p class="hint" id="code-hint">
              {t.patience(codeMinutes, mailsAnHour)}
            </p>
            <input
              id="code"
              name="code"
              type="text"
              inputmode="numeric"
              autocomplete="one-time-code"
              maxlength={40}
              required
              {...describedBy(form, 'code', true)}
            />
            <Fault form={form} path="code" locale={locale} />
          </div>
          <button type="submit">{t.submit}</button>
        </form>
        <p class="actions">
          <a href={link(frame, next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in')}>{t.again}</a>
        </p>
      </div>
    </Document>
  )
}
