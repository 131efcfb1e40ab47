import type { Locale } from '#worker/core/text/languages.ts'
import type { EventKind } from '../events/table.ts'
import type { ContributorRole, SessionKind } from '../programme/table.ts'

interface Words {
  /** Stands before the title of what is cancelled: many clients show no status. */
  cancelled: string
  /** The same of an event that takes place without the reader. */
  unregistered: string
  hosts: string
  partOf: string
  online: string
  joinOnline: string
  allEvents: string
  kinds: Record<EventKind | SessionKind, string>
  roles: Record<ContributorRole, string>
}

/** What a calendar entry says besides the event's own texts. */
export const words: Record<Locale, Words> = {
  en: {
    cancelled: 'Cancelled: ',
    unregistered: 'Registration cancelled: ',
    hosts: 'Hosts: ',
    partOf: 'Part of: ',
    online: 'Online: ',
    joinOnline: 'Join online',
    allEvents: 'All events',
    kinds: {
      seminar: 'Seminar',
      conference: 'Conference',
      workshop: 'Workshop',
      ceremony: 'Ceremony',
      'programme-meeting': 'Programme meeting',
      opening: 'Opening',
      keynote: 'Keynote',
      talk: 'Talk',
      panel: 'Panel',
      discussion: 'Discussion',
      break: 'Break',
    },
    roles: {
      'opening-remarks': 'Opening remarks: ',
      keynote: 'Keynote: ',
      speaker: 'Speaker: ',
      moderator: 'Moderator: ',
      panellist: 'Panellist: ',
      discussant: 'Discussant: ',
      interpreter: 'Interpreter: ',
      signatory: 'Signatory: ',
      witness: 'Witness: ',
    },
  },
  vi: {
    cancelled: 'Đã hủy: ',
    unregistered: 'Đã hủy đăng ký: ',
    hosts: 'Đơn vị tổ chức: ',
    partOf: 'Thuộc sự kiện: ',
    online: 'Trực tuyến: ',
    joinOnline: 'Tham gia trực tuyến',
    allEvents: 'Tất cả sự kiện',
    kinds: {
      seminar: 'Hội thảo',
      conference: 'Hội nghị',
      workshop: 'Tập huấn',
      ceremony: 'Buổi lễ',
      'programme-meeting': 'Buổi gặp của chương trình',
      opening: 'Khai mạc',
      keynote: 'Báo cáo chính',
      talk: 'Tham luận',
      panel: 'Tọa đàm',
      discussion: 'Thảo luận',
      break: 'Giải lao',
    },
    roles: {
      'opening-remarks': 'Phát biểu khai mạc: ',
      keynote: 'Báo cáo chính: ',
      speaker: 'Diễn giả: ',
      moderator: 'Điều phối: ',
      panellist: 'Khách mời tọa đàm: ',
      discussant: 'Phản biện: ',
      interpreter: 'Phiên dịch: ',
      signatory: 'Đại diện ký kết: ',
      witness: 'Chứng kiến: ',
    },
  },
  fr: {
    cancelled: 'Annulé : ',
    unregistered: 'Inscription annulée : ',
    hosts: 'Organisateurs : ',
    partOf: 'Dans le cadre de : ',
    online: 'En ligne : ',
    joinOnline: 'Participer en ligne',
    allEvents: 'Tous les événements',
    kinds: {
      seminar: 'Séminaire',
      conference: 'Colloque',
      workshop: 'Atelier',
      ceremony: 'Cérémonie',
      'programme-meeting': 'Réunion de programme',
      opening: 'Ouverture',
      keynote: 'Conférence plénière',
      talk: 'Exposé',
      panel: 'Table ronde',
      discussion: 'Discussion',
      break: 'Pause',
    },
    roles: {
      'opening-remarks': 'Mot d’ouverture : ',
      keynote: 'Conférence plénière : ',
      speaker: 'Intervention : ',
      moderator: 'Modération : ',
      panellist: 'Table ronde : ',
      discussant: 'Discutant·e : ',
      interpreter: 'Interprétation : ',
      signatory: 'Signataire : ',
      witness: 'Témoin : ',
    },
  },
}
