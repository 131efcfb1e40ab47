import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { messages } from '#web/messages/messages.ts'
import { locales } from '#worker/core/text/languages.ts'
import { type AssetName, asset } from './assets.ts'
import { type Frame, link } from './frame.ts'

export interface DocumentProps {
  frame: Frame
  title: string
  description?: string
  /** Open Graph picture: an absolute address, of 1200×630 unless told. A page that is unlisted has it only to be passed on. */
  image?: string
  imageSize?: { width: number; height: number }
  /** What it shows, for those who do not see it. */
  imageAlt?: string
  /** schema.org data of the page. */
  structured?: Record<string, unknown>
  /** Kept out of search engines: drafts, personal pages, the console. */
  unlisted?: boolean
  stylesheet?: AssetName
  /** Sheets that only this page needs, after the first. */
  stylesheets?: readonly AssetName[]
  islands?: readonly AssetName[]
  /** Feeds that belong to the page. */
  feeds?: readonly { href: string; type: string; title: string }[]
  children: Child
}

const languageNames = { en: 'English', vi: 'Tiếng Việt', fr: 'Français' }

const inLanguage = (frame: Frame, locale: string) => `${frame.path}?lang=${locale}${frame.query}`

/** JSON inside a <script>: `<` is escaped, so that no text can end the element. */
const structuredData = (data: Record<string, unknown>) => raw(JSON.stringify(data).replaceAll('<', '\\u003c'))

function Head({
  frame,
  title,
  description,
  image,
  imageSize,
  imageAlt,
  structured,
  unlisted,
  stylesheet = 'site.css',
  stylesheets = [],
  islands = [],
  feeds = [],
}: Omit<DocumentProps, 'children'>) {
  const name = messages(frame.locale).shared.siteName
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === name ? name : `${title} · ${name}`}</title>
      <meta name="color-scheme" content="light dark" />
      {[stylesheet, ...stylesheets].map((sheet) => (
        <link rel="stylesheet" href={asset(sheet)} />
      ))}
      {frame.style ? <style>{raw(frame.style)}</style> : null}
      {unlisted ? <meta name="robots" content="noindex" /> : <Discovery frame={frame} description={description} />}
      {unlisted && !image ? null : (
        <Sharing frame={frame} title={title} {...{ description, image, imageSize, imageAlt }} />
      )}
      {feeds.map((feed) => (
        <link rel="alternate" type={feed.type} href={feed.href} title={feed.title} />
      ))}
      {structured ? <script type="application/ld+json">{structuredData(structured)}</script> : null}
      {islands.map((island) => (
        <script type="module" src={asset(island)} />
      ))}
    </head>
  )
}

/** For search engines: the one address of the page, and the page in other languages. */
function Discovery({ frame, description }: { frame: Frame; description: string | undefined }) {
  return (
    <>
      <link rel="canonical" href={frame.origin + inLanguage(frame, frame.locale)} />
      {locales.map((locale) => (
        <link rel="alternate" hreflang={locale} href={frame.origin + inLanguage(frame, locale)} />
      ))}
      <link
        rel="alternate"
        hreflang="x-default"
        href={`${frame.origin}${frame.path}${frame.query.replace('&', '?')}`}
      />
      {description ? <meta name="description" content={description} /> : null}
    </>
  )
}

interface SharingProps {
  frame: Frame
  title: string
  description: string | undefined
  image: string | undefined
  imageSize: DocumentProps['imageSize']
  imageAlt: string | undefined
}

const previewSize = { width: 1200, height: 630 }

/** What other sites show beside a link to the page. */
function Sharing({ frame, title, description, image, imageSize = previewSize, imageAlt }: SharingProps) {
  return (
    <>
      <meta property="og:title" content={title} />
      <meta property="og:type" content="website" />
      <meta property="og:url" content={frame.origin + inLanguage(frame, frame.locale)} />
      <meta property="og:locale" content={{ en: 'en_GB', vi: 'vi_VN', fr: 'fr_FR' }[frame.locale]} />
      {description ? <meta property="og:description" content={description} /> : null}
      {image ? <meta property="og:image" content={image} /> : null}
      {image ? <meta property="og:image:width" content={String(imageSize.width)} /> : null}
      {image ? <meta property="og:image:height" content={String(imageSize.height)} /> : null}
      {image && imageAlt ? <meta property="og:image:alt" content={imageAlt} /> : null}
      <meta name="twitter:card" content={image ? 'summary_large_image' : 'summary'} />
    </>
  )
}

/** The page in each language of the interface. */
export const LanguageLinks = ({ frame }: { frame: Frame }) => (
  <nav class="languages" aria-label={messages(frame.locale).shared.language}>
    <ul>
      {locales.map((locale) => (
        <li>
          <a
            href={inLanguage(frame, locale)}
            lang={locale}
            hreflang={locale}
            {...(locale === frame.locale ? { 'aria-current': 'true' } : {})}
          >
            {languageNames[locale]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** Every public and personal page: head, header, main, footer. */
export function Document({ children, ...head }: DocumentProps) {
  const { frame } = head
  const t = messages(frame.locale).shared
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={frame.locale}>
        <Head {...head} />
        <body>
          <a class="skip" href="#content">
            {t.skip}
          </a>
          <header class="site-header">
            <a class="brand" href={link(frame, '/')}>
              {t.siteName}
            </a>
            <LanguageLinks frame={frame} />
          </header>
          <main id="content" tabindex={-1}>
            {children}
          </main>
          <footer class="site-footer">
            <a href={link(frame, '/')}>{t.startPage}</a>
            <a href={link(frame, '/console')}>{t.signIn}</a>
          </footer>
        </body>
      </html>
    </>
  )
}

/** Every console page: the organiser's header with the way back and the sign-out button. */
export function ConsoleDocument({
  children,
  ...head
}: DocumentProps & { crumbs?: readonly { href: string; label: string }[] }) {
  const { frame, crumbs = [] } = head
  const t = messages(frame.locale).shared
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={frame.locale}>
        <Head {...head} stylesheet="console.css" unlisted />
        <body class="console">
          <a class="skip" href="#content">
            {t.skip}
          </a>
          <header class="site-header">
            <nav class="crumbs" aria-label={t.console}>
              <ol>
                <li>
                  <a href={link(frame, '/console')}>{t.console}</a>
                </li>
                {crumbs.map((crumb) => (
                  <li>
                    <a href={link(frame, crumb.href)}>{crumb.label}</a>
                  </li>
                ))}
              </ol>
            </nav>
            <LanguageLinks frame={frame} />
            {frame.account ? (
              <form method="post" action={link(frame, '/sign-out')} class="sign-out">
                <span>{frame.account.name}</span>{' '}
                <button type="submit" class="quiet">
                  {t.signOut}
                </button>
              </form>
            ) : null}
          </header>
          <main id="content" tabindex={-1}>
            {children}
          </main>
        </body>
      </html>
    </>
  )
}

/** A sheet to print: nothing of the site around it. */
export function SheetDocument({ children, ...head }: DocumentProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={head.frame.locale}>
        <Head {...head} unlisted />
        <body>{children}</body>
      </html>
    </>
  )
}
