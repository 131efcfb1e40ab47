import type { Locale } from '#worker/core/text/languages.ts'
import type { EventKind } from '../events/table.ts'

interface Words {
  /** Stands before the title of a cancelled event: many clients show no status. */
  cancelled: string
  hosts: string
  online: string
  allEvents: string
  kinds: Record<EventKind, string>
}

/** What a calendar entry says besides the event's own texts. */
export const words: Record<Locale, Words> = {
  en: {
    cancelled: 'Cancelled: ',
    hosts: 'Hosts: ',
    online: 'Online: ',
    allEvents: 'All events',
    kinds: {
      seminar: 'Seminar',
      conference: 'Conference',
      workshop: 'Workshop',
      ceremony: 'Ceremony',
      'programme-meeting': 'Programme meeting',
    },
  },
  vi: {
    cancelled: 'Đã hủy: ',
    hosts: 'Đơn vị tổ chức: ',
    online: 'Trực tuyến: ',
    allEvents: 'Tất cả sự kiện',
    kinds: {
      seminar: 'Hội thảo',
      conference: 'Hội nghị',
      workshop: 'Tập huấn',
      ceremony: 'Buổi lễ',
      'programme-meeting': 'Buổi gặp của chương trình',
    },
  },
  fr: {
    cancelled: 'Annulé : ',
    hosts: 'Organisateurs : ',
    online: 'En ligne : ',
    allEvents: 'Tous les événements',
    kinds: {
      seminar: 'Séminaire',
      conference: 'Colloque',
      workshop: 'Atelier',
      ceremony: 'Cérémonie',
      'programme-meeting': 'Réunion de programme',
    },
  },
}
