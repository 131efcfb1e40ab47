import { raw } from 'hono/html'
import { type Child, createContext, useContext } from 'hono/jsx'
import { messages } from '#web/messages/messages.ts'
import type { Locale } from '#worker/core/text/languages.ts'
import { cleanLine } from '#worker/core/text/localized.ts'
import { mailStyle } from './style.ts'

/** A mail as it is handed to a driver. */
export interface Letter {
  subject: string
  html: string
  text: string
}

/** What every template knows: the reader's language and the installation's address. */
export interface MailReader {
  locale: Locale
  origin: string
}

/** Every part below writes itself in both formats, so that a template is written once. */
const Format = createContext<'html' | 'text'>('html')

const isText = () => useContext(Format) === 'text'

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

const render = async (format: 'html' | 'text', body: Child) =>
  String(await (<Format.Provider value={format}>{body}</Format.Provider>).toString())

/** Writes a template as HTML and as plain text; the subject stays on one line. */
export async function letter(subject: string, body: Child): Promise<Letter> {
  const text = await render('text', body)
  return {
    subject: cleanLine(subject).slice(0, 200),
    html: `<!doctype html>${await render('html', body)}`,
    text: `${text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity).trim()}\n`,
  }
}

const blank = '\n\n'

/** A paragraph of plain text. */
const Lines = ({ children }: { children: Child }) => (
  <>
    {children}
    {blank}
  </>
)

interface MailFrameProps {
  reader: MailReader
  heading: string
  /** Why the reader got this mail. */
  footnotes: readonly string[]
  children: Child
}

/** The frame of every mail: heading, content, and why it was sent. */
export function MailFrame({ reader, heading, footnotes, children }: MailFrameProps) {
  const lines = [...footnotes, messages(reader.locale).mail.frame.sentBy(reader.origin)]
  if (isText()) {
    return (
      <>
        {heading}
        {blank}
        {children}
        {'-- \n'}
        {lines.join('\n')}
      </>
    )
  }
  return (
    <html lang={reader.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <title>{heading}</title>
        <style>{raw(mailStyle)}</style>
      </head>
      <body>
        <main>
          <h1>{heading}</h1>
          {children}
          <footer>
            {lines.map((line) => (
              <p>{line}</p>
            ))}
          </footer>
        </main>
      </body>
    </html>
  )
}

export const Paragraph = ({ children }: { children: Child }) =>
  isText() ? <Lines>{children}</Lines> : <p>{children}</p>

/** Several things, a line each. */
export const Points = ({ lines }: { lines: readonly string[] }) =>
  isText() ? (
    <Lines>{lines.map((line) => `- ${line}`).join('\n')}</Lines>
  ) : (
    <ul>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  )

/** The sign-in code, on a line of its own. */
export const Code = ({ children }: { children: string }) =>
  isText() ? <Lines>{children}</Lines> : <p class="code">{children}</p>

/** The one thing to do. */
export const Button = ({ href, label }: { href: string; label: string }) =>
  isText() ? (
    <Lines>{`${label}\n${href}`}</Lines>
  ) : (
    <p>
      <a class="button" href={href}>
        {label}
      </a>
    </p>
  )

export interface Fact {
  label: string
  value: string
  /** The language of the value, where it is not the reader's. */
  lang?: string
  href?: string
}

const FactValue = ({ value, lang, href }: Fact) => (
  <dd {...(lang ? { lang } : {})}>{href ? <a href={href}>{value}</a> : value}</dd>
)

/** What, when, where: label and value. */
export const Facts = ({ facts, locale }: { facts: readonly Fact[]; locale: Locale }) =>
  isText() ? (
    <Lines>{facts.map(({ label, value }) => messages(locale).mail.frame.labelled(label, value)).join('\n')}</Lines>
  ) : (
    <dl>
      {facts.map((fact) => (
        <>
          <dt>{fact.label}</dt>
          <FactValue {...fact} />
        </>
      ))}
    </dl>
  )
