import type { Localized } from '#worker/core/text/localized.ts'
import { coffee, discussion, hall, handshake, microphone, notebook, opening, question, slide, talk } from './indoors.ts'
import { bridge, building, group, pond } from './outdoors.ts'
import type { Picture } from './render.ts'

interface AlbumPicture extends Picture {
  alt: Localized
}

const wide = [1600, 1067] as const
const tall = [1067, 1600] as const

/** "Some moments of the seminar": drawn scenes in several sizes and formats, both orientations, two with a position. */
export const album: readonly AlbumPicture[] = [
  {
    name: 'building',
    scene: building,
    drawing: wide,
    width: 3000,
    format: 'jpeg',
    position: 'Hanoi',
    alt: {
      en: 'Drawing: a yellow building with columns between trees',
      vi: 'Tranh vẽ: tòa nhà màu vàng có hàng cột giữa những tán cây',
      fr: 'Dessin : un bâtiment jaune à colonnes entre des arbres',
    },
  },
  {
    name: 'opening',
    scene: opening,
    drawing: tall,
    width: 1600,
    format: 'jpeg',
    alt: {
      en: 'Drawing: a speaker at the podium between red curtains opens the seminar',
      vi: 'Tranh vẽ: diễn giả khai mạc hội thảo trên bục, giữa hai tấm màn đỏ',
      fr: 'Dessin : un orateur au pupitre, entre des rideaux rouges, ouvre le séminaire',
    },
  },
  {
    name: 'hall',
    scene: hall,
    drawing: wide,
    width: 2400,
    format: 'jpeg',
    alt: {
      en: 'Drawing: a full hall looks at a stage with a large screen',
      vi: 'Tranh vẽ: hội trường kín chỗ hướng về sân khấu với màn hình lớn',
      fr: 'Dessin : une salle comble regarde une scène avec un grand écran',
    },
  },
  {
    name: 'slide',
    scene: slide,
    drawing: [1600, 900],
    width: 2560,
    format: 'webp',
    alt: {
      en: 'Drawing: a screen shows a network of coloured points',
      vi: 'Tranh vẽ: màn hình hiển thị mạng lưới các điểm nhiều màu',
      fr: 'Dessin : un écran montre un réseau de points colorés',
    },
  },
  {
    name: 'talk',
    scene: talk,
    drawing: wide,
    width: 1280,
    format: 'jpeg',
    alt: {
      en: 'Drawing: a speaker points at growing bars on the screen',
      vi: 'Tranh vẽ: diễn giả chỉ vào các cột tăng dần trên màn hình',
      fr: 'Dessin : un orateur montre des barres qui grandissent à l’écran',
    },
  },
  {
    name: 'microphone',
    scene: microphone,
    drawing: tall,
    width: 1400,
    format: 'webp',
    alt: {
      en: 'Drawing: a microphone in front of a dark blue background',
      vi: 'Tranh vẽ: micro trên nền xanh đậm',
      fr: 'Dessin : un micro devant un fond bleu sombre',
    },
  },
  {
    name: 'coffee',
    scene: coffee,
    drawing: wide,
    width: 1800,
    format: 'png',
    alt: {
      en: 'Drawing: people with cups behind a long table in the coffee break',
      vi: 'Tranh vẽ: mọi người cầm tách bên bàn dài trong giờ giải lao',
      fr: 'Dessin : des personnes avec une tasse derrière une longue table à la pause café',
    },
  },
  {
    name: 'discussion',
    scene: discussion,
    drawing: [1600, 900],
    width: 3200,
    format: 'jpeg',
    alt: {
      en: 'Drawing: four people in armchairs on the stage discuss',
      vi: 'Tranh vẽ: bốn người ngồi ghế bành trên sân khấu thảo luận',
      fr: 'Dessin : quatre personnes en discussion dans des fauteuils sur la scène',
    },
  },
  {
    name: 'question',
    scene: question,
    drawing: wide,
    width: 2000,
    format: 'jpeg',
    alt: {
      en: 'Drawing: two people in a row raise their hands',
      vi: 'Tranh vẽ: hai người trong hàng giơ tay đặt câu hỏi',
      fr: 'Dessin : deux personnes d’une rangée lèvent la main',
    },
  },
  {
    name: 'notebook',
    scene: notebook,
    drawing: [1600, 1600],
    width: 1600,
    format: 'webp',
    alt: {
      en: 'Drawing: an open notebook, a pen and a cup on a wooden table',
      vi: 'Tranh vẽ: cuốn sổ mở, cây bút và tách cà phê trên bàn gỗ',
      fr: 'Dessin : un carnet ouvert, un stylo et une tasse sur une table en bois',
    },
  },
  {
    name: 'handshake',
    scene: handshake,
    drawing: wide,
    width: 2400,
    format: 'jpeg',
    position: 'Hanoi',
    alt: {
      en: 'Drawing: two hands meet in a handshake',
      vi: 'Tranh vẽ: hai bàn tay bắt tay nhau',
      fr: 'Dessin : deux mains se serrent',
    },
  },
  {
    name: 'pond',
    scene: pond,
    drawing: tall,
    width: 1500,
    format: 'png',
    alt: {
      en: 'Drawing: lotus flowers between leaves on a pond',
      vi: 'Tranh vẽ: hoa sen giữa những chiếc lá trên mặt hồ',
      fr: 'Dessin : des fleurs de lotus parmi les feuilles d’un étang',
    },
  },
  {
    name: 'group',
    scene: group,
    drawing: wide,
    width: 3600,
    format: 'jpeg',
    alt: {
      en: 'Drawing: everybody in three rows on the steps of the building',
      vi: 'Tranh vẽ: mọi người đứng ba hàng trên bậc thềm tòa nhà',
      fr: 'Dessin : tout le monde sur trois rangs devant les marches du bâtiment',
    },
  },
  {
    name: 'bridge',
    scene: bridge,
    drawing: [2000, 860],
    width: 2800,
    format: 'jpeg',
    alt: {
      en: 'Drawing: a suspension bridge over a river at sunset',
      vi: 'Tranh vẽ: cây cầu treo qua sông lúc hoàng hôn',
      fr: 'Dessin : un pont suspendu sur un fleuve au coucher du soleil',
    },
  },
]
