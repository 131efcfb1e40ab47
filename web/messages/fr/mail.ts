import type { mail as model } from '../en/mail.ts'

/** What the mails say, and the development mailbox that shows them. */
export const mail: typeof model = {
  frame: {
    greeting: (name) => `Bonjour ${name},`,
    when: 'Quand',
    where: 'Où',
    online: 'En ligne',
    event: 'Événement',
    hosts: 'Organisé par',
    contact: 'Questions',
    labelled: (label, value) => `${label} : ${value}`,
    sentBy: (origin) => `Envoyé automatiquement par Lectern à l’adresse ${origin}.`,
  },
  signInCode: {
    subject: 'Votre code de connexion',
    heading: 'Votre code de connexion',
    intro: 'Saisissez ce code sur la page où vous l’avez demandé :',
    lifetime: 'Il sert une seule fois, pendant 10 minutes.',
    ignore:
      'Si vous ne l’avez pas demandé, vous n’avez rien à faire : sans ce code, personne n’entre. Ne le communiquez à personne.',
  },
  memberAdded: {
    subject: (organization) => `Vous êtes désormais membre de ${organization}`,
    heading: (organization) => `Bienvenue chez ${organization}`,
    role: (role) => `Vous pouvez maintenant travailler sur ses événements dans Lectern. Votre rôle : ${role}.`,
    how: 'Pour vous connecter, indiquez cette adresse e-mail. Un code vous est envoyé ; il n’y a pas de mot de passe.',
    open: 'Ouvrir la console',
    unexpected: 'Si vous ne vous y attendiez pas, écrivez à l’organisation ou ignorez simplement cet e-mail.',
    roles: {
      owner: 'propriétaire',
      organiser: 'organisateur',
      'programme-editor': 'éditeur du programme',
      'door-staff': 'accueil',
      viewer: 'lecteur',
    },
  },
  registration: {
    ticket: 'Ouvrir votre billet',
    place: 'Voir votre rang sur la liste d’attente',
    eventPage: 'Ouvrir la page de l’événement',
    manage:
      'Vous pouvez aussi y corriger votre nom, enregistrer la date dans votre agenda ou annuler si vous ne pouvez pas venir.',
    keep: 'Gardez cet e-mail : son lien vous est personnel. Ne le transmettez pas.',
    reason: 'Vous recevez cet e-mail parce que cette adresse a été inscrite à l’événement.',
    stranger: 'Si ce n’était pas vous, ouvrez le lien et annulez l’inscription.',
    confirmed: {
      subject: (title) => `Votre place : ${title}`,
      heading: 'Votre place est confirmée',
      intro: 'Nous nous réjouissons de vous accueillir. Présentez le code QR de votre billet à l’entrée.',
    },
    waitlisted: {
      subject: (title) => `Vous êtes sur la liste d’attente : ${title}`,
      heading: 'Vous êtes sur la liste d’attente',
      intro: (position) =>
        `Toutes les places sont prises pour l’instant. Vous êtes au rang ${position} de la liste d’attente.`,
      next: 'Dès qu’une place se libère et que c’est votre tour, elle est à vous et nous vous écrivons.',
    },
    promoted: {
      subject: (title) => `Une place s’est libérée : ${title}`,
      heading: 'Vous avez une place',
      intro: 'Une place s’est libérée et elle est à vous. Présentez le code QR de votre billet à l’entrée.',
    },
    cancelled: {
      subject: (title) => `Inscription annulée : ${title}`,
      heading: 'Votre inscription est annulée',
      intro: 'Votre place revient à d’autres. Le billet n’est plus valable.',
      again: 'Si vous changez d’avis, inscrivez-vous à nouveau sur la page de l’événement.',
    },
    repeated: {
      subject: (title) => `Votre lien : ${title}`,
      heading: 'Votre inscription existe déjà',
      confirmed: 'Voici de nouveau votre lien. Votre place est confirmée.',
      waitlisted: (position) => `Voici de nouveau votre lien. Vous êtes au rang ${position} de la liste d’attente.`,
      other: 'Voici de nouveau votre lien. La page indique où en est votre inscription.',
      unasked: 'Si vous ne l’avez pas demandé, vous n’avez rien à faire : rien n’a changé.',
    },
  },
  eventCancelled: {
    subject: (title) => `Annulé : ${title}`,
    heading: 'L’événement est annulé',
    intro: 'Nous sommes désolés : cet événement n’aura pas lieu. Vous n’avez rien à faire.',
    calendar: 'Le fichier joint le marque comme annulé dans votre agenda.',
  },
  mailbox: {
    title: 'Boîte aux lettres locale',
    intro: 'Les e-mails écrits par cet ordinateur. Rien n’est parti ; cette page n’existe qu’en développement.',
    empty: 'Aucun e-mail. Inscrivez-vous à un événement ou demandez un code de connexion, puis rechargez la page.',
    list: 'E-mails, du plus récent au plus ancien',
    to: 'À',
    sentAt: 'Écrit le',
    attachments: 'Pièces jointes',
    formatted: 'Voir comme le destinataire',
    back: 'Tous les e-mails',
  },
}
