import { domainToASCII } from 'node:url'
import type { Sender } from '#worker/domain/mail/rules.ts'
import type { Delivery, MailDriver } from './driver.ts'

/** Where and how mail is handed over. */
export interface SmtpServer {
  host: string
  port: number
  username?: string
  password?: string
}

/** The settings of a server; port 587 unless told. Undefined without a host, or with a port that is none. */
export function smtpServerOf(settings: {
  SMTP_HOST?: string
  SMTP_PORT?: string
  SMTP_USERNAME?: string
  SMTP_PASSWORD?: string
}): SmtpServer | undefined {
  const port = Number(settings.SMTP_PORT || 587)
  if (!settings.SMTP_HOST || !Number.isInteger(port) || port < 1 || port > 65_535) return undefined
  const { SMTP_USERNAME: username, SMTP_PASSWORD: password } = settings
  return { host: settings.SMTP_HOST, port, ...(username && password ? { username, password } : {}) }
}

/** An address as the envelope wants it: the domain in ASCII (RFC 5891), the name as it is. */
export const envelopeAddress = (address: string): string => {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`
}

/** Any mail server, one connection a mail. It does not know a mail that is handed over twice; its reader does, by the Message-ID. */
export const smtpDriver = (server: SmtpServer, from: Sender): MailDriver => ({
  knowsDoubles: false,
  async send(mail): Promise<Delivery> {
    // Loaded here: sockets and MIME are of use to this driver only.
    const [{ handOver }, { messageOf }] = await Promise.all([import('./smtp-session.ts'), import('./smtp-message.ts')])
    const to = envelopeAddress(mail.to)
    const message = messageOf({ ...mail, to }, from, new Date())
    return handOver(server, { from: envelopeAddress(from.email), to, message })
  },
})
