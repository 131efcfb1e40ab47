import { messages } from '#web/messages/messages.ts'
import { maxPhotosOfDossier, maxRuleLength, usualRule } from '#worker/domain/galleries/dossier.ts'
import type { PhotosConsoleProps } from './photos.tsx'

/** The pictures that an institution asks for after an event: so many, named by its rule, with a list. */
export function PhotosDossier({ frame, event, gallery }: PhotosConsoleProps) {
  const t = messages(frame.locale).photos.dossier
  if (gallery.totals.ready === 0) return null
  return (
    <section class="panel" aria-labelledby="dossier">
      <h2 id="dossier">{t.title}</h2>
      <p>{t.intro}</p>
      <form method="get" action={`/console/events/${event.slug}/photos/dossier.zip`} class="actions dossier">
        <input type="hidden" name="lang" value={frame.locale} />
        <label>
          {t.count}
          <input type="number" name="count" value={10} min={1} max={maxPhotosOfDossier} required />
        </label>
        <label>
          {t.rule}
          <input name="rule" value={usualRule} maxlength={maxRuleLength} required aria-describedby="dossier-rule" />
        </label>
        <button type="submit" class="secondary">
          {t.download}
        </button>
      </form>
      <p class="hint" id="dossier-rule">
        {t.ruleHint}
      </p>
    </section>
  )
}
