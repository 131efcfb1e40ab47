import type { programme as model } from '../../en/console/programme.ts'
import { figure, plural } from '../../plural.ts'

/** Sessions, tracks and the released programme. */
export const programme: typeof model = {
  sessions: {
    title: 'Séances',
    empty: 'Pas encore de séance. Ajoutez d’abord l’ouverture ; les heures peuvent suivre.',
    add: 'Ajouter une séance',
    addList: 'Coller une liste de séances',
    shift: 'Retard ? Décaler cette séance et toutes les suivantes du jour',
    addTitle: 'Nouvelle séance',
    editTitle: 'Modifier la séance',
    save: 'Enregistrer',
    saved: 'Enregistré.',
    isRemoved: 'La séance a été retirée.',
    unscheduled: 'Pas encore d’heure',
    kind: 'Type',
    sessionTitle: 'Titre',
    abstract: 'Présentation',
    startsAt: 'Début',
    endsAt: 'Fin',
    timeHint: (zone: string) => `Heure locale de ${zone}. Laissez les deux vides tant que l’heure n’est pas fixée.`,
    position: 'Ordre',
    positionHint: 'Parmi les séances qui commencent ensemble ou n’ont pas encore d’heure.',
    track: 'Thème',
    noTrack: 'Aucun thème',
    tracks: 'Thèmes de cet événement',
    rooms: 'Salles',
    noRooms: 'Pas encore de salle à choisir : un organisateur en ajoute aux lieux de l’organisation.',
    spokenIn: 'Langues parlées',
    interpretedInto: 'Interprétation vers',
    streamUrl: 'Adresse de diffusion',
    streamRule: 'Qui voit l’adresse de diffusion',
    streamRules: {
      always: 'Tout le monde, à tout moment',
      before: 'Tout le monde, peu avant le début',
      registrants: 'Pas sur la page publique : seulement les inscrits',
    },
    streamMinutes: 'Minutes avant le début',
    recordingUrl: 'Adresse de l’enregistrement',
    recordingRule: 'Qui voit l’enregistrement',
    recordingRules: { always: 'Tout le monde', registrants: 'Pas sur la page publique : seulement les inscrits' },
    doNotRecord: 'Ne pas enregistrer cette séance',
    delegations: 'Délégations d’une signature',
    delegationsHint:
      'Dans l’ordre protocolaire. Chaque intervenant peut ensuite être rattaché à l’une d’elles ; vider un nom défait ce lien.',
    delegation: (n: number) => `Délégation ${n}`,
    standsFor: 'Représente',
    noDelegation: 'Aucune délégation',
    isGone: 'retiré entre-temps',
    internalNote: 'Note interne',
    internalNoteHint: 'Lue seulement par les organisateurs et les éditeurs du programme.',
    contributors: 'Intervenants',
    contributorsHint: 'L’ordre est l’ordre protocolaire de la page.',
    noContributors: 'Personne pour l’instant.',
    role: 'Rôle',
    of: (label: string, name: string) => `${label} : ${name}`,
    editSpeaker: 'Modifier le profil',
    moveUp: 'Monter',
    moveDown: 'Descendre',
    remove: 'Retirer',
    addKnown: 'Ajouter un intervenant déjà connu',
    speaker: 'Intervenant',
    addNew: 'Ajouter un nouvel intervenant',
    name: 'Nom',
    nameHint: 'Comme la personne l’écrit, en caractères latins ; le nom de famille d’abord si elle le fait.',
    nativeName: 'Nom dans l’écriture d’origine',
    honorific: 'Titre de civilité',
    honorificHint: 'Par exemple Pr ou Dr.',
    speakerPosition: 'Fonction',
    affiliation: 'Établissement',
    addContributor: 'Ajouter',
    speakerTitle: 'Intervenant',
    removeSession: 'Retirer cette séance',
    removeHint: (n: number) =>
      n === 0
        ? 'La séance quitte le brouillon, et la page à la prochaine publication.'
        : plural('fr', n, {
            one: 'La séance et # intervention quittent le brouillon, et la page à la prochaine publication ; l’intervenant reste connu.',
            other:
              'La séance et # interventions quittent le brouillon, et la page à la prochaine publication ; les intervenants restent connus.',
          }),
  },
  sessionList: {
    title: 'Coller une liste de séances',
    day: 'Jour',
    dayHint: (zone: string) => `Heures locales de ${zone}.`,
    language: 'Langue des titres',
    lines: 'Une séance par ligne',
    linesHint: (n: number) =>
      `09:00-09:30 | Titre | type. Le type peut manquer ; un tiret à la place de l’heure la laisse ouverte. ${n} lignes au plus.`,
    preview: 'Aperçu',
    previewTitle: 'Ce que cette liste ajouterait',
    line: (n: number) => `Ligne ${n} :`,
    faulty: (n: number) =>
      plural('fr', n, {
        one: '# ligne est à corriger d’abord. Rien n’a été ajouté.',
        other: '# lignes sont à corriger d’abord. Rien n’a été ajouté.',
      }),
    ready: (n: number) =>
      plural('fr', n, {
        one: '# séance. Rien n’a encore été ajouté.',
        other: '# séances. Rien n’a encore été ajouté.',
      }),
    create: (n: number) => plural('fr', n, { one: 'Ajouter # séance', other: 'Ajouter # séances' }),
  },
  sessionShift: {
    title: 'Décaler la suite de la journée',
    intro:
      'Décale cette séance et toutes celles qui commencent avec elle ou plus tard le même jour, dans chaque salle.',
    unscheduled: 'Cette séance n’a pas encore d’heure : il n’y a rien à décaler.',
    minutes: 'Minutes plus tard (un nombre négatif avance)',
    preview: 'Aperçu',
    moves: (n: number) => plural('fr', n, { one: '# séance sera décalée', other: '# séances seront décalées' }),
    fromTo: (from: string, to: string) => `${from} → ${to}`,
    move: (n: number) => plural('fr', n, { one: 'Décaler # séance', other: 'Décaler # séances' }),
  },
  releases: {
    title: 'Versions diffusées',
    none: 'Aucune version n’est encore diffusée : le public ne voit pas de programme.',
    same: (n: number) => `Le brouillon est identique à la version ${n}.`,
    differs: (n: number, points: number) =>
      points === 0
        ? `Le brouillon diffère de la version ${n} par des détails.`
        : plural('fr', points, {
            one: `Le brouillon diffère de la version ${n} sur # point.`,
            other: `Le brouillon diffère de la version ${n} sur # points.`,
          }),
    publicSees: (n: number) => `Le public voit la version ${n}.`,
    hidden: 'Le public ne voit pas de programme tant que l’événement n’est pas publié.',
    toReleases: 'Voir les différences et diffuser',
    toVersions: 'Versions diffusées',
    next: 'La prochaine version',
    nothingDrafted: 'Il n’y a encore rien à diffuser. Ajoutez la première séance.',
    toSessions: 'Aller aux séances',
    first: (n: number) =>
      plural('fr', n, {
        one: 'La première version : le public verra # séance.',
        other: 'La première version : le public verra # séances.',
      }),
    unpublished: 'L’événement n’est pas publié : le programme devient public avec lui.',
    changes: (n: number) =>
      plural('fr', n, { one: 'Elle change # point pour le public', other: 'Elle change # points pour le public' }),
    onlyDetails:
      'Elle ne change que des détails : textes, langues, adresses ou thèmes. Heures, salles, titres et personnes restent.',
    unchanged: (n: number) => `Rien n’a changé depuis la version ${n}.`,
    warnings: (n: number) =>
      plural('fr', n, {
        one: '# point du brouillon mérite un regard ; il n’empêche pas la diffusion.',
        other: '# points du brouillon méritent un regard ; ils n’empêchent pas la diffusion.',
      }),
    seeWarnings: 'Voir les avertissements',
    note: 'Note pour le public',
    noteHint:
      'Facultatif. Une ou deux phrases sur les nouveautés ; elles figurent sur la page des changements et dans son flux.',
    release: (n: number) => `Diffuser la version ${n}`,
    overtaken:
      'Quelqu’un d’autre a diffusé une version entre-temps. Regardez ce que la vôtre changerait maintenant ; votre note est gardée.',
    isReleased: (n: number) => `La version ${n} est diffusée.`,
    isTakenBack: (n: number) =>
      `La version ${n} est de nouveau le brouillon. Le public ne voit aucune différence avant la prochaine diffusion.`,
    versions: 'Versions jusqu’ici',
    noVersions: 'Aucune pour le moment.',
    version: (n: number) => `Version ${n}`,
    current: 'Celle que voit le public',
    by: (name: string) => `par ${name}`,
    byUpdate: 'lors d’une mise à jour de l’installation : ce qui était public auparavant',
    sessions: (n: number) => plural('fr', n, { one: '# séance', other: '# séances' }),
    lookAt: (n: number) => `Regarder la version ${n}`,
    publicSchedule: 'Les horaires publics',
    takeBack: 'Reprendre cette version comme brouillon',
    takeBackSame: 'Le brouillon est identique à cette version : il n’y a rien à reprendre.',
    takeBackPoints: (n: number) =>
      n === 0
        ? 'Les détails rédigés autrement sont remplacés ; heures, salles, titres et personnes sont les mêmes.'
        : plural('fr', n, {
            one: '# changement du brouillon est remplacé :',
            other: '# changements du brouillon sont remplacés :',
          }),
    takeBackNext:
      'Le public continue de voir la version la plus récente jusqu’à la prochaine diffusion. Les séances ajoutées depuis disparaissent avec leurs notes internes ; celles qui ont été retirées reviennent. Ce qui n’a jamais été diffusé ne peut pas être retrouvé.',
    takeBackConfirm: (n: number) => `Reprendre la version ${n} comme brouillon`,
    withEvent: (n: number) =>
      plural('fr', n, {
        one: 'Diffuser le programme avec lui (# séance)',
        other: 'Diffuser le programme avec lui (# séances)',
      }),
  },
  warnings: {
    title: (n: number) => plural('fr', n, { one: '# point à regarder', other: '# points à regarder' }),
    hint: 'Rien n’est interdit : laissez tel quel ce qui est voulu.',
    more: (n: number) => plural('fr', n, { one: '# autre point', other: '# autres points' }),
    room_twice: (room: string) => `${room} est prise deux fois à la même heure :`,
    contributor_twice: (name: string) => `${name} est à deux endroits à la même heure :`,
    track_overlap: (track: string) => `Deux séances du thème « ${track} » se chevauchent :`,
    outside_event: 'Hors des heures de l’événement :',
    room_small: (seats: number, confirmed: number) =>
      `Moins de places (${figure('fr', seats)}) que d’inscriptions confirmées (${figure('fr', confirmed)}) :`,
    title_missing: (language: string) => `Pas de titre dans cette langue (${language.toLowerCase()}) :`,
  },
  tracks: {
    title: 'Thèmes',
    empty: 'Pas encore de thème. Un thème réunit des séances par un nom et une couleur.',
    add: 'Ajouter un thème',
    editTitle: 'Modifier le thème',
    name: 'Nom',
    colour: 'Couleur',
    colourHint: 'Assez foncée pour un texte blanc ; le nom l’accompagne toujours.',
    position: 'Ordre',
    positionHint: 'Laissé vide, il vient en dernier.',
    save: 'Enregistrer',
    saved: 'Enregistré.',
    isRemoved: 'Le thème a été retiré.',
    remove: 'Retirer ce thème',
    removeHint: 'Ses séances restent au programme, sans thème.',
  },
  signUps: {
    open: 'Inscription à cette séance',
    title: (session) => `Inscription : ${session}`,
    saved: 'Enregistré. C’est en vigueur aussitôt.',
    taken: (n) => plural('fr', n, { one: '# personne inscrite', other: '# personnes inscrites' }),
    takenOf: (n, capacity) => `${figure('fr', n)} places prises sur ${figure('fr', capacity)}`,
    waiting: (n) => `${figure('fr', n)} en attente`,
    none: 'Personne ne s’est inscrit à cette séance.',
    export: 'Télécharger en CSV',
    list: 'Qui s’est inscrit',
    signedUp: 'Inscription le',
    settings: 'Cette séance demande-t-elle une inscription ?',
    settingsHint:
      'En vigueur aussitôt, sans publication, pour la séance telle qu’elle a été publiée. Les personnes qui ont une place confirmée à l’événement s’inscrivent sur leur billet.',
    isOpen: 'On s’inscrit à cette séance',
    capacity: 'Places',
    capacityHint:
      'Laissé vide, il n’y a pas de limite. Plus de places font entrer les premiers de la file, prévenus par e-mail ; moins n’excluent personne.',
    save: 'Enregistrer',
    toSession: 'Retour à la séance',
  },
}
