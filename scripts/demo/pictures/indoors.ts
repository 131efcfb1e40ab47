import { at, audience, circle, clothes, ellipse, line, path, person, pick, rect, times } from './shapes.ts'

interface Colours {
  wall: string
  deep: string
  light: string
  wood: string
}

const teal: Colours = { wall: '#134e4a', deep: '#0b3532', light: '#5eead4', wood: '#b7793f' }
const violet: Colours = { wall: '#43306e', deep: '#2c1f4c', light: '#c4b5fd', wood: '#c08a55' }
const blue: Colours = { wall: '#1e3a5f', deep: '#12263f', light: '#93c5fd', wood: '#a8703c' }

const network = (width: number, height: number, dots: number) => {
  const points = Array.from({ length: dots }, (_, i) => ({
    x: width * (0.06 + 0.88 * ((0.5 + i * 0.7549) % 1)),
    y: height * (0.1 + 0.8 * ((0.5 + i * 0.5698) % 1)),
  }))
  const links = points.flatMap((from, i) =>
    points
      .slice(i + 1)
      .filter((to) => Math.hypot(from.x - to.x, from.y - to.y) < width / 4.2)
      .map((to) => line(`M${from.x} ${from.y} L${to.x} ${to.y}`, '#5eead4', 3)),
  )
  return (
    links.join('') +
    times(dots, (i) =>
      circle(
        points[i]?.x ?? 0,
        points[i]?.y ?? 0,
        9 + (i % 4) * 5,
        pick(['#fbbf24', '#5eead4', '#f472b6', '#93c5fd'], i),
      ),
    )
  )
}

const bars = (count: number, floor: number, step: number) =>
  times(count, (i) => {
    const height = 60 + ((i * 53) % 90) + i * 26
    return rect(
      40 + i * step,
      floor - height,
      step * 0.62,
      height,
      pick(['#0ea5e9', '#f59e0b', '#14b8a6', '#f43f5e'], i),
      8,
    )
  })

const screen = (x: number, y: number, width: number, height: number, ...content: string[]) =>
  rect(x - 14, y - 14, width + 28, height + 28, '#0a0f17', 14) +
  rect(x, y, width, height, '#0f1f33', 6) +
  at(x, y, 1, ...content)

const podium =
  rect(-70, -150, 140, 150, '#8a5a2b', 10) +
  rect(-90, -172, 180, 30, '#a8703c', 8) +
  line('M20 -172 Q30 -220 4 -236', '#1f2937', 7) +
  circle(2, -238, 10, '#111827')

const lamps = (width: number, colour: string) =>
  times(
    5,
    (i) =>
      path(`M${(width / 5) * (i + 0.5) - 26} 0 h52 l90 420 h-232 Z`, `${colour}22`) +
      circle((width / 5) * (i + 0.5), 16, 26, '#fff7d6'),
  )

const room = ({ wall, deep, light, wood }: Colours, width = 1600, height = 1067) =>
  rect(0, 0, width, height, wall) +
  times(8, (i) => rect((width / 8) * i, 0, width / 16, height, deep)) +
  lamps(width, light) +
  rect(0, height * 0.62, width, height * 0.06, wood) +
  rect(0, height * 0.66, width, height, deep)

const hallIn = (colours: Colours) =>
  room(colours) +
  screen(420, 120, 760, 400, network(760, 400, 22)) +
  at(280, 690, 1.05, person(3), at(90, 0, 1, podium)) +
  audience(1600, 700, 4)

export const hall = hallIn(teal)
export const lectureHall = hallIn(violet)

export const talk =
  room(blue) +
  screen(640, 130, 800, 450, bars(7, 410, 104)) +
  at(420, 760, 1.5, person(4, '#9f1239')) +
  line('M490 480 L640 380', '#e8b796', 26) +
  audience(1600, 830, 3)

export const opening =
  room(teal, 1067, 1600) +
  path('M0 0 H200 Q120 700 210 1000 H0 Z', '#9f1239') +
  path('M1067 0 H867 Q947 700 857 1000 H1067 Z', '#9f1239') +
  at(530, 1130, 2.2, person(2, '#1d4e89')) +
  at(530, 1180, 2.2, podium) +
  at(
    200,
    1190,
    1.2,
    times(5, (i) => circle(-60 + i * 30, -70 - (i % 2) * 34, 26, pick(['#f472b6', '#fbbf24', '#fb7185'], i))),
    path('M-70 -40 h140 l-30 90 h-80 Z', '#e2e8f0'),
  ) +
  audience(1067, 1290, 3)

export const slide =
  rect(0, 0, 1600, 900, '#0a0f17') + at(60, 50, 1, rect(0, 0, 1480, 800, '#0f1f33', 10), network(1480, 800, 46))

export const discussion =
  room(violet, 1600, 900) +
  times(4, (i) =>
    at(
      310 + i * 330,
      720,
      1.35,
      rect(-74, -150, 148, 170, pick(['#f59e0b', '#14b8a6'], i), 26),
      person(i * 2 + 1),
      rect(-80, -60, 160, 80, pick(['#d97706', '#0f766e'], i), 22),
    ),
  ) +
  times(3, (i) =>
    at(
      475 + i * 330,
      790,
      1,
      rect(-46, -70, 92, 12, '#f1e3cf', 6),
      rect(-5, -60, 10, 90, '#8a5a2b'),
      rect(-14, -104, 28, 36, '#bfdbfe', 6),
    ),
  ) +
  audience(1600, 800, 2)

export const question =
  room(blue) +
  times(9, (i) => at(140 + i * 165, 900 + (i % 2) * 40, 1.5, person(i))) +
  at(635, 900, 1.5, line('M40 -200 L86 -370', '#c98d68', 24)) +
  at(1130, 900, 1.5, line('M-40 -200 L-80 -380', '#e8b796', 24)) +
  audience(1600, 860, 2)

export const coffee =
  rect(0, 0, 1600, 1067, '#f3e7d3') +
  times(
    6,
    (i) =>
      rect(i * 280 + 30, 90, 200, 330, '#bfdbfe', 12) +
      rect(i * 280 + 125, 90, 10, 330, '#fff') +
      rect(i * 280 + 30, 250, 200, 10, '#fff'),
  ) +
  times(5, (i) =>
    at(
      180 + i * 310,
      800,
      1.3,
      person(i * 3),
      line('M44 -200 L80 -150', '#dba583', 18),
      rect(70, -180, 30, 34, '#fff', 6),
    ),
  ) +
  rect(0, 760, 1600, 40, '#a8703c') +
  rect(0, 800, 1600, 267, '#fff7ed') +
  times(9, (i) =>
    at(
      110 + i * 175,
      770,
      1,
      ellipse(0, 4, 62, 14, '#e2e8f0'),
      path('M-36 -56 h72 q-4 56 -22 56 h-28 q-18 0 -22 -56 Z', pick(clothes, i * 3)),
      ellipse(0, -56, 36, 9, '#5b3a22'),
    ),
  )

export const handshake =
  rect(0, 0, 1600, 1067, '#fde7c8') +
  times(7, (i) => circle(120 + i * 230, 150 + (i % 3) * 60, 90, '#fbd38d')) +
  path('M-20 560 L560 420 L650 640 L-20 900 Z', '#1d4e89') +
  path('M560 425 l60 -18 l86 214 l-60 24 Z', '#f8fafc') +
  path('M1620 560 L1040 420 L950 640 L1620 900 Z', '#9f1239') +
  path('M1040 425 l-60 -18 l-86 214 l60 24 Z', '#f8fafc') +
  path('M620 415 Q760 380 880 440 Q960 500 930 560 Q880 640 760 640 Q690 640 690 612 Z', '#e8b796') +
  path('M980 415 Q860 400 800 470 Q740 560 800 580 Q860 580 900 540 L910 612 Z', '#c98d68') +
  times(4, (i) => line(`M${720 + i * 46} ${622 - i * 14} q-22 -44 6 -74`, '#a86b48', 9))

export const microphone =
  rect(0, 0, 1067, 1600, '#12263f') +
  times(16, (i) =>
    circle((i * 263) % 1067, 160 + ((i * 347) % 900), 60 + (i % 4) * 34, pick(['#1e3a5f', '#243f66', '#2b4a78'], i)),
  ) +
  line('M620 1600 Q700 1100 560 820', '#0a0f17', 34) +
  at(
    480,
    640,
    1,
    `<g transform="rotate(-28)">${rect(-96, -60, 192, 300, '#1f2937', 80)}${rect(-110, -250, 220, 260, '#94a3b8', 110)}${times(6, (i) => line(`M-96 ${-200 + i * 34} H96`, '#64748b', 8))}${rect(-112, -6, 224, 30, '#f59e0b', 10)}</g>`,
  )

export const notebook =
  rect(0, 0, 1600, 1600, '#b7793f') +
  times(9, (i) => rect(0, i * 180, 1600, 6, '#a06a35')) +
  `<g transform="rotate(-8 800 800)">${rect(330, 300, 460, 900, '#fffdf7', 16)}${rect(800, 300, 460, 900, '#fff8e6', 16)}${times(14, (i) => line(`M390 ${400 + i * 54} h${260 + ((i * 67) % 90)}`, '#94a3b8', 8))}${at(820, 420, 0.5, network(800, 900, 16))}</g>` +
  `<g transform="rotate(32 1300 900)">${rect(1270, 560, 46, 620, '#9f1239', 20)}${path('M1270 1180 h46 l-23 80 Z', '#1f2937')}</g>` +
  at(300, 1330, 2.2, circle(0, 0, 90, '#f8fafc'), circle(0, 0, 70, '#5b3a22'))
