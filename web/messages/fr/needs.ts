import type { Messages } from '../messages.ts'
import { plural } from '../plural.ts'

export const needs: Messages['needs'] = {
  title: 'À traiter',
  lines: {
    offers: (n) =>
      plural('fr', n, {
        one: '# offre de place expire dans les 12 heures',
        other: '# offres de place expirent dans les 12 heures',
      }),
    notice: () => 'Un changement d’horaire ou de lieu attend d’être annoncé à celles et ceux qui ont une place',
    failed: (n) =>
      plural('fr', n, { one: '# e-mail n’a pas pu être envoyé', other: '# e-mails n’ont pas pu être envoyés' }),
    bounced: (n) => plural('fr', n, { one: '# e-mail est revenu', other: '# e-mails sont revenus' }),
    overdue: (n: number) =>
      plural('fr', n, { one: '# intervenant est en retard', other: '# intervenants sont en retard' }),
    declined: (n: number) =>
      plural('fr', n, {
        one: '# séance déclinée par un intervenant',
        other: '# séances déclinées par des intervenants',
      }),
    suggested: (n: number) =>
      plural('fr', n, { one: '# proposition d’intervenant attend', other: '# propositions d’intervenants attendent' }),
    removals: (n) =>
      plural('fr', n, { one: 'Le retrait de # photo est demandé', other: 'Le retrait de # photos est demandé' }),
    undecided: (n) =>
      plural('fr', n, { one: '# inscription attend une décision', other: '# inscriptions attendent une décision' }),
    unannounced: (n) =>
      plural('fr', n, {
        one: '# décision n’est pas encore annoncée',
        other: '# décisions ne sont pas encore annoncées',
      }),
    unanswered: (n) =>
      plural('fr', n, { one: '# personne invitée n’a pas répondu', other: '# personnes invitées n’ont pas répondu' }),
    waiting: (n) => plural('fr', n, { one: '# personne attend une place', other: '# personnes attendent une place' }),
  },
  short: {
    draft_over: 'Encore un brouillon, alors que la date est passée',
    draft_soon: 'Commence dans moins de deux semaines et reste un brouillon',
    offers: 'Des offres de place expirent bientôt',
    notice: 'Un changement attend d’être annoncé',
    failed: 'Des e-mails n’ont pas pu être envoyés',
    bounced: 'Des e-mails sont revenus',
    overdue: 'Des intervenants sont en retard',
    declined: 'Des intervenants ont décliné',
    suggested: 'Des propositions d’intervenants attendent',
    removals: 'Le retrait de photos est demandé',
    undecided: 'Des inscriptions attendent une décision',
    unannounced: 'Des décisions ne sont pas encore annoncées',
    unanswered: 'Des personnes invitées n’ont pas répondu',
    waiting: 'Des personnes attendent une place',
  },
}
