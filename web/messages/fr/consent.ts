import type { Messages } from '../messages.ts'
import { plural } from '../plural.ts'

export const consent: Messages['consent'] = {
  label: 'Photos de vous',
  sentence:
    'Des photos sont prises pendant cet événement. Les photos où l’on me reconnaît peuvent-elles être montrées sur les pages de l’événement ?',
  hint: 'Vous n’êtes pas tenu de répondre, et votre place n’en dépend pas. Si vous répondez non, seul votre nom est montré aux personnes qui prennent et trient les photos. Vous pouvez changer votre réponse sur la page de votre billet.',
  yes: 'Oui',
  no: 'Non',
  none: 'Vous n’avez pas encore répondu.',
  said: (answer, when) => `Votre réponse du ${when} : ${answer}`,
  save: 'Conserver ma réponse',
  kept: 'Votre réponse est conservée.',
  column: 'Photos montrables',
  objectors: {
    title: 'À ne pas montrer sur les photos',
    intro: 'Ces personnes ont demandé à ne pas être montrées. Ne les photographiez pas, ou écartez ces photos :',
    none: 'Aucune personne inscrite n’a demandé à ne pas être montrée.',
  },
  removal: {
    link: 'Retirer cette photo',
    title: 'Retirer cette photo',
    howInAlbum:
      'Vous êtes sur une photo et ne le souhaitez pas ? Ouvrez-la et choisissez « Retirer cette photo ». Aucun compte n’est nécessaire.',
    intro:
      'La photo disparaît pour tout le monde dès l’envoi de ce formulaire. L’organisateur examine ensuite votre demande et supprime la photo définitivement, ou explique pourquoi non.',
    reason: 'Motif',
    reasonHint: 'Vous n’êtes pas tenu d’en donner. Seul l’organisateur le lit.',
    email: 'Adresse e-mail',
    emailHint: 'Seulement si vous souhaitez connaître la décision. Elle ne sert à rien d’autre.',
    send: 'La retirer maintenant',
    back: 'Retour à la photo',
    doneTitle: 'La photo est masquée',
    done: 'Personne ne la voit plus. Les copies gardées par les navigateurs disparaissent en cinq minutes.',
    next: 'L’organisateur décide de votre demande. Si vous avez laissé une adresse, vous serez prévenu par e-mail.',
    album: 'Vers les photos',
  },
  requests: {
    title: 'Demandes de retrait',
    link: (n) =>
      plural('fr', n, { one: 'Demandes de retrait (# en attente)', other: 'Demandes de retrait (# en attente)' }),
    intro:
      'Chaque photo a été masquée au moment de la demande. Supprimez-la, avec toutes ses tailles et l’original, ou montrez-la de nouveau en disant pourquoi.',
    none: 'Personne n’a demandé le retrait d’une photo.',
    open: 'En attente',
    decided: 'Décidées',
    asked: (when) => `Demandé le ${when}`,
    reason: 'Motif',
    noReason: 'Aucun motif n’a été donné.',
    answers: 'Une adresse a été laissée : votre décision y est envoyée.',
    noAnswer: 'Aucune adresse n’a été laissée.',
    grant: 'Supprimer définitivement',
    grantNext: 'Toutes les tailles et l’original sont supprimés aussitôt. C’est irréversible.',
    refuse: 'Montrer de nouveau',
    note: 'Pourquoi elle est montrée de nouveau',
    noteHint: 'Envoyé à la personne, si elle a laissé une adresse.',
    states: { open: 'en attente', granted: 'photo supprimée', refused: 'montrée de nouveau' },
    by: (name, when) => `${name}, ${when}`,
    picture: 'La photo en question',
    granted: 'La photo est supprimée définitivement.',
    refused: 'La photo est de nouveau montrée.',
    late: 'Cette demande était déjà tranchée.',
  },
  showing: {
    title: 'Qui voit les albums',
    intro: 'Sans code, quiconque a l’adresse voit les albums. Les organisateurs les voient toujours.',
    pin: 'Code',
    pinHint:
      'De 6 à 20 lettres ou chiffres. Il est demandé une fois par navigateur. Laissez vide pour garder le code actuel.',
    hasPin:
      'Un code est défini. Il est conservé de sorte que personne ne puisse le lire : communiquez-le, ou définissez-en un nouveau.',
    noPin: 'Aucun code n’est défini.',
    dropPin: 'Ne demander aucun code',
    endsAt: 'Fin des albums',
    endsAtHint: (zone) => `Fuseau horaire ${zone}. À partir de là, personne ne voit les photos. Vide : elles restent.`,
    isIndexed: 'Les moteurs de recherche peuvent répertorier les albums',
    isIndexedHint: 'Sinon, seul qui a l’adresse les trouve. Avec un code, ils ne sont jamais répertoriés.',
    save: 'Enregistrer',
    saved: 'Enregistré.',
  },
  pin: {
    title: 'Un code est nécessaire pour voir ces photos',
    intro: 'L’organisateur l’a donné aux personnes présentes.',
    label: 'Code',
    open: 'Voir les photos',
    wrong: 'Ce n’est pas le bon code.',
    tooMany: 'Trop d’essais. Veuillez réessayer dans une heure.',
  },
  ended: {
    title: 'Ces albums ont pris fin',
    text: 'L’organisateur a montré les photos de cet événement pour un temps limité, qui est écoulé.',
    toEvent: 'Vers la page de l’événement',
  },
  press: {
    title: 'Photos pour la presse',
    link: 'Photos pour la presse',
    intro:
      'Ces photos peuvent illustrer des articles sur l’événement. Indiquez le crédit tel qu’il figure à côté de chaque photo.',
    none: 'Il n’y a pas encore de photos de presse de cet événement.',
    credit: 'Crédit',
    noCredit: 'l’organisateur',
    licence: 'Licence',
    size: (width, height) => `${width} × ${height} pixels, WebP`,
    download: 'Télécharger',
    downloadOf: (number) => `Télécharger la photo ${number}`,
    photo: (number) => `Photo ${number}`,
    archive: (n) => plural('fr', n, { one: 'La télécharger en ZIP', other: 'Télécharger les # photos en ZIP' }),
    more: (n) => `Les ${n} premières sont affichées ici ; le ZIP les contient toutes.`,
    album: 'Toutes les photos',
  },
  mail: {
    subject: {
      granted: (title) => `Photo supprimée : ${title}`,
      refused: (title) => `Votre demande concernant une photo : ${title}`,
    },
    heading: { granted: 'La photo est supprimée', refused: 'La photo reste' },
    intro: {
      granted:
        'Vous avez demandé le retrait d’une photo de cet événement. Elle est supprimée avec toutes ses tailles et l’original.',
      refused:
        'Vous avez demandé le retrait d’une photo de cet événement. L’organisateur a décidé de continuer à la montrer.',
    },
    note: (note) => `Ses mots : ${note}`,
    refusedNext:
      'Si vous n’êtes pas d’accord, écrivez à l’organisateur : la notice de confidentialité indique comment.',
    privacy: 'Notice de confidentialité de l’organisateur',
    why: 'Vous recevez cet e-mail une seule fois, parce que cette adresse a été laissée avec une demande de retrait de photo.',
  },
}
