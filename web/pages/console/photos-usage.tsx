import { EventFrame, type EventPageProps } from '#web/components/event-frame.tsx'
import { fileSize } from '#web/components/file-size.ts'
import { link } from '#web/layouts/frame.ts'
import { messages } from '#web/messages/messages.ts'
import { figure } from '#web/messages/plural.ts'
import { freeTransformations, type Usage } from '#worker/domain/galleries/usage.ts'
import { freeStorageBytes } from '#worker/domain/materials/storage.ts'

/** A part of what is free of charge, as a bar with its figures. */
const Part = ({
  id,
  label,
  used,
  free,
  words,
}: {
  id: string
  label: string
  used: number
  free: number
  words: string
}) => (
  <section class="usage" aria-labelledby={id}>
    <h2 id={id}>{label}</h2>
    <meter aria-labelledby={id} min={0} max={free} high={free * 0.8} value={Math.min(used, free)}>
      {words}
    </meter>
    <p>{words}</p>
  </section>
)

/** What pictures cost so far, beside what is free of charge. */
export function PhotosUsagePage({ usage, ...page }: EventPageProps & { usage: Usage }) {
  const { frame, event } = page
  const { photos } = messages(frame.locale)
  const t = photos.usage
  const size = (bytes: number) => fileSize(bytes, frame.locale)
  const count = (n: number) => figure(frame.locale, n)
  const { transformations, eventBytes, allBytes } = usage
  return (
    <EventFrame {...page} title={t.title} current="photos">
      <p>
        <a class="back" href={link(frame, `/console/events/${event.slug}/photos`)}>
          {photos.back}
        </a>
      </p>
      <Part
        id="transformations"
        label={t.transformationsTitle}
        used={transformations}
        free={freeTransformations}
        words={t.transformations(count(transformations), count(freeTransformations))}
      />
      <Part
        id="storage"
        label={t.storageTitle}
        used={allBytes}
        free={freeStorageBytes}
        words={t.storage(size(eventBytes), size(allBytes), size(freeStorageBytes))}
      />
      <p class="hint">{t.next}</p>
    </EventFrame>
  )
}
