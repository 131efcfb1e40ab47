import { at, circle, ellipse, line, lotus, path, person, pick, rect, sky, times, tree } from './shapes.ts'

const ground = (y: number, fill: string, width = 1600, height = 1067) => rect(0, y, width, height - y, fill)

/** Three floors behind columns, steps in front. */
const house =
  rect(240, 330, 1120, 470, '#f6d9a8') +
  path('M200 330 L800 150 L1400 330 Z', '#b4532a') +
  circle(800, 262, 40, '#f6d9a8') +
  times(8, (i) => rect(285 + i * 135, 380, 74, 110, '#5c8fa8', 34) + rect(285 + i * 135, 540, 74, 130, '#5c8fa8', 10)) +
  times(9, (i) => rect(256 + i * 132, 350, 26, 450, '#fff6e3', 6)) +
  rect(730, 620, 140, 180, '#6b3f22', 60) +
  times(4, (i) => rect(560 - i * 60, 800 + i * 26, 480 + i * 120, 28, pick(['#e7e0d3', '#d6cdbd'], i)))

export const building =
  sky('dawn', 1600, 1067, '#8ecae6', '#fef3c7') +
  times(4, (i) => ellipse(220 + i * 390, 120 + (i % 2) * 70, 130, 34, '#ffffffaa')) +
  ground(800, '#84a85a') +
  house +
  path('M560 1067 L640 904 H960 L1040 1067 Z', '#d6cdbd') +
  times(6, (i) =>
    at(
      pick([90, 190, 1420, 1520, 40, 1580], i),
      850 + (i % 3) * 50,
      1.2 + (i % 3) * 0.2,
      tree(pick(['#3f7d3a', '#4d8f46', '#2f6b3a'], i)),
    ),
  ) +
  at(470, 1000, 0.7, person(1)) +
  at(530, 1010, 0.7, person(5)) +
  at(1130, 1020, 0.75, person(2))

export const group =
  sky('noon', 1600, 1067, '#7cc4e8', '#dff3fb') +
  at(0, -60, 1, house) +
  ground(850, '#9aa58c') +
  times(3, (row) =>
    times(11 + row, (i) =>
      at(150 + i * (1300 / (10 + row)), 800 + row * 95, 0.82 + row * 0.1, person(i * 3 + row * 2)),
    ),
  )

export const bridge =
  sky('dusk', 2000, 860, '#f97316', '#fde68a') +
  circle(1480, 330, 120, '#fff3c4') +
  path('M0 520 Q300 360 620 500 T1240 470 T2000 520 V860 H0 Z', '#9a4a6a') +
  path('M0 580 Q420 450 900 560 T2000 560 V860 H0 Z', '#6b3560') +
  rect(0, 610, 2000, 250, '#c0567a') +
  times(12, (i) => ellipse(160 * i + 90, 660 + ((i * 37) % 160), 120, 7, '#fbbf7a88')) +
  times(2, (i) => rect(560 + i * 840, 190, 44, 470, '#3b1f3f', 6) + rect(540 + i * 840, 640, 84, 50, '#2b1530', 8)) +
  rect(0, 500, 2000, 26, '#3b1f3f') +
  line('M-280 500 Q300 480 582 200 Q1002 720 1422 200 Q1700 480 2280 500', '#3b1f3f', 12) +
  times(29, (i) => line(`M${622 + i * 27} 500 V${500 - 270 * ((i - 14) / 15) ** 2}`, '#3b1f3f', 4)) +
  times(5, (i) => at(760 + i * 120, 502, 0.2, person(i)))

export const pond =
  sky('pond', 1067, 1600, '#0f766e', '#134e4a') +
  times(22, (i) =>
    at(
      (i * 251) % 1067,
      240 + ((i * 173) % 1300),
      0.7 + (i % 3) * 0.3,
      ellipse(0, 0, 150, 52, pick(['#2f9e6e', '#3bb07d', '#238a5c'], i)),
      path('M0 0 L40 -52 L-6 -50 Z', '#115e59'),
    ),
  ) +
  times(6, (i) =>
    at(
      pick([220, 760, 480, 880, 250, 640], i),
      420 + i * 200,
      1 + (i % 3) * 0.45,
      line('M0 0 V90', '#1f7a52', 10),
      lotus(pick(['#f9a8d4', '#fbcfe8'], i), pick(['#f472b6', '#f9a8d4'], i)),
      circle(0, -26, 14, '#fbbf24'),
    ),
  )
