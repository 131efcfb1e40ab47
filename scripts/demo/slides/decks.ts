import type { Localized } from '#worker/core/text/localized.ts'
import type { Audience } from '#worker/domain/materials/table.ts'
import type { Slide } from './pdf.ts'

/** The slides of one session of the seminar; what they say is made for the demo, and they say so. */
export interface Deck {
  /** By its number in the programme. */
  session: number
  title: Localized
  audience: Audience
  fileName: string
  /** Each is sent as a version, the last one is what readers get. */
  versions: readonly (readonly Slide[])[]
}

const demoLine = 'Demo value: these slides were generated, nobody presented them'

const institute: readonly Slide[] = [
  { title: 'The DATAIA Institute', lines: ['Paris-Saclay University', 'Frédéric Pascal', demoLine] },
  {
    title: 'What an institute is for',
    lines: [
      'Research across disciplines',
      'Teaching, from bachelor to doctorate',
      'Exchange with companies and society',
    ],
  },
]

const generative: readonly Slide[] = [
  {
    title: 'Generative AI: potentials, limits and challenges',
    lines: ['Keynote', 'Frédéric Pascal', demoLine],
  },
  { title: 'Potentials', lines: ['Writing and translating', 'Drawing', 'Programming'] },
  { title: 'Limits', lines: ['It does not know what is true', 'It repeats what it was trained on'] },
  { title: 'Challenges', lines: ['Examinations', 'Energy', 'Who is the author?'] },
]

export const decks: readonly Deck[] = [
  {
    session: 2,
    title: {
      en: 'The DATAIA Institute: slides',
      vi: 'Viện DATAIA: bài trình chiếu',
      fr: 'L’Institut DATAIA : diapositives',
    },
    audience: 'everybody',
    fileName: 'dataia-institute.pdf',
    versions: [
      institute,
      [...institute, { title: 'Bridges to Vietnam', lines: ['Joint seminars', 'Visits of doctoral students'] }],
    ],
  },
  {
    session: 4,
    title: { en: 'Generative AI: slides', vi: 'AI tạo sinh: bài trình chiếu', fr: 'L’IA générative : diapositives' },
    audience: 'registrants',
    fileName: 'generative-ai.pdf',
    versions: [generative],
  },
]
