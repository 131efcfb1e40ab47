import type { shared as model } from '../en/shared.ts'

/** Texts that every page may need: frame, faults beside fields, refusals. */
export const shared: typeof model = {
  siteName: 'Lectern',
  skip: 'Aller au contenu',
  language: 'Langue',
  startPage: 'Tous les événements',
  backToEvent: 'Retour à l’événement',
  signIn: 'Pour les organisateurs',
  signOut: 'Se déconnecter',
  console: 'Console',
  optional: 'facultatif',
  mistakes: 'Veuillez revoir ces champs',
  contentIn: 'écrit en',
  languages: {
    en: 'anglais',
    vi: 'vietnamien',
    fr: 'français',
    zh: 'chinois',
    ja: 'japonais',
    ko: 'coréen',
    de: 'allemand',
    es: 'espagnol',
  },
  faults: {
    required: 'Veuillez remplir ce champ.',
    invalid: 'Cette valeur n’est pas possible ici.',
    too_long: 'C’est trop long.',
    too_small: 'Ce nombre est trop petit.',
    too_large: 'Ce nombre est trop grand.',
    email: 'Écrivez une adresse e-mail, par exemple lan@example.org.',
    url: 'Écrivez une adresse complète commençant par https://',
    slug: 'Utilisez seulement des minuscules, des chiffres et des tirets.',
    slug_taken: 'Cette adresse est déjà prise. Choisissez-en une autre.',
    colour: 'Écrivez une couleur sous la forme #rrggbb.',
    contrast: 'Cette couleur est trop claire pour y lire du texte blanc. Choisissez-en une plus foncée.',
    time_zone: 'Ce n’est pas un fuseau horaire connu, comme Asia/Ho_Chi_Minh.',
    time_malformed: 'Choisissez une date et une heure.',
    time_span: 'Écrivez début et fin, par exemple 09:00-09:30.',
    time_skipped:
      'Cette heure n’existe pas dans ce fuseau : les horloges la sautent cette nuit-là. Choisissez-en une autre.',
    time_repeated: 'Cette heure existe deux fois dans ce fuseau, car les horloges reculent. Choisissez-en une autre.',
    ends_before_start: 'La fin doit être après le début.',
    closes_before_opens: 'Les inscriptions doivent fermer après leur ouverture.',
    consent: 'Nous avons besoin de votre accord pour conserver ces informations.',
    language: 'Choisissez au moins une langue.',
    code_wrong: 'Ce code est faux ou expiré. Regardez le dernier e-mail ou demandez un nouveau code.',
    already_member: 'Cette personne est déjà membre.',
    already_host: 'Cette organisation figure déjà parmi les hôtes.',
    unknown_organization: 'Aucune organisation n’a cette adresse.',
    already_registered: 'Cette adresse est déjà inscrite.',
    domains: 'Indiquez des domaines comme hust.edu.vn, séparés par des virgules ; 50 au plus.',
    place_kind: 'Aucune de ces places ne vous est ouverte. Vérifiez l’adresse et le code, ou choisissez-en une autre.',
    access_code: 'Utilisez 4 à 40 lettres, chiffres ou traits d’union.',
    code_taken: 'Cet événement a déjà ce code.',
    people: 'Collez une liste ou choisissez une organisation : l’un des deux.',
    picture: 'Choisissez une image JPEG, PNG ou WebP de 40 Mo au plus.',
  },
  problems: {
    not_found: {
      title: 'Il n’y a rien à cette adresse',
      next: 'Le lien est peut-être ancien ou mal recopié. Cherchez l’événement par un mot de son titre, son lieu ou son organisateur.',
    },
    'auth.required': {
      title: 'Veuillez vous connecter',
      next: 'Cette page est réservée aux organisateurs. Connectez-vous avec un code envoyé par e-mail.',
    },
    'auth.forbidden': {
      title: 'Votre rôle ne permet pas cela',
      next: 'Demandez à un propriétaire de l’organisation de le faire ou de changer votre rôle.',
    },
    'request.cross_site': {
      title: 'Cette demande ne vient pas de notre page',
      next: 'Rouvrez la page et recommencez.',
    },
    'request.malformed': {
      title: 'Nous n’avons pas pu lire cette demande',
      next: 'Revenez en arrière, rechargez la page et réessayez.',
    },
    'request.invalid': {
      title: 'Certaines valeurs ne sont pas possibles',
      next: 'Corrigez les champs nommés dans `errors`, puis renvoyez la demande.',
    },
    'request.unsupported_type': {
      title: 'Ce type de contenu n’est pas accepté ici',
      next: 'Utilisez le formulaire de la page, ou application/json pour l’API.',
    },
    'request.stalled': {
      title: 'L’envoi a mis trop de temps à arriver',
      next: 'Vérifiez votre connexion et envoyez de nouveau.',
    },
    'request.too_large': { title: 'C’est trop volumineux', next: 'Envoyez un fichier ou un texte plus petit.' },
    'request.length_required': {
      title: 'Cette requête n’indique pas sa longueur',
      next: 'Envoyez le fichier avec un Content-Length.',
    },
    'request.too_many': {
      title: 'Trop de demandes à la fois',
      next: 'Attendez une minute puis réessayez. Rien n’a été perdu.',
    },
    'link.used': {
      title: 'Ce lien a déjà servi ou a expiré',
      next: 'Demandez-en un nouveau sur la page de connexion.',
    },
    'event.not_published': { title: 'Cet événement n’est pas publié', next: 'Publiez-le d’abord.' },
    'event.already_published': { title: 'Cet événement est déjà publié', next: 'Ouvrez sa page pour le voir.' },
    'event.cancelled': {
      title: 'Cet événement est annulé',
      next: 'Un événement annulé ne peut pas être modifié ainsi.',
    },
    'event.not_cancelled': {
      title: 'Cet événement n’est pas annulé',
      next: 'Ouvrez-le à nouveau pour voir où il en est.',
    },
    'event.over': { title: 'Cet événement est terminé', next: 'Il a eu lieu et ne peut plus être annulé.' },
    'event.incomplete': {
      title: 'Il manque quelque chose avant la publication',
      next: 'Donnez un titre à l’événement dans chacune de ses langues.',
    },
    'slug.taken': { title: 'Cette adresse est prise', next: 'Choisissez-en une autre.' },
    'revision.stale': {
      title: 'Quelqu’un a enregistré entre-temps',
      next: 'Ouvrez à nouveau la page pour voir ce qui est enregistré, puis refaites votre modification.',
    },
    'registration.not_open': {
      title: 'Les inscriptions ne sont pas encore ouvertes',
      next: 'La page de l’événement indique quand elles ouvrent.',
    },
    'registration.closed': {
      title: 'Les inscriptions sont closes',
      next: 'Écrivez à l’organisateur si vous souhaitez tout de même venir.',
    },
    'registration.event_cancelled': {
      title: 'Cet événement est annulé',
      next: 'Aucune inscription n’est plus acceptée.',
    },
    'registration.no_place_kind': {
      title: 'Aucune de ces places ne vous est ouverte',
      next: 'Elles sont réservées aux invités, à certains domaines de messagerie ou à qui possède un code. Vérifiez l’adresse donnée et le code, ou choisissez une autre place.',
    },
    'offer.over': {
      title: 'Cette offre n’est plus valable',
      next: 'Son délai est passé, ou elle a déjà reçu une réponse. Votre billet indique où vous en êtes.',
    },
    'place_kind.in_use': {
      title: 'Quelqu’un tient ou attend une place de ce type',
      next: 'Il reste tant qu’une inscription ou une invitation le nomme. Mettez sa capacité à 0, ou donnez d’abord une autre place à ces personnes.',
    },
    'place_kind.last': {
      title: 'Un événement a besoin d’au moins un type de place',
      next: 'Modifiez celui-ci, ou ajoutez-en d’abord un autre.',
    },
    'invitation.too_many': {
      title: 'Trop d’invitations',
      next: 'Au plus 500 personnes à la fois et 2 000 par jour pour un événement ; une adresse reçoit au plus trois invitations par jour, et chacune est envoyée quatre fois au plus. Continuez demain avec les personnes restantes.',
    },
    'place_kind.too_many': {
      title: 'Plus de type de place possible',
      next: 'Un événement peut en avoir 20.',
    },
    'registration.not_cancellable': {
      title: 'Cette inscription ne peut plus être annulée',
      next: 'Elle est déjà annulée, ou l’événement est passé.',
    },
    'mail.not_failed': { title: 'Cet e-mail n’a pas échoué', next: 'Il a été envoyé, ou il est encore en route.' },
    'webhook.unsigned': {
      title: 'La signature manque, est fausse ou trop ancienne',
      next: 'Vérifiez le secret et l’horloge.',
    },
    'member.last_owner': {
      title: 'Une organisation a besoin d’un propriétaire',
      next: 'Nommez d’abord un autre propriétaire.',
    },
    'suggestion.decided': {
      title: 'Cette proposition vient d’être tranchée',
      next: 'Quelqu’un a décidé, ou l’intervenant l’a retirée. Vous n’avez rien changé ; rouvrez les propositions.',
    },
    'programme.released': {
      title: 'Ce programme vient d’être diffusé',
      next: 'Quelqu’un a diffusé une version pendant que vous regardiez. Rouvrez les versions pour voir ce qu’il reste à diffuser.',
    },
    'session.no_sign_up': {
      title: 'Aucune place à prendre ici',
      next: 'Cette séance ne prend pas d’inscriptions en ce moment : elle est terminée ou close, ou l’inscription n’a pas de place confirmée. Regardez de nouveau votre billet.',
    },
    'programme.too_large': {
      title: 'Ce programme est trop long pour être diffusé',
      next: 'Rien n’a été diffusé ni publié. Raccourcissez les présentations et les biographies, dans toutes les langues, puis diffusez à nouveau.',
    },
    'session.moved': {
      title: 'Cette séance commence maintenant à une autre heure',
      next: 'Quelqu’un l’a déplacée, ou votre changement est déjà fait. Rouvrez la séance pour voir.',
    },
    'contributor.twice': {
      title: 'Cette personne a déjà ce rôle dans cette séance',
      next: 'Choisissez un autre rôle ou retirez l’une des deux entrées.',
    },
    'host.accepted': {
      title: 'Votre organisation a accepté entre-temps',
      next: 'Un collègue a répondu avant vous. Retirez-vous de l’événement si c’était une erreur.',
    },
    'host.owner': { title: 'L’organisation propriétaire reste un hôte', next: 'Changez plutôt son rôle ou son ordre.' },
    'upload.unsupported': {
      title: 'Ce n’est pas une image JPEG, PNG ou WebP',
      next: 'Exportez l’image en JPEG et envoyez-la.',
    },
    'upload.heic': {
      title: 'C’est une image HEIC, que les navigateurs n’affichent pas',
      next: 'Sur un iPhone, choisissez Réglages, Appareil photo, Formats, « Le plus compatible », ou envoyez-vous l’image en JPEG, puis envoyez celle-ci.',
    },
    'upload.animated': { title: 'Cette image est animée', next: 'Exportez-en une vue en JPEG et envoyez celle-ci.' },
    'upload.quota': {
      title: 'Cet événement a atteint son maximum de 2 000 photos',
      next: 'Supprimez-en quelques-unes d’inutiles, puis envoyez celle-ci à nouveau.',
    },
    'upload.incomplete': {
      title: 'Il manque des parties du fichier',
      next: 'Choisissez à nouveau le même fichier : ce qui est déjà arrivé est conservé.',
    },
    'upload.finished': {
      title: 'Cet envoi est déjà terminé',
      next: 'Rien à faire : le fichier est là.',
    },
    'upload.mismatch': {
      title: 'Ce qui est arrivé n’est pas ce qui était annoncé',
      next: 'Choisissez à nouveau le fichier ; s’il a changé entre-temps, l’envoi recommence.',
    },
    'upload.removed': {
      title: 'Cette photo a été retirée sur demande',
      next: 'Elle n’est pas reprise une seconde fois. Laissez-la de côté.',
    },
    'removal.decided': {
      title: 'Cette demande est déjà tranchée',
      next: 'La liste des demandes indique comment.',
    },
    'album.too_many': {
      title: 'Cet événement a trop d’albums',
      next: 'Supprimez un album vide ou utilisez-en un qui existe.',
    },
    'album.in_use': {
      title: 'Cet album ne peut pas être supprimé',
      next: 'Déplacez d’abord ses photos dans un autre album ; les photos supprimées le retiennent 30 jours, et le dernier album reste.',
    },
    'album.told': {
      title: 'Tout le monde connaît déjà l’album',
      next: 'On ne l’annonce qu’une fois. Partagez le lien de l’album avec les inscrits arrivés depuis.',
    },
    'album.nobody': {
      title: 'Personne à prévenir',
      next: 'Personne n’a de place à cet événement : il n’y a donc personne à qui écrire.',
    },
    'album.empty': {
      title: 'Il n’y a encore rien à annoncer',
      next: 'L’événement doit être public, les albums ouverts et au moins une photo décrite.',
    },
    'photographer.too_many': {
      title: 'Cet événement a trop de liens pour photographes',
      next: 'Renouvelez un lien échu au lieu d’en créer un autre.',
    },
    'photographing.over': {
      title: 'Ce lien n’est plus valable',
      next: 'Les photos déjà envoyées sont en sécurité. S’il en reste, demandez un nouveau lien à l’organisateur.',
    },
    'storage.full': {
      title: 'Cet événement n’a plus de place',
      next: 'Demandez-en davantage à la personne qui gère cette installation, ou utilisez des fichiers plus petits.',
    },
    'file.unsupported': {
      title: 'Ce type de fichier n’est pas accepté',
      next: 'Utilisez PDF, PPTX, KEY, ODP, DOCX, XLSX, MP4, WebM, ZIP, une image ou du texte brut.',
    },
    'file.macros': {
      title: 'Ce fichier contient des macros',
      next: 'Enregistrez-le sans macros (.pptx, .docx ou .xlsx), puis envoyez-le à nouveau.',
    },
    'file.encrypted': {
      title: 'Ce fichier est protégé par un mot de passe',
      next: 'Enregistrez-le sans mot de passe, puis envoyez-le à nouveau.',
    },
    'file.unpacked': {
      title: 'Ce fichier décompressé dépasse de loin sa taille',
      next: 'Mettez-y moins de contenu, puis envoyez-le à nouveau.',
    },
    'file.infected': {
      title: 'L’antivirus a trouvé quelque chose dans ce fichier',
      next: 'Il a été supprimé. Nettoyez votre appareil, enregistrez le fichier à nouveau, puis renvoyez-le.',
    },
    'file.unsure': {
      title: 'L’antivirus ne peut pas dire si ce fichier est inoffensif',
      next: 'Enregistrez-le à nouveau, par exemple en PDF, ou demandez à la personne qui gère cette installation.',
    },
    'file.damaged': {
      title: 'Ce fichier est illisible',
      next: 'Ouvrez-le sur votre appareil, enregistrez-le à nouveau, puis renvoyez-le.',
    },
    'upload.too_many_pixels': {
      title: 'Cette image a trop de pixels',
      next: 'Réduisez-la à 100 mégapixels et 12 000 pixels de côté au plus.',
    },
    'upload.damaged': {
      title: 'Cette image est endommagée',
      next: 'Copiez-la à nouveau depuis l’appareil et renvoyez-la.',
    },
    'speaking.over': {
      title: 'Cet événement est terminé',
      next: 'Ce que vous avez répondu reste tel quel. Écrivez à l’organisateur si quelque chose est inexact.',
    },
    'speaking.own_word': {
      title: 'Seule la personne qui intervient peut le faire',
      next: 'Vous travaillez pour elle avec votre propre lien. Demandez-lui de le faire avec le sien.',
    },
    'speaking.too_many': {
      title: 'Impossible d’ajouter quelqu’un d’autre',
      next: 'Mettez fin à un lien qui ne sert plus, ou demandez à l’organisateur.',
    },
    'speaking.revoked': {
      title: 'Ce lien ne fonctionne plus',
      next: 'Cherchez un e-mail plus récent de l’organisateur, ou demandez-lui un nouveau lien.',
    },
    'service.busy': {
      title: 'Nous essayons encore',
      next: 'La base de données est occupée. Attendez quelques secondes et renvoyez le formulaire : il n’est jamais compté deux fois.',
    },
    'service.day_limit': {
      title: 'Le quota du jour de cette installation est épuisé',
      next: 'Il repart à 00:00 UTC. Revenez à ce moment-là.',
    },
    unexpected: {
      title: 'Un problème est survenu de notre côté',
      next: 'Vous n’y êtes pour rien. Réessayez ; si cela persiste, donnez ce numéro à l’organisateur :',
    },
  },
}
