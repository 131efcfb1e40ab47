import type { Locale } from '#worker/core/text/languages.ts'
import { attendee as attendeeEn } from './en/attendee.ts'
import { calendars as calendarsEn } from './en/calendars.ts'
import { consent as consentEn } from './en/consent.ts'
import { consoleTexts as consoleEn } from './en/console.ts'
import { mail as mailEn } from './en/mail.ts'
import { materials as materialsEn } from './en/materials.ts'
import { needs as needsEn } from './en/needs.ts'
import { photos as photosEn } from './en/photos.ts'
import { programme as programmeEn } from './en/programme.ts'
import { publicTexts as publicEn } from './en/public.ts'
import { shared as sharedEn } from './en/shared.ts'
import { speaker as speakerEn } from './en/speaker.ts'
import { speakingConsole as speakingConsoleEn } from './en/speaking-console.ts'
import { attendee as attendeeFr } from './fr/attendee.ts'
import { calendars as calendarsFr } from './fr/calendars.ts'
import { consent as consentFr } from './fr/consent.ts'
import { consoleTexts as consoleFr } from './fr/console.ts'
import { mail as mailFr } from './fr/mail.ts'
import { materials as materialsFr } from './fr/materials.ts'
import { needs as needsFr } from './fr/needs.ts'
import { photos as photosFr } from './fr/photos.ts'
import { programme as programmeFr } from './fr/programme.ts'
import { publicTexts as publicFr } from './fr/public.ts'
import { shared as sharedFr } from './fr/shared.ts'
import { speaker as speakerFr } from './fr/speaker.ts'
import { speakingConsole as speakingConsoleFr } from './fr/speaking-console.ts'
import { attendee as attendeeVi } from './vi/attendee.ts'
import { calendars as calendarsVi } from './vi/calendars.ts'
import { consent as consentVi } from './vi/consent.ts'
import { consoleTexts as consoleVi } from './vi/console.ts'
import { mail as mailVi } from './vi/mail.ts'
import { materials as materialsVi } from './vi/materials.ts'
import { needs as needsVi } from './vi/needs.ts'
import { photos as photosVi } from './vi/photos.ts'
import { programme as programmeVi } from './vi/programme.ts'
import { publicTexts as publicVi } from './vi/public.ts'
import { shared as sharedVi } from './vi/shared.ts'
import { speaker as speakerVi } from './vi/speaker.ts'
import { speakingConsole as speakingConsoleVi } from './vi/speaking-console.ts'

const en = {
  shared: sharedEn,
  public: publicEn,
  programme: programmeEn,
  materials: materialsEn,
  photos: photosEn,
  attendee: attendeeEn,
  speaker: speakerEn,
  calendars: calendarsEn,
  consent: consentEn,
  console: consoleEn,
  speakingConsole: speakingConsoleEn,
  mail: mailEn,
  needs: needsEn,
}
export type Messages = typeof en

const catalogues: Record<Locale, Messages> = {
  en,
  vi: {
    shared: sharedVi,
    public: publicVi,
    programme: programmeVi,
    materials: materialsVi,
    photos: photosVi,
    attendee: attendeeVi,
    speaker: speakerVi,
    calendars: calendarsVi,
    consent: consentVi,
    console: consoleVi,
    speakingConsole: speakingConsoleVi,
    mail: mailVi,
    needs: needsVi,
  },
  fr: {
    shared: sharedFr,
    public: publicFr,
    programme: programmeFr,
    materials: materialsFr,
    photos: photosFr,
    attendee: attendeeFr,
    speaker: speakerFr,
    calendars: calendarsFr,
    consent: consentFr,
    console: consoleFr,
    speakingConsole: speakingConsoleFr,
    mail: mailFr,
    needs: needsFr,
  },
}

/** The texts of one language; English is the model that the others must match by type. */
export const messages = (locale: Locale): Messages => catalogues[locale]
