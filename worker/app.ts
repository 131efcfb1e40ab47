import { Hono } from 'hono'
import { TrieRouter } from 'hono/router/trie-router'
import availability from './http/api/availability.ts'
import openapi from './http/api/openapi.ts'
import apiRegistrations from './http/api/registrations.ts'
import invitation from './http/attendee/invitation.tsx'
import register from './http/attendee/register.tsx'
import resend from './http/attendee/resend.tsx'
import starCalendar from './http/attendee/star-calendar.tsx'
import ticket from './http/attendee/ticket.tsx'
import ticketCalendar from './http/attendee/ticket-calendar.tsx'
import ticketFiles from './http/attendee/ticket-files.ts'
import ticketPhotoConsent from './http/attendee/ticket-photo-consent.ts'
import ticketPhotos from './http/attendee/ticket-photos.tsx'
import ticketSignUps from './http/attendee/ticket-sign-ups.ts'
import signInLinks from './http/auth/links.tsx'
import signIn from './http/auth/sign-in.tsx'
import signOut from './http/auth/sign-out.ts'
import consoleArchive from './http/console/archive.ts'
import consoleContributors from './http/console/contributors.tsx'
import consoleCover from './http/console/cover.tsx'
import consoleDecisions from './http/console/decisions.tsx'
import consoleDuplication from './http/console/duplication.tsx'
import consoleEvent from './http/console/event.tsx'
import consoleEventCalendars from './http/console/event-calendars.tsx'
import consoleEventEdit from './http/console/event-edit.tsx'
import consoleEventInvitations from './http/console/event-invitations.tsx'
import consoleEventSpeaker from './http/console/event-speaker.tsx'
import consoleHistory from './http/console/history.tsx'
import consoleHome from './http/console/home.tsx'
import consoleHosts from './http/console/hosts.tsx'
import consoleInvitations from './http/console/invitations.ts'
import consoleInvite from './http/console/invite.tsx'
import consoleLogo from './http/console/logo.tsx'
import consoleMails from './http/console/mails.tsx'
import consoleMaterialUploads from './http/console/material-uploads.ts'
import consoleMaterials from './http/console/materials.tsx'
import consoleMaterialsArchive from './http/console/materials-archive.ts'
import consoleMembers from './http/console/members.tsx'
import consoleNewEvent from './http/console/new-event.tsx'
import consoleOrganization from './http/console/organization.tsx'
import consoleOrganizationCalendars from './http/console/organization-calendars.tsx'
import consoleOrganizationCreate from './http/console/organization-create.tsx'
import consoleOwnCalendar from './http/console/own-calendar.tsx'
import consolePhoto from './http/console/photo.tsx'
import consolePhotoAlbums from './http/console/photo-albums.tsx'
import consolePhotoRemovals from './http/console/photo-removals.tsx'
import consolePhotoShowing from './http/console/photo-showing.tsx'
import consolePhotoSorting from './http/console/photo-sorting.tsx'
import consolePhotographers from './http/console/photographers.tsx'
import consolePhotos from './http/console/photos.tsx'
import consolePhotosAnnouncement from './http/console/photos-announcement.tsx'
import consolePhotosDossier from './http/console/photos-dossier.ts'
import consolePhotosUsage from './http/console/photos-usage.tsx'
import consolePlaces from './http/console/places.tsx'
import consolePortrait from './http/console/portrait.tsx'
import consolePoster from './http/console/poster.tsx'
import consolePublication from './http/console/publication.tsx'
import consoleRegistration from './http/console/registration.tsx'
import consoleRegistrations from './http/console/registrations.tsx'
import consoleReleases from './http/console/releases.tsx'
import consoleSessionList from './http/console/session-list.tsx'
import consoleSessionShift from './http/console/session-shift.tsx'
import consoleSessionSignUps from './http/console/session-sign-ups.tsx'
import consoleSessions from './http/console/sessions.tsx'
import consoleSpeakerCalendar from './http/console/speaker-calendar.tsx'
import consoleSpeakers from './http/console/speakers.tsx'
import consoleSpeaking from './http/console/speaking.tsx'
import consoleSpeakingInvite from './http/console/speaking-invite.tsx'
import consoleSpeakingLinks from './http/console/speaking-links.tsx'
import consoleSpeakingReminders from './http/console/speaking-reminders.tsx'
import consoleSpeakingSuggestions from './http/console/speaking-suggestions.tsx'
import consoleTracks from './http/console/tracks.tsx'
import consoleVenues from './http/console/venues.tsx'
import devMail from './http/dev/mail.tsx'
import type { AppEnv } from './http/env.ts'
import { notFound, onError } from './http/errors.tsx'
import calendar from './http/feeds/calendar.ts'
import changesFeed from './http/feeds/changes.tsx'
import personalFeed from './http/feeds/personal.ts'
import photosFeed from './http/feeds/photos.ts'
import scheduleFeed from './http/feeds/schedule.ts'
import sitemap from './http/feeds/sitemap.ts'
import materials from './http/files/materials.ts'
import photosArchive from './http/files/photos-archive.ts'
import pictures from './http/files/pictures.ts'
import { secondHost } from './http/files/second-host.ts'
import health from './http/health.ts'
import { context } from './http/middleware/context.ts'
import { csrf } from './http/middleware/csrf.ts'
import { headers } from './http/middleware/headers.ts'
import { log } from './http/middleware/log.ts'
import { moved } from './http/middleware/moved.ts'
import { eventScope, organizationScope } from './http/middleware/sign-in.ts'
import photographing from './http/photographer/photographing.tsx'
import calendars from './http/public/calendars.tsx'
import changes from './http/public/changes.tsx'
import event from './http/public/event.tsx'
import galleryPin from './http/public/gallery-pin.tsx'
import organization from './http/public/organization.tsx'
import photoRemoval from './http/public/photo-removal.tsx'
import photos from './http/public/photos.tsx'
import press from './http/public/press.tsx'
import schedule from './http/public/schedule.tsx'
import session from './http/public/session.tsx'
import speakers from './http/public/speakers.tsx'
import start from './http/public/start.tsx'
import speakingCalendar from './http/speaker/calendar.tsx'
import speakingEvents from './http/speaker/events.tsx'
import speakingMaterials from './http/speaker/materials.tsx'
import speakingProfile from './http/speaker/profile.tsx'
import speakingSession from './http/speaker/session.tsx'
import speakingWorkspace from './http/speaker/workspace.tsx'
import resendWebhook from './http/webhooks/resend.ts'

/** The table of contents: middleware in order, then one line per door. TrieRouter: its first match costs a tenth of the default's. */
export const app = new Hono<AppEnv>({ router: new TrieRouter() })

app.use(headers, log, context, secondHost)
app.use('/events/:event/*', moved)
app.use('/api/v1/events/:event/*', moved)
app.use('/console/*', csrf)
app.use('/sign-in/*', csrf)
app.use('/sign-out/*', csrf)
app.use('/console/organizations/:organization/*', organizationScope)
app.use('/console/events/:event/*', eventScope)

app.route('/', calendar)
app.route('/', personalFeed)
app.route('/', scheduleFeed)
app.route('/', start)
app.route('/', event)
app.route('/', session)
app.route('/', speakers)
app.route('/', changes)
app.route('/', changesFeed)
app.route('/', galleryPin)
app.route('/', press)
app.route('/', photoRemoval)
app.route('/', photos)
app.route('/', photosArchive)
app.route('/', photosFeed)
app.route('/', schedule)
app.route('/', calendars)
app.route('/', starCalendar)
app.route('/', organization)
app.route('/', register)
app.route('/', ticket)
app.route('/', ticketSignUps)
app.route('/', ticketFiles)
app.route('/', ticketPhotoConsent)
app.route('/', ticketPhotos)
app.route('/', photographing)
app.route('/', ticketCalendar)
app.route('/', invitation)
app.route('/', resend)
app.route('/', speakingWorkspace)
app.route('/', speakingSession)
app.route('/', speakingMaterials)
app.route('/', speakingProfile)
app.route('/', speakingCalendar)
app.route('/', speakingEvents)
app.route('/', signIn)
app.route('/', signInLinks)
app.route('/', signOut)
app.route('/', consoleHome)
app.route('/', consoleOwnCalendar)
app.route('/', consoleOrganizationCreate)
app.route('/', consoleOrganization)
app.route('/', consoleOrganizationCalendars)
app.route('/', consoleLogo)
app.route('/', consoleMembers)
app.route('/', consoleVenues)
app.route('/', consoleNewEvent)
app.route('/', consoleEvent)
app.route('/', consoleEventEdit)
app.route('/', consolePublication)
app.route('/', consoleArchive)
app.route('/', consoleDuplication)
app.route('/', consolePoster)
app.route('/', consoleEventCalendars)
app.route('/', consoleCover)
app.route('/', consoleHosts)
app.route('/', consoleInvitations)
app.route('/', consoleSessionList)
app.route('/', consoleSessionShift)
app.route('/', consoleSessionSignUps)
app.route('/', consoleSessions)
app.route('/', consoleReleases)
app.route('/', consoleMaterials)
app.route('/', consoleMaterialsArchive)
app.route('/', consoleMaterialUploads)
app.route('/', consoleTracks)
app.route('/', consoleContributors)
app.route('/', consoleSpeakers)
app.route('/', consoleSpeaking)
app.route('/', consoleSpeakingInvite)
app.route('/', consoleSpeakingLinks)
app.route('/', consoleSpeakingReminders)
app.route('/', consoleSpeakingSuggestions)
app.route('/', consoleSpeakerCalendar)
app.route('/', consoleEventSpeaker)
app.route('/', consolePortrait)
app.route('/', consolePlaces)
app.route('/', consoleRegistrations)
app.route('/', consoleDecisions)
app.route('/', consoleRegistration)
app.route('/', consoleInvite)
app.route('/', consoleEventInvitations)
app.route('/', consoleMails)
app.route('/', consolePhotos)
app.route('/', consolePhotoAlbums)
app.route('/', consolePhotoSorting)
app.route('/', consolePhotoRemovals)
app.route('/', consolePhotoShowing)
app.route('/', consolePhotographers)
app.route('/', consolePhotosAnnouncement)
app.route('/', consolePhotosDossier)
app.route('/', consolePhotosUsage)
app.route('/', consolePhoto)
app.route('/', consoleHistory)
app.route('/', apiRegistrations)
app.route('/', availability)
app.route('/', openapi)
app.route('/', sitemap)
app.route('/', materials)
app.route('/', pictures)
app.route('/', resendWebhook)
app.route('/', health)
app.route('/', devMail)

app.onError(onError)
app.notFound(notFound)
