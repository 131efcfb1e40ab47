import type { mail as model } from '../en/mail.ts'

/** What the mails say, and the development mailbox that shows them. */
export const mail: typeof model = {
  frame: {
    greeting: (name) => `Bonjour ${name},`,
    when: 'Quand',
    where: 'Où',
    held: 'Votre place',
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
  hostInvited: {
    subject: (title: string) => `Invitation : ${title}`,
    heading: 'Votre organisation accepte-t-elle d’être citée ?',
    intro: (inviter: string, organization: string) =>
      `${inviter} souhaite citer ${organization} sur la page de son événement. Personne à l’extérieur ne voit ce nom tant que vous ou un collègue n’avez pas accepté.`,
    role: 'Citée comme',
    open: 'Répondre dans la console',
    next: 'Vous y acceptez ou refusez d’un clic. Vous pourrez aussi vous retirer plus tard.',
    ignore:
      'Vous recevez ce message une seule fois, parce que vous pouvez répondre pour votre organisation. Sans réponse, elle n’est pas citée.',
  },
  registration: {
    ticket: 'Ouvrir votre billet',
    place: 'Voir votre rang sur la liste d’attente',
    see: 'Voir votre inscription',
    eventPage: 'Ouvrir la page de l’événement',
    manage:
      'Vous pouvez aussi y corriger votre nom, enregistrer la date dans votre agenda ou annuler si vous ne pouvez pas venir.',
    keep: 'Gardez cet e-mail : son lien vous est personnel. Ne le transmettez pas.',
    reason: 'Vous recevez cet e-mail parce que cette adresse a été inscrite à l’événement.',
    stranger: 'Si ce n’était pas vous, ouvrez le lien et annulez l’inscription.',
    pending: {
      subject: (title) => `Nous avons reçu votre inscription : ${title}`,
      heading: 'Un organisateur décide',
      intro: 'Nous avons reçu votre inscription. Un organisateur en décide ; vous n’avez pas encore de place.',
      next: 'Vous n’avez rien à faire. Dès que la décision est prise, nous vous écrivons.',
    },
    offered: {
      subject: (title) => `Une place vous est réservée : ${title}`,
      heading: 'Une place vous est réservée',
      intro: (kind) => `Une place s’est libérée et nous la gardons pour vous : ${kind}.`,
      until: (when) => `Elle est à vous si vous l’acceptez avant le ${when}.`,
      keeps: (kind) => `Vous gardez la place que vous avez (${kind}) jusqu’à votre accord.`,
      next: 'Sans réponse à temps, elle revient à la personne suivante et vous passez en fin de file. Si vous n’en voulez pas, dites-le sur votre billet : quelqu’un d’autre en sera heureux.',
      answer: 'Accepter ou refuser',
    },
    offerLapsed: {
      subject: (title) => `La place proposée n’est plus gardée : ${title}`,
      heading: 'La place proposée n’est plus gardée',
      intro: (kind) => `Nous gardions une place pour vous (${kind}). Sans réponse à temps, nous ne la gardons plus.`,
      waits: (position) =>
        `Vous passez derrière les personnes qui attendaient, au rang ${position} de la liste d’attente.`,
      keeps: (kind) => `Vous gardez la place que vous avez : ${kind}.`,
      keepsPlace: 'Vous gardez la place que vous avez.',
      out: 'Cette place ne vous sera plus proposée. Si vous la souhaitez encore, choisissez-la à nouveau sur votre billet : vous serez en fin de file.',
    },
    declined: {
      subject: (title) => `À propos de votre inscription : ${title}`,
      heading: 'Nous ne pouvons pas vous donner de place',
      intro: 'Nous le regrettons : l’organisateur a décidé et ne peut pas vous donner de place à cet événement.',
    },
    reasonGiven: (reason) => `Raison donnée : ${reason}`,
    approved: 'L’organisateur a accepté votre inscription.',
    atDoor: 'Présentez le code QR de votre billet à l’entrée.',
    followOnline: 'Vous participez en ligne : le lien figure ci-dessous et sur votre billet.',
    linkFollows:
      'Vous participez en ligne. Il n’y a pas encore de lien : dès qu’il existe, nous vous l’envoyons par e-mail, et il figure sur votre billet.',
    confirmed: {
      subject: (title) => `Votre place : ${title}`,
      heading: 'Votre place est confirmée',
      intro: 'Nous nous réjouissons de vous accueillir.',
    },
    waitlisted: {
      subject: (title) => `Vous êtes sur la liste d’attente : ${title}`,
      heading: 'Vous êtes sur la liste d’attente',
      intro: (position) =>
        `Toutes les places sont prises pour l’instant. Vous êtes au rang ${position} de la liste d’attente.`,
      inLine: (kind, position) =>
        `Aucune des places que vous avez choisies n’est libre pour l’instant. Vous êtes au rang ${position} de la file : ${kind}.`,
      stopped:
        'La liste d’attente est désormais arrêtée : plus aucune place n’est attribuée d’office, seul l’organisateur peut encore vous en donner une. Nous vous écrirons dans ce cas ; merci de ne pas venir sans place.',
      next: 'Dès qu’une place se libère et que c’est votre tour, elle est à vous et nous vous écrivons.',
      offers:
        'Dès qu’une place se libère et que c’est votre tour, nous la gardons pour vous un certain temps et vous écrivons.',
    },
    promoted: {
      subject: (title) => `Une place s’est libérée : ${title}`,
      heading: 'Vous avez une place',
      intro: 'Une place s’est libérée et elle est à vous.',
      isNow: (kind) => `Votre place est maintenant : ${kind}.`,
      better: {
        subject: (title) => `Une autre place est à vous : ${title}`,
        heading: 'Vous avez une autre place',
        intro: (kind) => `Une place que vous souhaitiez davantage est à vous. Votre place est maintenant : ${kind}.`,
      },
      plain: {
        subject: (title) => `Vous avez une place : ${title}`,
        heading: 'Vous avez une place',
        intro: 'Une place est à vous.',
      },
      byHand: 'L’organisateur vous a donné cette place.',
      accepted: 'Vous avez accepté la place qui vous était réservée.',
    },
    cancelled: {
      subject: (title) => `Inscription annulée : ${title}`,
      heading: 'Votre inscription est annulée',
      intro: 'Si vous aviez une place, elle revient à d’autres. Le billet n’est plus valable.',
      calendar: 'Si la date est dans votre agenda, le fichier joint l’en retire.',
      again: 'Si vous changez d’avis, inscrivez-vous à nouveau sur la page de l’événement.',
    },
    standing: {
      confirmed: 'Votre place est confirmée.',
      waitlisted: (position) => `Vous êtes au rang ${position} de la liste d’attente.`,
      other: 'La page indique où en est votre inscription.',
    },
    repeated: {
      subject: (title) => `Votre lien : ${title}`,
      heading: 'Votre inscription existe déjà',
      intro: 'Voici de nouveau votre lien.',
      unasked: 'Si vous ne l’avez pas demandé, vous n’avez rien à faire : rien n’a changé.',
    },
  },
  invitationSent: {
    subject: (title) => `Invitation : ${title}`,
    heading: 'Vous êtes invité',
    greeting: 'Bonjour,',
    intro: 'Nous serions heureux de vous accueillir. Dites-nous si vous viendrez.',
    answer: 'Répondre à l’invitation',
    next: 'Vous y acceptez ou déclinez. Rien n’est décidé d’ici là.',
    keep: 'Ce lien est à vous seul. Ne le transmettez pas.',
    reason: 'Vous recevez ce message parce que l’organisateur de l’événement a invité cette adresse.',
  },
  sessionPromoted: {
    subject: (title) => `Une place dans la séance : ${title}`,
    heading: 'Vous avez une place dans la séance',
    intro: 'Une place s’est libérée dans la séance que vous attendiez, et elle est à vous.',
    session: 'Séance',
    next: 'Si vous ne pouvez pas venir, rendez-la sur votre billet : elle va à la personne suivante.',
  },
  speaking: {
    session: 'Votre séance',
    others: 'Avec',
    noTime: 'L’heure n’est pas encore fixée',
    due: 'À remettre avant le',
    planned: 'Le programme en est là aujourd’hui ; il peut encore changer.',
    open: 'Ouvrir votre page',
    keep: 'Ce lien est personnel et ne demande aucun mot de passe. Ne le transmettez pas : qui travaille pour vous reçoit son propre lien depuis cette page.',
    reason: 'Vous recevez cet e-mail parce que vous contribuez à l’événement.',
    assistant: (name: string) => `Vous recevez cet e-mail parce que vous travaillez pour ${name}.`,
    items: {
      answer: 'Votre venue, oui ou non',
      biography: 'Une courte biographie',
      portrait: 'Un portrait',
      slides: 'Vos diapositives',
      needs: 'Ce qu’il vous faut dans la salle',
      consent: 'Votre accord ou non pour l’enregistrement et la publication',
    },
    ofSession: (item: string, session: string) => `${item} : ${session}`,
    invited: {
      subject: (title: string) => `Votre contribution : ${title}`,
      heading: 'Votre page d’intervenant',
      intro:
        'Nous sommes heureux que vous contribuiez à cet événement. Sur une page à vous, vous dites si vous venez et remettez ce que nous vous demandons : ni compte, ni mot de passe.',
      asked: 'Ce que nous vous demandons :',
    },
    reminder: {
      subject: (title: string) => `Il manque encore : ${title}`,
      heading: 'Ce qui manque encore',
      intro: 'Nous attendons votre contribution avec plaisir. Sur votre page, il manque encore :',
      late: 'Le délai que nous avions fixé est passé. Sur votre page, il manque encore :',
      introFor: (name: string) => `Sur la page de ${name}, il manque encore :`,
      thanks: 'Si tout est déjà en route, merci : il ne reste rien à faire.',
    },
    decided: {
      accepted: {
        subject: (title: string) => `Votre proposition est acceptée : ${title}`,
        heading: 'Votre proposition est acceptée',
        intro:
          'Vos mots figurent maintenant dans le brouillon du programme. Les lecteurs les verront à la prochaine publication.',
      },
      refused: {
        subject: (title: string) => `Votre proposition n’est pas retenue : ${title}`,
        heading: 'Votre proposition n’est pas retenue',
        intro: 'Le texte reste tel qu’il était.',
      },
    },
  },
  albumReady: {
    subject: (title) => `Photos : ${title}`,
    heading: 'Les photos sont là',
    intro: (title) => `Les photos de « ${title} » sont en ligne.`,
    open: 'Voir les photos',
    yours:
      'Vous êtes sur une photo qui ne devrait pas être montrée ? Sa page a un lien pour la faire retirer, sans compte.',
  },
  eventCancelled: {
    subject: (title) => `Annulé : ${title}`,
    heading: 'L’événement est annulé',
    intro: 'Nous sommes désolés : cet événement n’aura pas lieu. Vous n’avez rien à faire.',
    calendar: 'Le fichier joint l’annule dans votre agenda.',
  },
  eventRestored: {
    subject: (title) => `Aura bien lieu : ${title}`,
    heading: 'L’événement aura bien lieu',
    intro: 'Il avait été annulé ; l’annulation est levée. Votre inscription est conservée.',
    calendar: 'Le fichier joint le remet dans votre agenda.',
  },
  eventChanged: {
    moved: { subject: (title: string) => `Nouvel horaire : ${title}`, heading: 'L’horaire a changé' },
    elsewhere: {
      subject: (title: string) => `Nouveau lieu ou lien : ${title}`,
      heading: 'Le lieu ou le lien a changé',
    },
    both: {
      subject: (title: string) => `Nouvel horaire et nouveau lieu : ${title}`,
      heading: 'L’horaire et le lieu ont changé',
    },
    intro: 'Votre place reste confirmée. Voici ce qui vaut désormais :',
    wasAt: (day: string, time: string) => `Jusqu’ici, le début était prévu le ${day}, à ${time}.`,
    wasIn: (place: string) => `Jusqu’ici, le lieu était : ${place}.`,
    calendar:
      'Le fichier joint met à jour l’événement dans votre agenda ; si vous suivez notre calendrier, il change tout seul.',
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
