import { signingNote } from '#scripts/demo/notes.ts'
import { organizations } from '#scripts/demo/organizations.ts'
import type { DemoEvent, DemoSpeaker } from '#scripts/demo/types.ts'

const qiu: DemoSpeaker = {
  slug: 'qiu-yong',
  name: 'Qiu Yong',
  nativeName: '邱勇',
  honorific: { en: 'Prof.', vi: 'GS.', zh: '教授' },
  position: { en: 'President', vi: 'Hiệu trưởng', zh: '校长' },
  affiliation: { en: 'Tsinghua University', vi: 'Đại học Thanh Hoa', zh: '清华大学' },
}

/** The bilateral conference with a signing. */
export const higherEducation: DemoEvent = {
  slug: 'vietnam-china-higher-education',
  kind: 'conference',
  owner: 'vnu',
  hosts: [
    { organization: 'vnu', role: 'host' },
    { organization: 'tsinghua-university', role: 'co-host' },
  ],
  languages: ['vi', 'zh', 'en'],
  title: {
    en: 'Vietnam-China Higher Education: Opportunities and Challenges in the 21st Century – The Age of Digital Intelligence',
    vi: 'Giáo dục đại học Việt Nam – Trung Quốc: Cơ hội và thách thức trong thế kỷ 21 – Kỷ nguyên trí tuệ số',
    zh: '越中高等教育：21世纪的机遇与挑战——数字智能时代',
  },
  summary: {
    en: 'Vietnam National University, Hanoi and Tsinghua University meet for the 75th anniversary of diplomatic relations: an address, talks, an agreement on student exchange, a new park.',
    vi: 'Đại học Quốc gia Hà Nội và Đại học Thanh Hoa gặp gỡ nhân kỷ niệm 75 năm quan hệ ngoại giao: phát biểu, tham luận, ký thỏa thuận trao đổi sinh viên và ra mắt khu công viên mới.',
    zh: '值此越中建交75周年之际，河内国家大学与清华大学相聚：致辞、报告与讨论、签署学生交换协议、科技园揭幕。',
  },
  description: {
    en: 'The conference marks the **75th anniversary of diplomatic relations** between Vietnam and China. It asks what the age of digital intelligence means for universities, and what two of them can do together.\n\nOn the day an agreement on student exchange is signed, and VNU launches its High-Tech and Innovation Park.',
    vi: 'Hội nghị được tổ chức nhân **kỷ niệm 75 năm quan hệ ngoại giao** Việt Nam – Trung Quốc. Hội nghị đặt câu hỏi: kỷ nguyên trí tuệ số có ý nghĩa gì đối với các trường đại học, và hai đại học có thể cùng nhau làm được gì?\n\nTrong ngày, hai bên ký thỏa thuận trao đổi sinh viên, và Đại học Quốc gia Hà Nội ra mắt Khu công viên Công nghệ cao và Đổi mới sáng tạo.',
    zh: '本次会议纪念越中**建交75周年**，探讨数字智能时代对大学意味着什么，以及两所大学可以携手做些什么。\n\n当天将签署学生交换协议，河内国家大学高科技与创新园同日揭幕。',
  },
  place: {
    en: 'VNU, Hanoi (room: demo value)',
    vi: 'Đại học Quốc gia Hà Nội (phòng: dữ liệu minh họa)',
    zh: '河内国家大学（会场：演示数据）',
  },
  accent: '#8c1c2b',
  demoNote: signingNote,
  date: '2025-03-01',
  from: '09:00',
  to: '12:00',
  venue: {
    name: { en: 'Vietnam National University, Hanoi', vi: 'Đại học Quốc gia Hà Nội', zh: '河内国家大学' },
    address: { en: 'Hanoi', vi: 'Hà Nội', zh: '河内' },
    rooms: [{ name: { en: 'Hall (demo value)', vi: 'Hội trường (dữ liệu minh họa)', zh: '会场（演示数据）' } }],
  },
  sessions: [
    {
      kind: 'opening',
      title: {
        en: 'Address of the President of Tsinghua University',
        vi: 'Phát biểu của Hiệu trưởng Đại học Thanh Hoa',
        zh: '清华大学校长致辞',
      },
      abstract: {
        en: 'Prof. Qiu Yong, President of Tsinghua University, addresses the conference in the 75th year of diplomatic relations between Vietnam and China.',
        vi: 'GS. Qiu Yong, Hiệu trưởng Đại học Thanh Hoa, phát biểu tại hội nghị nhân năm thứ 75 quan hệ ngoại giao Việt Nam – Trung Quốc.',
        zh: '值此越中建交75周年之际，清华大学校长邱勇教授在会上致辞。',
      },
      spokenIn: ['zh'],
      interpretedInto: ['vi', 'en'],
      from: '09:00',
      to: '09:30',
      contributors: [{ speaker: qiu, role: 'opening-remarks' }],
    },
    {
      kind: 'discussion',
      title: { en: 'Presentations and discussions', vi: 'Tham luận và thảo luận', zh: '报告与讨论' },
      abstract: {
        en: 'What the age of digital intelligence means for higher education: the opportunities and challenges of the 21st century, seen from both countries.',
        vi: 'Kỷ nguyên trí tuệ số có ý nghĩa gì đối với giáo dục đại học: cơ hội và thách thức của thế kỷ 21, nhìn từ hai nước.',
        zh: '数字智能时代对高等教育意味着什么：从两国的视角看21世纪的机遇与挑战。',
      },
      spokenIn: ['vi', 'zh'],
      interpretedInto: ['en'],
      from: '09:30',
      to: '11:00',
    },
    {
      kind: 'ceremony',
      title: {
        en: 'Signing of the agreement on student exchange',
        vi: 'Lễ ký thỏa thuận trao đổi sinh viên',
        zh: '学生交换协议签署仪式',
      },
      abstract: {
        en: 'Vietnam National University, Hanoi and Tsinghua University sign an agreement on the exchange of students.',
        vi: 'Đại học Quốc gia Hà Nội và Đại học Thanh Hoa ký thỏa thuận trao đổi sinh viên.',
        zh: '河内国家大学与清华大学签署学生交换协议。',
      },
      spokenIn: ['vi', 'zh'],
      delegations: [organizations.vnu.name, organizations['tsinghua-university'].name],
      from: '11:00',
      to: '11:30',
    },
    {
      kind: 'ceremony',
      title: {
        en: 'Launch of VNU’s High-Tech and Innovation Park',
        vi: 'Ra mắt Khu công viên Công nghệ cao và Đổi mới sáng tạo của ĐHQGHN',
        zh: '河内国家大学高科技与创新园揭幕',
      },
      abstract: {
        en: 'VNU launches its High-Tech and Innovation Park.',
        vi: 'Đại học Quốc gia Hà Nội ra mắt Khu công viên Công nghệ cao và Đổi mới sáng tạo.',
        zh: '河内国家大学高科技与创新园正式揭幕。',
      },
      spokenIn: ['vi'],
      interpretedInto: ['zh', 'en'],
      from: '11:30',
      to: '12:00',
    },
  ],
}
