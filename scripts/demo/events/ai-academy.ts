import { dayNote } from '#scripts/demo/notes.ts'
import type { DemoEvent } from '#scripts/demo/types.ts'
import { hust } from '#scripts/demo/venues.ts'

/** The academy over years. */
export const aiAcademy: DemoEvent = {
  slug: 'ai-academy',
  kind: 'ceremony',
  owner: 'hust',
  hosts: [
    { organization: 'hust', role: 'host' },
    { organization: 'nvidia', role: 'co-host' },
  ],
  languages: ['vi', 'en'],
  title: {
    en: 'AI Academy of HUST and NVIDIA: launch',
    vi: 'Lễ ra mắt Học viện AI của Đại học Bách khoa Hà Nội và NVIDIA',
  },
  summary: {
    en: 'An academy for artificial intelligence begins: 2,000 trainees in the first year, 10,000 by the third.',
    vi: 'Một học viện về trí tuệ nhân tạo bắt đầu hoạt động: 2.000 học viên trong năm đầu tiên, 10.000 học viên đến năm thứ ba.',
  },
  description: {
    en: 'Hanoi University of Science and Technology and NVIDIA launch the **AI Academy**. It trains 2,000 people in its first year and 10,000 by its third, in cohorts with required sessions, a threshold of attendance, and a certificate at the end.',
    vi: 'Đại học Bách khoa Hà Nội và NVIDIA ra mắt **Học viện AI**. Học viện đào tạo 2.000 người trong năm đầu và 10.000 người đến năm thứ ba, theo từng khóa với các buổi học bắt buộc, mức chuyên cần tối thiểu và chứng nhận khi hoàn thành.',
  },
  place: { en: 'HUST, Hanoi (room: demo value)', vi: 'Đại học Bách khoa Hà Nội (phòng: dữ liệu minh họa)' },
  accent: '#3f6212',
  demoNote: dayNote,
  date: '2025-08-15',
  from: '14:00',
  to: '16:00',
  venue: hust,
  sessions: [
    {
      kind: 'ceremony',
      title: { en: 'Launch of the academy', vi: 'Lễ ra mắt học viện' },
      abstract: {
        en: 'Hanoi University of Science and Technology and NVIDIA launch the AI Academy.',
        vi: 'Đại học Bách khoa Hà Nội và NVIDIA ra mắt Học viện AI.',
      },
      spokenIn: ['vi'],
      interpretedInto: ['en'],
      from: '14:00',
      to: '15:00',
    },
    {
      kind: 'discussion',
      title: {
        en: 'From 2,000 to 10,000 trainees: cohorts, attendance, certificates',
        vi: 'Từ 2.000 đến 10.000 học viên: khóa học, chuyên cần, chứng nhận',
      },
      abstract: {
        en: 'How an academy grows from 2,000 trainees in its first year to 10,000 by its third: cohorts, required sessions, a threshold of attendance, certificates.',
        vi: 'Một học viện phát triển từ 2.000 học viên trong năm đầu lên 10.000 vào năm thứ ba như thế nào: các khóa, buổi học bắt buộc, mức chuyên cần tối thiểu, chứng nhận.',
      },
      spokenIn: ['vi', 'en'],
      from: '15:00',
      to: '16:00',
    },
  ],
}
