import type { Locale } from '#worker/core/text/languages.ts'
import { attendee as attendeeEn } from './en/attendee.ts'
import { consoleTexts as consoleEn } from './en/console.ts'
import { mail as mailEn } from './en/mail.ts'
import { materials as materialsEn } from './en/materials.ts'
import { programme as programmeEn } from './en/programme.ts'
import { publicTexts as publicEn } from './en/public.ts'
import { shared as sharedEn } from './en/shared.ts'
import { attendee as attendeeFr } from './fr/attendee.ts'
import { consoleTexts as consoleFr } from './fr/console.ts'
import { mail as mailFr } from './fr/mail.ts'
import { materials as materialsFr } from './fr/materials.ts'
import { programme as programmeFr } from './fr/programme.ts'
import { publicTexts as publicFr } from './fr/public.ts'
import { shared as sharedFr } from './fr/shared.ts'
import { attendee as attendeeVi } from './vi/attendee.ts'
import { consoleTexts as consoleVi } from './vi/console.ts'
import { mail as mailVi } from './vi/mail.ts'
import { materials as materialsVi } from './vi/materials.ts'
import { programme as programmeVi } from './vi/programme.ts'
import { publicTexts as publicVi } from './vi/public.ts'
import { shared as sharedVi } from './vi/shared.ts'

const en = {
  shared: sharedEn,
  public: publicEn,
  programme: programmeEn,
  materials: materialsEn,
  attendee: attendeeEn,
  console: consoleEn,
  mail: mailEn,
}
export type Messages = typeof en

const catalogues: Record<Locale, Messages> = {
  en,
  vi: {
    shared: sharedVi,
    public: publicVi,
    programme: programmeVi,
    materials: materialsVi,
    attendee: attendeeVi,
    console: consoleVi,
    mail: mailVi,
  },
  fr: {
    shared: sharedFr,
    public: publicFr,
    programme: programmeFr,
    materials: materialsFr,
    attendee: attendeeFr,
    console: consoleFr,
    mail: mailFr,
  },
}

/** The texts of one language; English is the model that the others must match by type. */
export const messages = (locale: Locale): Messages => catalogues[locale]
