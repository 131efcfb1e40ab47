/** The Worker's bindings and variables, as wrangler.toml and the installation's secrets give them. */
export interface Env {
  DB: D1Database
  BUCKET: R2Bucket
  IMAGES: ImagesBinding
  JOBS: Queue
  ARRIVALS: DurableObjectNamespace
  LIMIT_REGISTRATION: RateLimit
  LIMIT_SIGN_IN: RateLimit
  LIMIT_RESEND: RateLimit
  LIMIT_UPLOAD: RateLimit
  /** Present only where a sending domain is set up; see README, "Mail". */
  EMAIL?: SendEmail
  /** At least 32 characters; signs links and codes. */
  SECRET?: string
  /** The address people see, such as https://events.example.org; links in mails are made from it. */
  ORIGIN?: string
  /** A second host, for downloads alone, such as https://files.example.org; absent, they come from `ORIGIN`. */
  FILES_ORIGIN?: string
  /** Where each uploaded file is sent to be scanned for viruses (README, "Operating"); absent, none is. */
  SCANNER_URL?: string
  /** Sent to the scanner as a bearer token. */
  SCANNER_SECRET?: string
  /** The mailbox that becomes the owner of an empty installation. */
  OWNER_EMAIL?: string
  /** `development` only under `npm start` and in tests; absent means production. */
  ENVIRONMENT?: string
  /** `binding`, `resend`, `smtp` or `local`; absent means mail waits in the outbox. */
  MAIL_DRIVER?: string
  /** The sender, `Name <address>`. */
  MAIL_FROM?: string
  RESEND_API_KEY?: string
  /** Proves that what arrives at /webhooks/resend comes from Resend; absent, there is no such address. */
  RESEND_WEBHOOK_SECRET?: string
  SMTP_HOST?: string
  /** 587 where it is absent; 465 is TLS from the first byte. */
  SMTP_PORT?: string
  SMTP_USERNAME?: string
  SMTP_PASSWORD?: string
}

declare global {
  namespace Cloudflare {
    interface Env extends WorkerEnv {}
  }
}
type WorkerEnv = Env
