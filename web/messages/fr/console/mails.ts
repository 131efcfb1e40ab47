import type { mails as model } from '../../en/console/mails.ts'
import { plural } from '../../plural.ts'

/** What was mailed and what came of it. */
export const mails: typeof model = {
  mails: {
    title: 'E-mails',
    intro:
      'Ce qui a été envoyé à propos de cet événement, et à qui. Les codes de connexion et les e-mails aux membres n’appartiennent à aucun événement et ne figurent pas ici.',
    none: 'Aucun e-mail pour l’instant. Le premier part avec la première inscription.',
    noneOfState: 'Aucun e-mail dans cet état.',
    figures: 'E-mails par état',
    list: 'Liste des e-mails',
    states: {
      queued: 'en attente',
      sending: 'en cours d’envoi',
      sent: 'envoyés',
      failed: 'en échec',
      bounced: 'revenus',
      withheld: 'retenus',
    },
    meanings: {
      queued: 'Ils partent en quelques minutes ; ce qu’un serveur refuse provisoirement est retenté pendant un jour.',
      sending: 'Ils sont remis en ce moment même au prestataire d’envoi.',
      sent: 'Le prestataire les a pris. Tous les prestataires ne disent pas s’ils sont arrivés.',
      failed: 'Ils ont été refusés définitivement, ou pendant un jour entier. Vérifiez l’adresse, puis renvoyez-les.',
      bounced:
        'Le prestataire les a pris, mais le serveur du destinataire les a renvoyés ou le destinataire s’est plaint.',
      withheld: 'Ils n’ont jamais été envoyés, car ce qu’ils auraient annoncé n’était plus vrai.',
    },
    reasons: {
      causeGone: 'Ce qu’il aurait annoncé n’était plus vrai.',
      waitsForOlder: 'Un e-mail plus ancien à la même personne passe d’abord.',
      notOneAddress: 'L’adresse ne désigne pas une seule boîte.',
      workerStopped: 'La plateforme s’est arrêtée à chaque tentative.',
    },
    templates: {
      'photo.removal_decided': 'Décision sur le retrait d’une photo',
      'host.invited': 'Invitation à co-organiser',
      'registration.confirmed': 'Place confirmée',
      'registration.waitlisted': 'En liste d’attente',
      'registration.promoted': 'Une place s’est libérée',
      'registration.pending': 'Demande reçue',
      'registration.offered': 'Place proposée',
      'registration.offer_lapsed': 'Offre expirée',
      'registration.declined': 'Demande refusée',
      'registration.cancelled': 'Inscription annulée',
      'registration.repeated': 'Lien renvoyé',
      'event.cancelled': 'Événement annulé',
      'event.restored': 'Événement rétabli',
      'event.changed': 'Horaire ou lieu modifié',
      'invitation.sent': 'Invitation',
      'speaking.assistant': 'Lien d’une personne assistante',
      'speaking.invited': 'Invitation d’un intervenant',
      'speaking.reminder': 'Rappel à un intervenant',
      'speaking.decided': 'Décision sur une proposition',
      'session.promoted': 'Une place dans une séance',
      'album.ready': 'L’album est là',
    },
    columns: { recipient: 'À', mail: 'E-mail', when: 'Écrit ou envoyé', what: 'Ce qui s’est passé' },
    waiting: (minutes: number) =>
      plural('fr', minutes, {
        one: 'Le plus ancien e-mail en attente a été écrit il y a # minute.',
        other: 'Le plus ancien e-mail en attente a été écrit il y a # minutes.',
      }),
    waitingHours: (hours: number) =>
      plural('fr', hours, {
        one: 'Le plus ancien e-mail en attente a été écrit il y a # heure.',
        other: 'Le plus ancien e-mail en attente a été écrit il y a # heures.',
      }),
    nextTry: (attempts: number, at: string) =>
      `${plural('fr', attempts, { one: '# tentative', other: '# tentatives' })}, la prochaine le ${at}`,
    sendAgain: 'Renvoyer',
    sendAgainTo: (name: string) => `Renvoyer à ${name}`,
    wasSentAgain: 'A été renvoyé.',
    again: 'Il est de nouveau en route.',
    older: 'E-mails plus anciens',
    newest: 'E-mails les plus récents',
    bounced: 'e-mail revenu',
    notice: {
      title: 'Un changement attend d’être annoncé',
      who: (n: number) =>
        n === 0
          ? 'Personne n’a de place confirmée : aucun e-mail ne sera envoyé.'
          : plural('fr', n, {
              one: '# personne dont la place est confirmée sera prévenue par e-mail.',
              other: '# personnes dont la place est confirmée seront prévenues par e-mail.',
            }),
      when: (at: string) =>
        `Pas avant ${at}, pour que vous puissiez encore corriger. Chacune reçoit un seul e-mail, quoi que vous changiez d’ici là.`,
      soon: 'L’envoi part dans les cinq minutes.',
      nothing: 'Le début bouge de moins de 15 minutes et le lieu est le même : aucun e-mail ne sera envoyé.',
      start: 'Début',
      place: 'Lieu',
      online: 'Lien en ligne',
      none: 'aucun',
      becomes: (before: string, now: string) => `${before} → ${now}`,
      now: 'Prévenir maintenant',
      drop: 'Ne prévenir personne',
    },
    changed: 'Enregistré. Les personnes inscrites seront prévenues, sauf si vous en décidez autrement ici.',
    hastened: 'Elles seront prévenues dans les cinq minutes.',
    dropped: 'Personne ne sera prévenu de ce changement.',
  },
}
