import { messages } from '#web/messages/messages.ts'
import { Code, letter, MailFrame, type MailReader, Paragraph } from './letter.tsx'

/** The six digits that sign a person in. */
export function signInCode({ reader, code }: { reader: MailReader; code: string }) {
  const t = messages(reader.locale).mail.signInCode
  return letter(
    t.subject,
    <MailFrame reader={reader} heading={t.heading} footnotes={[t.ignore]}>
      <Paragraph>{t.intro}</Paragraph>
      <Code>{code}</Code>
      <Paragraph>{t.lifetime}</Paragraph>
    </MailFrame>,
  )
}
