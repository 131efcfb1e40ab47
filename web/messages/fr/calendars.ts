import type { calendars as model } from '../en/calendars.ts'
import { plural } from '../plural.ts'

export const calendars: typeof model = {
  buttons: {
    title: 'Garder la date',
    google: {
      label: 'Google Agenda',
      hint: 'Google regarde de nouveau toutes les 8 à 24 heures ; si vous êtes inscrit, nous vous écrivons en cas de changement urgent.',
    },
    apple: {
      label: 'Calendrier Apple',
      hint: 'Sur iPhone, iPad et Mac. Vous choisissez la fréquence, de toutes les 5 minutes à une fois par semaine.',
    },
    outlookWork: {
      label: 'Outlook (travail ou école)',
      hint: 'Ouvre Outlook sur le web, qui regarde de nouveau environ toutes les 3 heures, au plus tard après un jour.',
    },
    outlookHome: { label: 'Outlook.com', hint: 'De même pour un compte privé Outlook.com ou Hotmail.' },
    webcal: {
      label: 'Logiciel d’agenda de cet appareil',
      hint: 'Ouvre ce qui répond aux adresses webcal:, par exemple Thunderbird, qui regarde toutes les 30 minutes. Sur la plupart des téléphones Android, rien ne se passe.',
    },
    file: { label: 'Fichier d’agenda (.ics)', hint: 'Ajoute les dates une fois ; les changements ne suivent pas.' },
    address: 'Adresse du calendrier, pour tout autre agenda',
    copy: 'Copier l’adresse',
    copied: 'Copiée',
    help: 'Aide pas à pas pour votre agenda',
  },
  event: {
    title: 'Calendrier',
    description: (event) => `Dans votre propre agenda : ${event}`,
    more: 'Autres calendriers : les jours seuls, un thème, une salle',
    whole: 'Tout le programme',
    days: 'Les jours seuls, une barre pour l’événement',
    track: (name) => `Thème : ${name}`,
    room: (name) => `Salle : ${name}`,
  },
  parts: {
    only: 'Une partie seulement',
    onlyNext: 'Chacune est un calendrier à part. Ouvrez-la pour voir ses boutons.',
    shown: (part) => `Choisi : ${part}`,
    all: 'Revenir à l’ensemble',
  },
  many: {
    title: 'Agenda de tous les événements',
    titleOf: (name: string) => `Agenda : ${name}`,
    whole: 'Tous les événements et leurs séances',
    days: 'Seulement les jours, un bandeau par événement',
  },
  guide: {
    title: 'Les événements dans votre agenda',
    description: 'S’abonner dans Google Agenda, Calendrier d’Apple, Outlook, Thunderbird et sur les téléphones.',
    intro:
      'Chaque événement a ici une adresse de calendrier. Votre agenda y regarde régulièrement : une nouvelle heure ou une nouvelle salle vous parvient d’elle-même. Copiez l’adresse sur la page de l’événement ou sur votre billet.',
    clients: [
      {
        id: 'google',
        name: 'Google Agenda',
        steps: [
          'Ouvrez calendar.google.com dans un navigateur ; l’application du téléphone ne sait pas s’abonner.',
          'À côté de « Autres agendas », appuyez sur +, puis « À partir de l’URL ».',
          'Collez l’adresse et appuyez sur « Ajouter un agenda ». Il apparaît ensuite aussi sur votre téléphone.',
        ],
        does: 'Google regarde de nouveau toutes les 8 à 24 heures, sans qu’on puisse le presser. Il masque ce qui est annulé. Si vous êtes inscrit, nous vous écrivons en cas de changement urgent.',
      },
      {
        id: 'apple',
        name: 'iPhone, iPad et Mac',
        steps: [
          'Appuyez sur « Calendrier Apple » sur la page de l’événement et confirmez.',
          'Ou à la main : sur iPhone, dans Calendrier, « Calendriers », « Ajouter un calendrier », « Ajouter un calendrier avec abonnement » ; sur Mac, « Fichier », « Nouvel abonnement à un calendrier ». Collez l’adresse.',
          'Sur Mac, choisissez la fréquence sous « Actualisation auto » ; toutes les heures convient bien.',
        ],
        does: 'De toutes les 5 minutes à une fois par semaine, selon votre réglage. Ce qui est annulé est barré.',
      },
      {
        id: 'outlook',
        name: 'Outlook',
        steps: [
          'Ouvrez Outlook sur le web et allez au calendrier.',
          'Choisissez « Ajouter un calendrier », puis « S’abonner à partir du web ».',
          'Collez l’adresse, donnez un nom, appuyez sur « Importer ». Le calendrier apparaît ensuite dans Outlook sur l’ordinateur et le téléphone.',
        ],
        does: 'Outlook regarde de nouveau environ toutes les 3 heures, au plus tard après un jour. Outlook pour Mac ne sait pas s’abonner seul : faites-le sur le web.',
      },
      {
        id: 'thunderbird',
        name: 'Thunderbird',
        steps: [
          'Choisissez « Nouvel agenda », puis « Sur le réseau ».',
          'Collez l’adresse ; aucun nom d’utilisateur n’est nécessaire.',
          'Appuyez sur « Rechercher des agendas », puis « S’abonner ».',
        ],
        does: 'Thunderbird regarde toutes les 30 minutes. Les liens se trouvent dans la description.',
      },
      {
        id: 'android',
        name: 'Téléphone Android',
        steps: [
          'Avec un compte Google : abonnez-vous sur calendar.google.com dans un navigateur, comme ci-dessus.',
          'Sans compte : installez l’application ICSx⁵, appuyez sur + et collez l’adresse.',
          'Vous ne le voyez pas ? Cochez le nouvel agenda dans les réglages de l’application, puis synchronisez.',
        ],
        does: 'Google Agenda suit en un jour ; ICSx⁵ aussi souvent que vous le réglez.',
      },
    ],
    fileTitle: 'Un fichier seulement ?',
    file: 'Un fichier d’agenda est une copie du jour : il ne change jamais de lui-même. Prenez-le là où l’on ne peut pas s’abonner.',
    secretTitle: 'Votre propre adresse',
    secret:
      'Une adresse venue de votre billet ou de vos étoiles n’est que pour vous : elle montre votre place et le lien pour suivre en ligne. Qui la possède voit la même chose. Vous pouvez la remplacer à tout moment ; l’ancienne cesse en une minute.',
    does: 'Ce qu’il fait :',
  },
  personal: {
    title: 'Mon calendrier',
    intro: {
      ticket:
        'Un calendrier à vous : l’événement avec votre place et le lien pour suivre en ligne, et les séances auxquelles vous êtes inscrit. Si votre place change, le calendrier suit.',
      stars: 'Un calendrier des séances que vous avez marquées d’une étoile. Marquez-en une autre, et il suit.',
      speaker:
        'Un calendrier de toutes les séances où cette personne intervient, à tous les événements, avec les liens pour participer.',
      organiser:
        'Un calendrier de tous les événements que vous organisez, ceux de vos partenaires aussi. Les brouillons y sont provisoires.',
    },
    secret: 'Cette adresse n’est que pour vous. Qui la possède voit la même chose que vous.',
    make: 'Créer l’adresse de mon calendrier',
    alarm: 'Rappel',
    alarmHint: 'Votre agenda sonne avant chaque entrée. Certains, dont Google, n’en tiennent pas compte.',
    alarms: {
      none: 'Aucun',
      minutes: (n) => plural('fr', n, { one: '# minute avant', other: '# minutes avant' }),
      hour: '1 heure avant',
      day: '1 jour avant',
    },
    save: 'Enregistrer',
    made: 'Voici votre adresse. Choisissez votre agenda.',
    saved: 'Enregistré. Votre agenda suivra quand il regardera de nouveau.',
    renew: 'Remplacer l’adresse',
    renewNext:
      'L’ancienne adresse cesse en une minute, dans tous les agendas qui l’utilisent. Vous vous abonnez de nouveau avec la nouvelle.',
    confirmRenew: 'Oui, créer une nouvelle adresse',
    renewed: 'Voici la nouvelle adresse. L’ancienne a cessé.',
    stars: (n) => plural('fr', n, { one: '# séance marquée', other: '# séances marquées' }),
    keep: 'C’est sur cette page que vous le changez : gardez-la pour vous. Ce navigateur s’en souvient.',
    toSchedule: 'Vers le programme',
    toTicket: 'Vers votre billet',
    fromWorkspace: 'Mes séances dans mon agenda',
    toSpeaker: 'Vers le profil',
    fromTicket: 'Mon propre calendrier : avec ma place et le lien pour suivre en ligne',
    fromConsole: 'Tout ce que j’organise, dans mon agenda',
    fromSpeaker: 'Calendrier de cette personne',
    ofSpeaker: (name) => `Calendrier : ${name}`,
    fromStars: 'Suivre mes étoiles',
    myStars: 'Calendrier de mes étoiles',
    starsRefused: 'Vos nouvelles étoiles ne sont pas encore dans votre calendrier.',
  },
  entries: {
    place: (kind) => `Votre place : ${kind}`,
    waitingForSession: 'Vous êtes sur la liste d’attente de cette séance.',
    draft: 'Brouillon, pas encore publié.',
    myStars: 'Mes étoiles',
    whatIOrganise: 'Ce que j’organise',
  },
  console: {
    title: 'Calendriers',
    intro:
      'Qui s’abonne voit les changements de lui-même. Nous écrivons aux inscrits quand c’est urgent, car certains agendas ne regardent qu’une fois par jour.',
    introOfOrganization:
      'Qui s’y abonne voit de lui-même chaque événement que vous publiez, et chacun de ses changements.',
    addresses: 'Adresses',
    feed: 'Toutes les séances',
    days: 'Une barre pour l’événement',
    daysOfEach: 'Seulement les jours, un bandeau par événement',
    page: 'Page publique avec les boutons',
    hall: 'Feuille avec un code QR, pour la salle',
    notPublished: 'Les adresses répondront dès que l’événement sera publié.',
    readers: 'Qui les lit',
    readersHint:
      'Combien de fois des agendas ont demandé ces sept derniers jours (UTC), estimé d’après une demande sur vingt. Google demande une fois pour beaucoup de personnes ; les autres pour chacune. Aucune adresse n’est conservée.',
    nobody:
      'Personne n’a encore été compté. Un agenda qui regarde une fois par jour peut mettre des semaines à figurer parmi un sur vingt.',
    table: 'Par logiciel et par jour',
    family: 'Logiciel',
    total: 'Total',
    families: {
      google: 'Google Agenda',
      apple: 'Calendrier Apple',
      outlook: 'Outlook, Exchange',
      thunderbird: 'Thunderbird',
      nextcloud: 'Nextcloud',
      android: 'Android (ICSx⁵)',
      browser: 'Navigateur (fichier)',
      other: 'Autres logiciels',
    },
  },
  hall: {
    title: 'Feuille de calendrier',
    hint: 'Montrez-la sur un écran dans la salle, ou imprimez-la en A4. Le code ouvre la page avec les boutons pour tous les téléphones.',
    notPublished: 'Pas encore publié : le code fonctionnera ensuite.',
    back: 'Revenir aux calendriers',
    call: 'Le programme dans votre agenda',
    callNext: 'Scannez, choisissez votre agenda : les changements d’heure ou de salle suivent d’eux-mêmes.',
    qrCode: 'Code QR de la page avec les boutons d’agenda',
  },
}
